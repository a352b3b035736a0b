import { ArrowUpOutlined, DeleteOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { REGISTER_COLUMN_TYPES, type RegisterColumn } from '../../../contract/registers.ts'
import { nextId, type ColumnDraft, type ColumnProblem } from './column-draft.ts'
import { LabelledInput } from './labelled-input.tsx'

interface Props {
  readonly draft: ColumnDraft
  readonly nr: number
  readonly problem: ColumnProblem | undefined
  readonly onChange: (next: ColumnDraft) => void
  readonly onMoveUp: () => void
  /** A new column that nobody saved is simply gone. */
  readonly onDrop: () => void
}

/** Which of a draft's fields a problem stands at. */
const AT_NAME: readonly ColumnProblem[] = ['needName', 'needed', 'clash', 'needChoices']

/** One column: what it is called, what stands in it. */
export function ColumnEditor({ draft, nr, problem, onChange, onMoveUp, onDrop }: Props) {
  const { t, i18n } = useTranslation('registers')
  const name = (i18n.language === 'en' ? draft.en || draft.zh : draft.zh || draft.en) || t('define.column', { nr })
  const words = problem === undefined ? undefined : t(`define.${problem}`)
  const isAtName = problem !== undefined && AT_NAME.includes(problem)
  return (
    <fieldset className="rg-column" data-removed={draft.removed}>
      <legend>{t('define.column', { nr })}</legend>
      {draft.removed ? (
        <div className="rg-column-foot">
          <p className={words === undefined ? 'hy-quiet' : 'rg-wrong'} role={words === undefined ? undefined : 'alert'}><b>{name}</b> {words ?? t('define.removed')}</p>
          <Button size="small" className="rg-column-tools" icon={<UndoOutlined />} onClick={() => onChange({ ...draft, removed: false })}>{t('define.keep', { name })}</Button>
        </div>
      ) : (
        <>
          <div className="rg-column-fields">
            <LabelledInput label={t('define.nameZh')} problem={isAtName ? words : undefined}>{(aria) => <Input {...aria} maxLength={100} autoComplete="off" value={draft.zh} onChange={(event) => onChange({ ...draft, zh: event.target.value })} />}</LabelledInput>
            <LabelledInput label={t('define.nameEn')}>{(aria) => <Input {...aria} maxLength={100} autoComplete="off" value={draft.en} onChange={(event) => onChange({ ...draft, en: event.target.value })} />}</LabelledInput>
            <TypeField draft={draft} onChange={onChange} />
            <LabelledInput label={t('define.key')} hint={t(draft.isNew ? 'define.keyHint' : 'define.fixed')} problem={problem !== undefined && !isAtName ? words : undefined}>
              {(aria) => <Input {...aria} className="rg-code" maxLength={60} autoComplete="off" spellCheck={false} disabled={!draft.isNew} value={draft.key} onChange={(event) => onChange({ ...draft, key: event.target.value })} />}
            </LabelledInput>
          </div>
          {draft.type === 'choice' && <Choices draft={draft} onChange={onChange} />}
          <div className="rg-column-foot">
            <Checkbox checked={draft.required} onChange={(event) => onChange({ ...draft, required: event.target.checked })}>{t('define.required')}</Checkbox>
            <span className="rg-column-tools">
              <Button type="text" icon={<ArrowUpOutlined />} disabled={nr === 1} aria-label={t('define.up', { name })} title={t('define.up', { name })} onClick={onMoveUp} />
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('define.remove', { name })} title={t('define.remove', { name })} onClick={() => (draft.isNew ? onDrop() : onChange({ ...draft, removed: true }))} />
            </span>
          </div>
        </>
      )}
    </fieldset>
  )
}

type Part = Pick<Props, 'draft' | 'onChange'>

function TypeField({ draft, onChange }: Part) {
  const { t } = useTranslation('registers')
  // Nothing keeps a file that only a register names, so a new column is of something else.
  const types = REGISTER_COLUMN_TYPES.filter((type) => type !== 'files' || draft.type === 'files')
  return (
    <LabelledInput label={t('define.type')} {...(draft.isNew ? {} : { hint: t('define.fixed') })}>
      {({ id }) => <Select<RegisterColumn['type']> id={id} value={draft.type} disabled={!draft.isNew} options={types.map((type) => ({ value: type, label: t(`type.${type}`) }))} onChange={(type) => onChange({ ...draft, type })} />}
    </LabelledInput>
  )
}

function Choices({ draft, onChange }: Part) {
  const { t } = useTranslation('registers')
  const { choices } = draft
  const set = (id: number, change: { readonly zh?: string; readonly en?: string }): void => onChange({ ...draft, choices: choices.map((choice) => (choice.id === id ? { ...choice, ...change } : choice)) })
  return (
    <div className="rg-choices">
      <p>{t('define.choices')}</p>
      <ul>
        {choices.map(({ id, zh, en }, index) => (
          <li key={id}>
            <Input aria-label={t('define.choiceZh', { nr: index + 1 })} placeholder={t('define.choiceZh', { nr: index + 1 })} maxLength={100} value={zh} onChange={(event) => set(id, { zh: event.target.value })} />
            <Input aria-label={t('define.choiceEn', { nr: index + 1 })} placeholder={t('define.choiceEn', { nr: index + 1 })} maxLength={100} value={en} onChange={(event) => set(id, { en: event.target.value })} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('define.removeChoice', { nr: index + 1 })} title={t('define.removeChoice', { nr: index + 1 })} onClick={() => onChange({ ...draft, choices: choices.filter((choice) => choice.id !== id) })} />
          </li>
        ))}
      </ul>
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange({ ...draft, choices: [...choices, { id: nextId(choices), key: undefined, zh: '', en: '' }] })}>{t('define.addChoice')}</Button>
    </div>
  )
}
