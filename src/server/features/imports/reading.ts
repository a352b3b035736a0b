/** What every way of importing has in common: bytes to table, table to matters, and the trial. */
import type { DryRun, Mapping } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Table } from '../../../core/tabular/index.ts'
import { AppError } from '../../platform/http/index.ts'
import { listNames, tellProblem } from '../../platform/sheets/index.ts'
import type { ImportDeps } from './deps.ts'
import { limitProblems, prepareTable, problemsOfRefusal, toStart } from './matters.ts'
import type { Surroundings } from './matters.ts'
import type { Matter } from './rows.ts'
import { findKnown } from './store.ts'
import type { StoredImport } from './store.ts'
import { unpackTable } from './stored-table.ts'

const PREVIEW_ROWS = 5

export function loadProcedure(deps: Pick<ImportDeps, 'procedures'>, id: string): Procedure {
  const procedure = deps.procedures.latest(id)
  if (!procedure) throw new AppError('ticket.unknown_procedure', { procedure: id })
  return procedure
}

export async function surroundingsOf(deps: ImportDeps, procedure: Procedure): Promise<Surroundings> {
  return { procedure, names: await listNames(deps.db), zone: deps.zone(), now: deps.now() }
}

/** Matters that are asked about together. */
const STRETCH = 500

/** Why matters would be refused; those that would be registered are not in it. */
async function refusalsOf(deps: ImportDeps, matters: readonly Matter[], around: Surroundings): Promise<Map<Matter, AppError>> {
  const refused = new Map<Matter, AppError>()
  for (let done = 0; done < matters.length; done += STRETCH) {
    const stretch = matters.slice(done, done + STRETCH)
    const refusals = await deps.tickets.check(stretch.map((matter) => toStart(matter, around, 0)))
    stretch.forEach((matter, index) => {
      const refusal = refusals[index]
      if (refusal) refused.set(matter, refusal)
    })
  }
  return refused
}

/** Reads, asks the engine about every row, writes nothing. */
export async function tryOut(deps: ImportDeps, procedureId: string, table: Table, mapping: Mapping): Promise<DryRun> {
  const procedure = loadProcedure(deps, procedureId)
  const around = await surroundingsOf(deps, procedure)
  const prepared = prepareTable(table, mapping, around)
  const problems = prepared.problems.map(tellProblem)
  const known = await findKnown(deps.db, procedure.id, prepared.matters.map((matter) => matter.key))
  const titleField = Object.values(procedure.fields).find((field) => field.isTitle)?.key ?? ''
  const fresh = new Map<string, Matter>()
  let unchanged = 0
  const refusals = await refusalsOf(deps, prepared.matters.filter((matter) => !known.has(matter.key)), around)
  for (const matter of prepared.matters) {
    if (known.has(matter.key) || fresh.has(matter.key)) {
      unchanged++
      continue
    }
    const refusal = refusals.get(matter)
    if (refusal) problems.push(...problemsOfRefusal(matter.row, refusal, prepared.headerOf))
    else fresh.set(matter.key, matter)
  }
  return {
    wouldCreate: fresh.size, unchanged, problems: limitProblems(problems),
    preview: [...fresh.values()].slice(0, PREVIEW_ROWS).map((matter) => {
      const title = matter.values[titleField]
      return {
        row: matter.row, values: { ...matter.values }, receivedAt: matter.receivedAt === undefined ? null : new Date(matter.receivedAt).toISOString(),
        title: typeof title === 'string' ? title : matter.key,
      }
    }),
  }
}

export function tableOf(deps: Pick<ImportDeps, 'vault'>, batch: StoredImport): Table {
  if (!batch.content) throw new AppError('import.not_ready', { status: batch.status })
  return unpackTable(deps.vault.openBytes(batch.content))
}
