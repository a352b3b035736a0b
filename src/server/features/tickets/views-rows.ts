/** One line of a list, from row to DTO. */
import { sql } from 'kysely'
import type { TicketRow } from '../../../contract/index.ts'
import type { Label, Procedure } from '../../../core/procedure/index.ts'
import type { Directory } from '../../platform/directory/index.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'

export interface ListedTicket {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly procedure: string
  readonly procedure_version: number
  readonly status: 'open' | 'closed'
  readonly level: string
  readonly steps: readonly string[]
  readonly channel: string
  readonly lead_unit: string | null
  readonly received_at: Date
  readonly due_at: Date | null
  readonly closed_at: Date | null
  readonly late: boolean
  readonly reopened: number
}

export const listedColumns = sql`t.id, t.number, t.title, t.procedure, t.procedure_version, t.status, t.level, t.steps, t.channel, t.lead_unit, t.received_at, t.due_at, t.closed_at, t.late, t.reopened`

export interface Names {
  readonly procedures: ProcedureRegistry
  readonly directory: Directory
}

const UNKNOWN: Label = { zh: '', en: '' }

export function levelOf(procedure: Procedure | undefined, key: string): TicketRow['level'] {
  const rank = procedure?.levels.findIndex((level) => level.key === key) ?? -1
  const level = procedure?.levels[rank]
  return level ? { key, label: level.label, rank } : null
}

export function toTicketRow(names: Names, row: ListedTicket): TicketRow {
  const procedure = names.procedures.version(row.procedure, row.procedure_version)
  return {
    id: row.id, number: row.number, title: row.title, status: row.status,
    procedure: { id: row.procedure, title: procedure?.title ?? UNKNOWN },
    level: levelOf(procedure, row.level),
    steps: row.steps.map((step) => procedure?.steps[step]?.label ?? { zh: step, en: step }),
    channel: procedure?.starts[row.channel]?.label ?? { zh: row.channel, en: row.channel },
    leadUnit: row.lead_unit === null ? null : { party: `unit:${row.lead_unit}`, name: names.directory.nameOf(`unit:${row.lead_unit}`) },
    receivedAt: row.received_at.toISOString(), dueAt: row.due_at?.toISOString() ?? null, closedAt: row.closed_at?.toISOString() ?? null,
    late: row.late, reopened: row.reopened,
  }
}
