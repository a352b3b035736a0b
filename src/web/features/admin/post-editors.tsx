import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostView } from '../../../contract/directory.ts'
import type { Label } from '../../../contract/shared.ts'
import { DateField } from '../../ui/date-field.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { PeopleSelect, useUnits } from '../tickets/index.ts'
import { EditorModal } from './editor-modal.tsx'
import { fillLabel } from './form-problems.ts'
import { CodeField, NameFields } from './name-fields.tsx'
import { useAddPost, useChangePost } from './requests.ts'

interface StandInValues {
  readonly person: number | null
  readonly from: string
  readonly until: string
}
interface PostValues {
  readonly code: string
  readonly name: Label
  readonly unit: string
  readonly head: boolean
  readonly holder: number | null
  readonly standIns: readonly StandInValues[]
  readonly closed: boolean
}

export function AddPost({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const adding = useAddPost()
  return (
    <EditorModal<PostValues>
      title={t('posts.add')} okText={t('common:create')} initial={{ code: '', name: { zh: '', en: '' }, unit: '', head: false, holder: null, standIns: [], closed: false }} onClose={onClose}
      save={async ({ code, name, unit, head, holder }) => await adding.mutateAsync({ code, name: fillLabel(name), unit, head, holder })}
    >
      <NameFields autoFocus />
      <CodeField />
      <PostFields names={{}} />
    </EditorModal>
  )
}

export function EditPost({ post, onClose }: { readonly post: PostView; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const changing = useChangePost()
  const { code, name, unit, head, holder, closed, version } = post
  const initial: PostValues = { code, name, unit, head, holder, closed, standIns: post.standIns.map(({ person, from, until }) => ({ person, from, until })) }
  const save = async (values: PostValues): Promise<void> => {
    const standIns = values.standIns.flatMap(({ person, from, until }) => (person === null ? [] : [{ person, from, until }]))
    await changing.mutateAsync({ code, version, name: fillLabel(values.name), unit: values.unit, head: values.head, holder: values.holder, standIns, closed: values.closed })
  }
  return (
    <EditorModal<PostValues> title={`${t('posts.edit')} ${code}`} initial={initial} version={version} width={720} save={save} onClose={onClose}>
      <NameFields />
      <PostFields names={namesIn(post)} />
      <StandInFields names={namesIn(post)} />
      <Form.Item name="closed" valuePropName="checked"><Checkbox>{t('posts.closed')}</Checkbox></Form.Item>
    </EditorModal>
  )
}

/** The people a post already names, so that they need not be looked up to be shown. */
function namesIn({ holder, holderName, standIns }: PostView): Readonly<Record<string, Label>> {
  const people = [...standIns.map(({ person, name }) => [person, name] as const), ...(holder !== null && holderName !== null ? [[holder, holderName] as const] : [])]
  return Object.fromEntries(people.map(([id, name]) => [`person:${id}`, { zh: name, en: name }]))
}

function PostFields({ names }: { readonly names: Readonly<Record<string, Label>> }) {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const units = useUnits().data ?? []
  return (
    <>
      <Form.Item name="unit" label={t('posts.unit')} rules={[{ required: true, message: t('required') }]}>
        <Select showSearch={{ optionFilterProp: 'words' }} options={units.filter(({ closed }) => !closed).map(({ code, name }) => ({ value: code, label: labelOf(name), words: `${name.zh} ${name.en} ${code}` }))} />
      </Form.Item>
      <Form.Item name="holder" label={t('posts.holder')}><PersonField names={names} /></Form.Item>
      <Form.Item name="head" valuePropName="checked"><Checkbox>{t('posts.headHint')}</Checkbox></Form.Item>
    </>
  )
}

interface PersonFieldProps {
  readonly names: Readonly<Record<string, Label>>
  // antd's Form.Item hands these in.
  readonly id?: string
  readonly value?: number | null
  readonly onChange?: (person: number | null) => void
}

/** One person or nobody, found while typing. */
function PersonField({ names, id, value = null, onChange }: PersonFieldProps) {
  const ownId = useId()
  return <PeopleSelect id={id ?? ownId} many={false} names={names} value={value === null ? [] : [String(value)]} onChange={([chosen]) => onChange?.(chosen === undefined ? null : Number(chosen))} />
}

function StandInFields({ names }: { readonly names: Readonly<Record<string, Label>> }) {
  const { t } = useTranslation('admin')
  return (
    <fieldset className="ad-stand-ins">
      <legend>{t('posts.standIns')}</legend>
      <Form.List name="standIns">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="ad-stand-in-row">
                <Form.Item name={[name, 'person']} label={t('posts.standIn')} rules={[{ required: true, message: t('required') }]}><PersonField names={names} /></Form.Item>
                <Form.Item name={[name, 'from']} label={t('posts.from')} rules={[{ required: true, message: t('required') }]}><DateField /></Form.Item>
                <Form.Item name={[name, 'until']} label={t('posts.until')} dependencies={[['standIns', name, 'from']]} rules={[{ required: true, message: t('required') }, ({ getFieldValue }) => ({
                  validator: (_rule, until: unknown) => {
                    const from: unknown = getFieldValue(['standIns', name, 'from'])
                    return typeof from === 'string' && typeof until === 'string' && until < from ? Promise.reject(new Error(t('posts.order'))) : Promise.resolve()
                  },
                })]}><DateField /></Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('posts.removeStandIn')} title={t('posts.removeStandIn')} onClick={() => remove(name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ person: null, from: '', until: '' })}>{t('posts.addStandIn')}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
