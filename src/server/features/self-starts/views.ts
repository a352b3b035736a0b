import type { Db } from '../../platform/database/tables.ts'

export interface StartState {
  readonly lookedAt: Date
  /** The code of its last failure. */
  readonly problem: string | undefined
}

/** How far each start has been looked at, by procedure and start. A row for each start in use, so few. */
export async function statesOf(db: Db): Promise<Map<string, StartState>> {
  const rows = await db.selectFrom('self_start').select(['procedure', 'start', 'looked_at', 'problem']).execute()
  return new Map(rows.map((row) => [`${row.procedure} ${row.start}`, { lookedAt: row.looked_at, problem: row.problem && 'code' in row.problem ? String(row.problem.code) : undefined }]))
}

export interface StartName {
  readonly procedure: string
  readonly start: string
}

export interface HeldStart extends StartName {
  readonly id: number
  readonly occasion: number
  readonly keys: readonly string[]
  readonly at: number
  readonly decision: 'begin' | 'drop' | null
  readonly begun: number
}

type HeldRow = { id: number; procedure: string; start: string; occasion: Date; row_keys: string[]; at: Date; decision: 'begin' | 'drop' | null; begun: number }
export const HELD = ['id', 'procedure', 'start', 'occasion', 'row_keys', 'at', 'decision', 'begun'] as const
export const toHeld = (row: HeldRow): HeldStart => ({ id: row.id, procedure: row.procedure, start: row.start, occasion: row.occasion.getTime(), keys: row.row_keys, at: row.at.getTime(), decision: row.decision, begun: row.begun })

/** Those nobody has decided on, newest first. Plan: held_start_open. */
export async function listHeld(db: Db, most: number): Promise<HeldStart[]> {
  return (await db.selectFrom('held_start').select(HELD).where('decision', 'is', null).orderBy('id', 'desc').limit(most).execute()).map(toHeld)
}
