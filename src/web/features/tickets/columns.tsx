import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { TicketRow } from '../../../contract/tickets.ts'
import { readPreference, writePreference } from '../../client/preferences.ts'
import type { Column } from '../../ui/data-list.tsx'
import { LabelText, Moment } from '../../ui/locale.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { Popup } from '../../ui/popup.tsx'
import { DueText, LevelTag } from '../../ui/tags.tsx'
import { StatusTag } from './status-tag.tsx'
import { StepList, TicketTitle } from './ticket-card.tsx'
import { TicketLink } from './value-text.tsx'

const KEYS = ['number', 'title', 'level', 'statusLabel', 'step', 'unit', 'due', 'received', 'channel', 'procedure', 'closedAt'] as const
type ColumnKey = (typeof KEYS)[number]
const USUAL: readonly ColumnKey[] = ['number', 'title', 'level', 'step', 'unit', 'due', 'received']
/** Without these a row says nothing. */
const ALWAYS: readonly ColumnKey[] = ['number', 'title']

const listeners = new Set<() => void>()
let chosen: readonly ColumnKey[] | undefined

function readChosen(): readonly ColumnKey[] {
  const parsed = z.array(z.enum(KEYS)).safeParse(readPreference('tickets.columns'))
  chosen ??= parsed.success ? parsed.data : USUAL
  return chosen
}

function choose(next: readonly ColumnKey[]): void {
  chosen = KEYS.filter((key) => ALWAYS.includes(key) || next.includes(key))
  writePreference('tickets.columns', chosen)
  for (const listener of listeners) listener()
}

const useChosen = (): readonly ColumnKey[] => useSyncExternalStore((listener) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}, readChosen)

/** The columns this person chose on this device, in a fixed order. */
export function useColumns(q: string): readonly Column<TicketRow>[] {
  const { t } = useTranslation('tickets')
  const keys = useChosen()
  return useMemo(() => {
    const render: Readonly<Record<ColumnKey, Column<TicketRow>['render']>> = {
      number: (row) => <TicketLink id={row.id}>{row.number}</TicketLink>,
      title: (row) => <TicketTitle row={row} q={q} />,
      level: (row) => <LevelTag level={row.level} />,
      statusLabel: (row) => <StatusTag status={row.status} />,
      step: (row) => <StepList row={row} />,
      unit: (row) => (row.leadUnit ? <LabelText label={row.leadUnit.name} /> : null),
      due: (row) => (row.status === 'closed' ? null : <DueText dueAt={row.dueAt} late={row.late} />),
      received: (row) => <Moment at={row.receivedAt} />,
      channel: (row) => <LabelText label={row.channel} />,
      procedure: (row) => <LabelText label={row.procedure.title} />,
      closedAt: (row) => (row.closedAt === null ? null : <Moment at={row.closedAt} />),
    }
    return keys.map((key) => ({ key, title: t(key), render: render[key] }))
  }, [keys, q, t])
}

export function ColumnChooser() {
  const { t } = useTranslation('tickets')
  const isPhone = useIsPhone()
  const keys = useChosen()
  if (isPhone) return null
  const content = (
    <Checkbox.Group className="tk-column-list" value={[...keys]} onChange={(next) => choose(KEYS.filter((key) => next.includes(key)))} options={KEYS.map((key) => ({ value: key, label: t(key), disabled: ALWAYS.includes(key) }))} />
  )
  return <Popup title={t('list.columns')} content={content}><Button icon={<TableOutlined />}>{t('list.columns')}</Button></Popup>
}
