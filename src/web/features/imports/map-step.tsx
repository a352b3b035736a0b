import { Alert, Button, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DryRun, ImportUpload, Mapping } from '../../../contract/imports.ts'
import type { FieldView } from '../../../contract/procedures.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { useLabel, useLocale } from '../../ui/locale.tsx'
import { useProcedure } from '../procedures/index.ts'
import { ConstantField } from './constant-field.tsx'
import { choiceOf, findSharedColumns, findUnfilled, findUnusedColumns, readProposal, sampleOf, writeMapping, type Choice, type MappingDraft, type Target } from './mapping-draft.ts'
import { useProcedureTitle } from './procedure-title.ts'
import { useDryRun } from './requests.ts'

interface Props {
  readonly upload: ImportUpload
  readonly procedure: string
  readonly draft: MappingDraft
  readonly onChange: (draft: MappingDraft) => void
  readonly onTried: (mapping: Mapping, result: DryRun) => void
}

/** Which column fills what; the proposal is chosen already. */
export function MapStep({ upload, procedure, draft, onChange, onTried }: Props) {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const titleOf = useProcedureTitle()
  const { timeZone: ownZone } = useLocale()
  const { problem } = useProblemText()
  const [zone, setZone] = useState(upload.mapping.timeZone ?? ownZone)
  const trying = useDryRun(upload.id)
  const fields = useProcedure(procedure).data?.fields ?? []
  const unfilled = findUnfilled(upload.targets, draft)
  const unused = findUnusedColumns(upload.headers, draft)
  const tryOut = (): void => {
    const mapping = writeMapping(draft, zone)
    trying.mutate(mapping, { onSuccess: (result) => onTried(mapping, result) })
  }
  const names = (targets: readonly Target[]): string => targets.map(({ label }) => labelOf(label)).join(t('mark'))
  return (
    <div className="im-map-step">
      <p className="hy-quiet">{[titleOf(procedure), t('map.rows', { count: upload.rowsTotal }), ...(upload.encoding ? [t('map.encoding', { encoding: upload.encoding })] : []), t('map.guessed')].join(' · ')}</p>
      <table className="im-map" aria-label={t('map.title')}>
        <thead><tr><th scope="col">{t('map.target')}</th><th scope="col">{t('map.from')}</th><th scope="col">{t('map.sample')}</th></tr></thead>
        <tbody>{upload.targets.map((target) => <TargetRow key={target.key} target={target} upload={upload} draft={draft} fields={fields} onChoose={(choice) => onChange({ ...draft, [target.key]: choice })} />)}</tbody>
      </table>
      <div className="im-zone">
        <label htmlFor="im-zone">{t('map.zone')}</label>
        <Select id="im-zone" className="im-zone-select" value={zone} showSearch onChange={setZone} options={zonesWith(zone).map((value) => ({ value, label: value }))} />
      </div>
      {unused.length > 0 && <p className="hy-quiet im-unused">{t('map.unused', { names: unused.join(t('mark')) })}</p>}
      {unfilled.length > 0 && <Alert type="warning" showIcon title={t('map.unfilled', { names: names(unfilled) })} />}
      <div role="alert">{trying.error && <Alert type="error" showIcon title={problem(trying.error).title} description={problem(trying.error).hint} />}</div>
      <Space className="im-actions" wrap>
        <Button type="primary" disabled={unfilled.length > 0} loading={trying.isPending} onClick={tryOut}>{t('map.check')}</Button>
        <Button onClick={() => onChange(readProposal(upload))}>{t('map.reset')}</Button>
        <span role="status" className="hy-quiet">{trying.isPending ? t('check.running') : ''}</span>
      </Space>
    </div>
  )
}

interface RowProps {
  readonly target: Target
  readonly upload: ImportUpload
  readonly draft: MappingDraft
  readonly fields: readonly FieldView[]
  readonly onChoose: (choice: Choice) => void
}

function TargetRow({ target, upload, draft, fields, onChoose }: RowProps) {
  const { t } = useTranslation('imports')
  const labelOf = useLabel()
  const choice = choiceOf(draft, target.key)
  const label = labelOf(target.label)
  const isShared = choice.kind === 'column' && findSharedColumns(draft).has(choice.header)
  const choose = (value: string): void => onChoose(readOption(value))
  return (
    <tr>
      <th scope="row">{label}{target.required && <abbr className="im-required" title={t('map.required')}>*</abbr>}</th>
      <td>
        <Select
          className="im-wide" aria-label={t('map.choose', { label })} value={writeOption(choice)} onChange={choose} showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('map.constants'), options: [{ value: 'none', label: t('map.none') }, { value: 'constant', label: t('map.constant') }] },
            { label: t('map.columns'), options: upload.headers.filter((header) => header !== '').map((header) => ({ value: `column:${header}`, label: header })) },
          ]}
        />
        {choice.kind === 'constant' && (
          <ConstantField field={fields.find(({ key }) => key === target.key)} label={label} value={choice.value} onChange={(value) => onChoose({ kind: 'constant', value })} />
        )}
        {isShared && <p className="im-shared">{t('map.shared', { column: choice.header })}</p>}
      </td>
      <td className="im-sample"><Samples upload={upload} choice={choice} /></td>
    </tr>
  )
}

function Samples({ upload, choice }: { readonly upload: ImportUpload; readonly choice: Choice }) {
  const { t } = useTranslation('imports')
  if (choice.kind !== 'column') return null
  const values = sampleOf(upload, choice.header)
  if (values.length === 0) return <>{t('map.noSample')}</>
  return <ul>{values.map((value) => <li key={value} title={value}>{value}</li>)}</ul>
}

const writeOption = (choice: Choice): string => (choice.kind === 'column' ? `column:${choice.header}` : choice.kind)

function readOption(value: string): Choice {
  if (value.startsWith('column:')) return { kind: 'column', header: value.slice('column:'.length) }
  return value === 'constant' ? { kind: 'constant', value: '' } : { kind: 'none' }
}

function zonesWith(zone: string): readonly string[] {
  return [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])]
}
