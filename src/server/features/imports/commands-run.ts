/** An import at work: in stretches, each of which can be done again, so that a restart goes on where it was. */
import type { ImportProblem } from '../../../contract/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import { AppError } from '../../platform/http/index.ts'
import { publish } from '../../platform/live/index.ts'
import { lockUntouched, removeTickets } from '../tickets/index.ts'
import type { ImportDeps } from './deps.ts'
import { limitProblems, prepareTable, problemsOfRefusal, toStart } from './matters.ts'
import type { PreparedTable, Surroundings } from './matters.ts'
import { tellProblem } from '../../platform/sheets/index.ts'
import { loadProcedure, surroundingsOf, tableOf } from './reading.ts'
import type { Matter } from './rows.ts'
import { aloneOn, changeStatus, endImport, findImport, findKnown, saveProgress, ticketsOfImport } from './store.ts'

/** Registrations under way at once: enough to fill three shared commits. */
const STRETCH = 384

export interface RunOptions {
  /** Begins an import that is only ready, with the lock in hand, so that no other process takes it up. */
  readonly begin?: boolean
  readonly told?: (done: number, total: number) => void
}

interface Run {
  readonly id: number
  readonly prepared: PreparedTable
  readonly around: Surroundings
  readonly keys: Set<string>
  readonly problems: ImportProblem[]
  created: number
  unchanged: number
}

/**
 * Runs an import until it is over; answers false when another process is at it. One that was cut off is gone through
 * from its first row: what it brought in already is known by its keys and only counted.
 */
export function continueImport(deps: ImportDeps, id: number, { begin = false, told }: RunOptions = {}): Promise<boolean> {
  return aloneOn(deps.db, id, async () => {
    if (begin) await changeStatus(deps.db, id, ['ready'], 'running')
    const batch = await findImport(deps.db, id)
    if (batch?.status !== 'running') return
    const around = await surroundingsOf(deps, loadProcedure(deps, batch.procedure))
    const prepared = prepareTable(tableOf(deps, batch), batch.mapping, around)
    const run: Run = { id, prepared, around, keys: new Set(), problems: prepared.problems.map(tellProblem), created: 0, unchanged: 0 }
    const skipped = batch.rowsTotal - prepared.matters.length
    for (let done = 0; done < prepared.matters.length || done === 0; done += STRETCH) {
      await importStretch(deps, run, prepared.matters.slice(done, done + STRETCH))
      const rowsDone = skipped + Math.min(done + STRETCH, prepared.matters.length)
      // A run that was cut off does not count backwards before it goes on.
      if (rowsDone < batch.rowsDone) continue
      await saveProgress(deps.db, id, { rowsDone, created: run.created, unchanged: run.unchanged, problems: limitProblems(run.problems) })
      await publish(deps.db, { kind: 'import', id })
      told?.(rowsDone, batch.rowsTotal)
    }
    await endImport(deps.db, id, 'done', new Date(deps.now()))
    await publish(deps.db, { kind: 'import', id })
  })
}

async function importStretch(deps: ImportDeps, run: Run, matters: readonly Matter[]): Promise<void> {
  const known = await findKnown(deps.db, run.around.procedure.id, matters.map((matter) => matter.key))
  await Promise.all(matters.map(async (matter) => {
    const isRepeated = run.keys.has(matter.key)
    run.keys.add(matter.key)
    const by = known.get(matter.key)
    const result = isRepeated || (by !== undefined && by !== run.id) ? 'unchanged' : by === run.id ? 'created' : await importMatter(deps, run, matter)
    if (typeof result === 'string') run[result]++
    else run.problems.push(...result)
  }))
}

async function importMatter(deps: ImportDeps, { id, prepared, around }: Run, matter: Matter): Promise<'created' | 'unchanged' | readonly ImportProblem[]> {
  try {
    await deps.tickets.start(toStart(matter, around, id))
    return 'created'
  } catch (error) {
    if (error instanceof AppError) return problemsOfRefusal(matter.row, error, prepared.headerOf)
    if (isKnownKey(error)) return 'unchanged'
    throw error
  }
}

const UNIQUE_VIOLATION = '23505'

/** Another import of the same source was quicker. */
function isKnownKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION && 'constraint' in error && error.constraint === 'import_row_pkey'
}

/** Takes out what an import brought in, in one transaction; nothing happens when somebody acted on one of its tickets meanwhile. */
export function undoImport(deps: ImportDeps, id: number): Promise<boolean> {
  return aloneOn(deps.db, id, async () => {
    await deps.db.transaction().execute(async (tx) => {
      const batch = await findImport(tx, id)
      if (batch?.status !== 'undoing') return
      const tickets = await ticketsOfImport(tx, id)
      if ((await lockUntouched(tx, tickets)).length > 0) {
        await changeStatus(tx, id, ['undoing'], 'done')
        return
      }
      const removal = await removeTickets(tx, deps.procedures, tickets)
      await recordAdminEvent(tx, { at: deps.now(), actor: 'import', type: 'import.undone', data: { import: id, procedure: batch.procedure, ...removal } })
      await endImport(tx, id, 'undone', new Date(deps.now()))
    })
    await publish(deps.db, { kind: 'import', id })
  })
}
