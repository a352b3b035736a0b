/** The imports under way, one after the other. One that fails again and again is given up, and the others go on. */
import { continueImport, undoImport } from './commands-run.ts'
import type { ImportDeps } from './deps.ts'
import { changeStatus, endImport, listUnderWay } from './store.ts'

const TRIES = 3

export async function workOff(deps: ImportDeps, failed: (id: number, error: unknown) => Promise<void>): Promise<void> {
  for (const { id, status } of await listUnderWay(deps.db)) {
    try {
      await (status === 'running' ? continueImport(deps, id) : undoImport(deps, id))
    } catch (error) {
      await failed(id, error)
    }
  }
}

/** Throws the error on, so that the loop comes again, until it has been tried often enough. */
export async function giveUp(deps: ImportDeps, failures: Map<number, number>, id: number, error: unknown): Promise<void> {
  const count = (failures.get(id) ?? 0) + 1
  failures.set(id, count)
  if (count < TRIES) throw error
  failures.delete(id)
  deps.log.error({ err: error, import: id }, 'an import is given up')
  // An undoing wrote nothing: what was imported is still there.
  if (!(await changeStatus(deps.db, id, ['undoing'], 'done'))) await endImport(deps.db, id, 'failed', new Date(deps.now()))
}
