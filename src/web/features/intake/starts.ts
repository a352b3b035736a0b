/** Which ways in a desk offers, and what it remembers of the last choice. */
import type { ProcedureSummary } from '../../../contract/procedures.ts'

export type StartView = ProcedureSummary['starts'][number]

/** The ways this person may register: not the import, and the public's own way only where there is no other. */
export function startsForDesk(procedure: Pick<ProcedureSummary, 'starts'>): readonly StartView[] {
  const allowed = procedure.starts.filter(({ allowed: may, channel }) => may && channel !== 'import')
  const staffs = allowed.filter(({ open }) => !open)
  return staffs.length > 0 ? staffs : allowed
}

export interface Remembered {
  readonly procedure?: string
  /** By procedure: the channel last used. */
  readonly channels: Readonly<Record<string, string>>
}

/** What this browser kept; anything unreadable counts as nothing. */
export function readRemembered(kept: unknown): Remembered {
  if (typeof kept !== 'object' || kept === null) return { channels: {} }
  const procedure = 'procedure' in kept && typeof kept.procedure === 'string' ? { procedure: kept.procedure } : {}
  const channels = 'channels' in kept && typeof kept.channels === 'object' && kept.channels !== null ? Object.entries(kept.channels) : []
  return { ...procedure, channels: Object.fromEntries(channels.filter((entry): entry is [string, string] => typeof entry[1] === 'string')) }
}

export interface Desk {
  readonly procedure: ProcedureSummary
  readonly start: StartView
}

/** The procedure and channel used last, else the first that may be used; undefined when there is none at all. */
export function chooseDesk(procedures: readonly ProcedureSummary[], remembered: Remembered): Desk | undefined {
  const usable = procedures.filter((procedure) => startsForDesk(procedure).length > 0)
  const procedure = usable.find(({ id }) => id === remembered.procedure) ?? usable[0]
  if (!procedure) return undefined
  const starts = startsForDesk(procedure)
  const start = starts.find(({ channel }) => channel === remembered.channels[procedure.id]) ?? starts[0]
  return start ? { procedure, start } : undefined
}
