import { App, Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES, type PersonView, type RoleName } from '../../../contract/directory.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel } from '../../ui/locale.tsx'
import { useUnits } from '../tickets/index.ts'
import { ShownOnce } from '../tokens/index.ts'
import { EditorModal } from './editor-modal.tsx'
import { useAddPerson, useChangePerson, useResetPassword, type NewPersonInput } from './requests.ts'

interface PersonValues {
  readonly login: string
  readonly name: string
  readonly roles: readonly RoleName[]
  readonly units: readonly string[]
  readonly language: 'zh' | 'en'
  readonly phone: string
  readonly email: string
  readonly left: boolean
}

const NOBODY: PersonValues = { login: '', name: '', roles: [], units: [], language: 'zh', phone: '', email: '', left: false }
const LOGIN_PATTERN = /^[a-z0-9][a-z0-9._@-]{1,59}$/

interface Secret { readonly name: string; readonly password: string }

/** The person first, then the password made for them, once. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const adding = useAddPerson()
  const [secret, setSecret] = useState<Secret>()
  if (secret) return <InitialPassword secret={secret} onClose={onClose} />
  const save = async (values: PersonValues): Promise<void> => {
    const { person, initialPassword } = await adding.mutateAsync(newPerson(values))
    if (initialPassword !== undefined) setSecret({ name: person.name, password: initialPassword })
    else onClose()
  }
  return (
    <EditorModal<PersonValues> title={t('people.add')} okText={t('common:create')} initial={NOBODY} width={640} save={save} onClose={onClose} staysOpen>
      <div className="ad-pair">
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('nameNeeded') }]}><Input maxLength={100} autoFocus autoComplete="off" /></Form.Item>
        <Form.Item name="login" label={t('people.login')} extra={t('people.loginHint')} normalize={(value: string) => value.trim().toLowerCase()} rules={[{ required: true, message: t('required') }, { pattern: LOGIN_PATTERN, message: t('people.loginWrong') }]}>
          <Input maxLength={60} autoComplete="off" spellCheck={false} className="ad-code" />
        </Form.Item>
      </div>
      <PersonFields />
    </EditorModal>
  )
}

export function EditPerson({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  const changing = useChangePerson()
  const [secret, setSecret] = useState<Secret>()
  if (secret) return <InitialPassword secret={secret} onClose={onClose} />
  const { login, name, roles, units, language, left } = person
  const save = async (values: PersonValues): Promise<void> => {
    await changing.mutateAsync({
      id: person.id, version: person.version, name: values.name.trim(), roles: [...values.roles], units: [...values.units], language: values.language, left: values.left,
      ...changedContact(person, values),
    })
  }
  return (
    <EditorModal<PersonValues> title={`${t('people.edit')} ${login}`} initial={{ login, name, roles, units, language, left, phone: person.phone ?? '', email: person.email ?? '' }} version={person.version} width={640} save={save} onClose={onClose}>
      <Form.Item name="name" label={t('people.name')} rules={[{ required: true, whitespace: true, message: t('nameNeeded') }]}><Input maxLength={100} autoFocus autoComplete="off" /></Form.Item>
      <PersonFields />
      <Form.Item name="left" valuePropName="checked" extra={t('people.leftHint')}><Checkbox>{t('people.left')}</Checkbox></Form.Item>
      {!left && <ResetPassword person={person} onSecret={setSecret} />}
    </EditorModal>
  )
}

/** Only what was changed: a reader who is not shown the contact must not wipe it out. */
function changedContact(person: PersonView, { phone, email }: PersonValues): { readonly phone?: string | null; readonly email?: string | null } {
  return {
    ...(phone.trim() === (person.phone ?? '') ? {} : { phone: phone.trim() || null }),
    ...(email.trim() === (person.email ?? '') ? {} : { email: email.trim() || null }),
  }
}

function newPerson({ login, name, roles, units, language, phone, email }: PersonValues): NewPersonInput {
  return {
    login, name: name.trim(), roles: [...roles], units: [...units], language,
    ...(phone.trim() ? { phone: phone.trim() } : {}), ...(email.trim() ? { email: email.trim() } : {}),
  }
}

function PersonFields() {
  const { t } = useTranslation('admin')
  const labelOf = useLabel()
  const units = useUnits().data ?? []
  return (
    <>
      <Form.Item name="roles" label={t('people.roles')}>
        <Checkbox.Group className="ad-roles" options={ROLES.map((role) => ({ value: role, label: <><b>{t(`roles.${role}`)}</b> <span className="hy-quiet">{t(`roles.${role}Does`)}</span></> }))} />
      </Form.Item>
      <Form.Item name="units" label={t('people.units')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'words' }} options={units.filter(({ closed }) => !closed).map(({ code, name }) => ({ value: code, label: labelOf(name), words: `${name.zh} ${name.en} ${code}` }))} />
      </Form.Item>
      <div className="ad-pair">
        <Form.Item name="phone" label={t('people.phone')}><Input maxLength={40} autoComplete="off" inputMode="tel" /></Form.Item>
        <Form.Item name="email" label={t('people.email')}><Input maxLength={200} autoComplete="off" inputMode="email" /></Form.Item>
      </div>
      <Form.Item name="language" label={t('people.language')}><Radio.Group options={[{ value: 'zh', label: t('people.zh') }, { value: 'en', label: t('people.en') }]} /></Form.Item>
    </>
  )
}

function ResetPassword({ person, onSecret }: { readonly person: PersonView; readonly onSecret: (secret: Secret) => void }) {
  const { t } = useTranslation('admin')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const resetting = useResetPassword()
  const ask = (): void => void modal.confirm({
    title: t('people.passwordAsk', { name: person.name }), content: t('people.passwordHint'), okText: t('people.passwordNow'), cancelText: t('common:cancel'),
    onOk: async () => {
      try {
        onSecret({ name: person.name, password: (await resetting.mutateAsync(person.id)).initialPassword })
      } catch (error) {
        message.error(problem(error).title)
      }
    },
  })
  return <Button onClick={ask}>{t('people.password')}</Button>
}

function InitialPassword({ secret, onClose }: { readonly secret: Secret; readonly onClose: () => void }) {
  const { t } = useTranslation('admin')
  return (
    <Modal open title={t('people.secretTitle', { name: secret.name })} mask={{ closable: false }} keyboard={false} closable={false} footer={<Button onClick={onClose}>{t('people.secretDone')}</Button>}>
      <p>{t('people.secretHint')}</p>
      <ShownOnce label={t('people.secretLabel')} secret={secret.password} />
    </Modal>
  )
}
