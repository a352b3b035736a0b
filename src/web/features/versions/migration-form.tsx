import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Progress, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MigrationChoice, MigrationLine, MigrationMapping } from '../../../contract/versions.ts'
import { useProblemText } from '../../client/problem-text.ts'
import { DataList, type Column } from '../../ui/data-list.tsx'
import { useLabel } from '../../ui/locale.tsx'
import { ToneTag } from '../../ui/tags.tsx'
import { decide, openNames, type Open } from './mapping-choice.ts'
import { useMove, useTrial, type Trial } from './requests.ts'

/** What takes whose place, what would happen then, and the button that does it. */
export function MigrationForm({ id, choice }: { readonly id: string; readonly choice: MigrationChoice }) {
  const { t } = useTranslation('versions')
  const { problem } = useProblemText()
  const [mapping, setMapping] = useState<MigrationMapping>(choice.suggested)
  const [progress, setProgress] = useState({ done: 0, total: choice.openTickets })
  const trying = useTrial(id, (done, total) => setProgress({ done, total }))
  const wish = { from: choice.from, to: choice.to, mapping }
  const change = (next: MigrationMapping): void => {
    setMapping(next)
    // What was tried was tried with another mapping.
    trying.reset()
  }
  const percent = progress.total === 0 ? 100 : Math.min(100, Math.floor((progress.done / progress.total) * 100))
  return (
    <div className="vn-move">
      <MappingTable choice={choice} mapping={mapping} onChange={change} />
      <div role="alert">{trying.error && <Alert type="error" showIcon title={problem(trying.error).title} />}</div>
      {trying.isPending && <Progress percent={percent} status="active" aria-label={t('migration.try')} />}
      <Space wrap>
        <Button {...(trying.data ? {} : { type: 'primary' as const })} loading={trying.isPending} onClick={() => trying.mutate(wish)}>{t('migration.try')}</Button>
        {trying.data && trying.data.moves > 0 && <RunButton id={id} wish={wish} moves={trying.data.moves} onDone={() => trying.reset()} />}
        <span role="status" className="hy-quiet">{trying.isPending ? t('migration.trying', progress) : trying.data ? t('migration.tried', { moves: trying.data.moves, stays: trying.data.stays }) : ''}</span>
      </Space>
      {trying.data && <TrialTable trial={trying.data} />}
    </div>
  )
}

function MappingTable({ choice, mapping, onChange }: { readonly choice: MigrationChoice; readonly mapping: MigrationMapping; readonly onChange: (mapping: MigrationMapping) => void }) {
  const { t } = useTranslation('versions')
  const open = openNames(choice)
  if (open.length === 0) return <p className="hy-quiet">{t('migration.noMapping')}</p>
  return (
    <div>
      <h3>{t('migration.mapping')}</h3>
      <p className="hy-quiet">{t('migration.mappingHint')}</p>
      <table className="vn-table" aria-label={t('migration.mapping')}>
        <thead><tr><th scope="col">{t('migration.old')}</th><th scope="col">{t('migration.fresh')}</th></tr></thead>
        <tbody>{open.map((name) => <MappingRow key={`${name.kind}.${name.key}`} name={name} mapping={mapping} onChange={onChange} />)}</tbody>
      </table>
    </div>
  )
}

function MappingRow({ name, mapping, onChange }: { readonly name: Open; readonly mapping: MigrationMapping; readonly onChange: (mapping: MigrationMapping) => void }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const label = labelOf(name.label)
  const options = [{ value: '', label: t('migration.nothing') }, ...name.options.map((option) => ({ value: option.key, label: `${labelOf(option.label)} (${option.key})` }))]
  return (
    <tr>
      <th scope="row">{t(`migration.${name.kind}`)}{t('from')}{label} <code>{name.key}</code></th>
      <td>
        <Select
          className="vn-wide" aria-label={t('migration.choose', { label })} showSearch={{ optionFilterProp: 'label' }} value={mapping[name.kind][name.key] ?? ''} options={options}
          onChange={(to) => onChange(decide(mapping, name, to === '' ? undefined : to))}
        />
      </td>
    </tr>
  )
}

interface RunProps {
  readonly id: string
  readonly wish: { readonly from: number; readonly to: number; readonly mapping: MigrationMapping }
  readonly moves: number
  readonly onDone: () => void
}

function RunButton({ id, wish, moves, onDone }: RunProps) {
  const { t } = useTranslation('versions')
  const { modal, message } = App.useApp()
  const { problem } = useProblemText()
  const moving = useMove(id)
  const ask = (): void => void modal.confirm({
    title: t('migration.runAsk', { count: moves, version: wish.to }), content: t('migration.runHint'), okText: t('migration.run', { count: moves }), cancelText: t('signing.keep'),
    onOk: async () => {
      try {
        await moving.mutateAsync(wish)
        onDone()
      } catch (error) {
        message.error(problem(error).title)
      }
    },
  })
  return <Button type="primary" loading={moving.isPending} onClick={ask}>{t('migration.run', { count: moves })}</Button>
}

function TrialTable({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('versions')
  const rest = trial.moves + trial.stays - trial.lines.length
  const columns: readonly Column<MigrationLine>[] = [
    { key: 'ticket', title: t('migration.ticket'), render: (line) => <TicketLink line={line} /> },
    { key: 'moves', title: <span className="hy-hidden">{t('migration.movesTag')}</span>, render: (line) => <MovesTag line={line} /> },
    { key: 'happens', title: t('migration.happens'), render: (line) => <Happens line={line} /> },
  ]
  return (
    <>
      <DataList
        label={t('migration.happens')} rows={trial.lines} rowKey={(line) => line.ticket.id} columns={columns}
        card={(line) => <div><div className="hy-row"><TicketLink line={line} /><MovesTag line={line} /></div><Happens line={line} /></div>}
      />
      {rest > 0 && <p className="hy-quiet">{t('migration.more', { count: trial.lines.length, rest })}</p>}
    </>
  )
}

function TicketLink({ line }: { readonly line: Pick<MigrationLine, 'ticket'> }) {
  return <Link className="hy-number" to="/tickets/$id" params={{ id: String(line.ticket.id) }}>{line.ticket.number}</Link>
}

function MovesTag({ line }: { readonly line: MigrationLine }) {
  const { t } = useTranslation('versions')
  return <ToneTag tone={line.moves ? 'good' : 'bad'}>{t(line.moves ? 'migration.movesTag' : 'migration.stays')}</ToneTag>
}

function Happens({ line }: { readonly line: MigrationLine }) {
  const { t } = useTranslation('versions')
  const labelOf = useLabel()
  const told = line.moves ? line.lines : line.refusals
  if (told.length === 0) return <span className="hy-quiet">{t('migration.nothingChanges')}</span>
  return <ul className="vn-lines">{told.map((label, index) => <li key={index}>{labelOf(label)}</li>)}</ul>
}
