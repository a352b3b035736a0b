/** Taking tickets out again. Their numbers stay used and are written down, so that the gap in the counter is accounted for. */
import { readNumber, runsOf } from '../../../core/procedure/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import { deleteTickets } from './store-remove.ts'

/** Numbers that are used but no longer there: runs `[first, last]` by counter. What audit expects in an admin event. */
export type RemovedNumbers = Readonly<Record<string, readonly (readonly [number, number])[]>>

export interface Removal {
  readonly tickets: number
  readonly numbers: RemovedNumbers
}

/** Removes the tickets with all that belongs to them; the caller records the answer in an admin event of the same transaction. */
export async function removeTickets(tx: Tx, procedures: Pick<ProcedureRegistry, 'version'>, ids: readonly number[]): Promise<Removal> {
  const removed = await deleteTickets(tx, ids)
  const sequences = new Map<string, number[]>()
  for (const { procedure, version, number } of removed) {
    const pattern = procedures.version(procedure, version)?.number
    const place = pattern && readNumber(procedure, pattern, number)
    if (!place) continue
    const known = sequences.get(place.counter)
    if (known) known.push(place.sequence)
    else sequences.set(place.counter, [place.sequence])
  }
  return { tickets: removed.length, numbers: Object.fromEntries([...sequences].map(([counter, list]) => [counter, runsOf(list)])) }
}
