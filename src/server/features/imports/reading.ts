/** What every way of importing has in common: bytes to table, table to matters, and the trial. */
import type { DryRun, Mapping } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { readTable } from '../../../core/tabular/index.ts'
import type { Table } from '../../../core/tabular/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { ImportDeps } from './deps.ts'
import { limitProblems, prepareTable, problemsOfRefusal, toStart } from './matters.ts'
import type { Surroundings } from './matters.ts'
import { tellProblem } from './problem-texts.ts'
import type { Matter } from './rows.ts'
import { readSheet } from './sheet.ts'
import { findKnown } from './store.ts'
import type { StoredImport } from './store.ts'
import { unpackTable } from './stored-table.ts'
import { MOST_COLUMNS, MOST_ROWS, unreadable } from './unreadable.ts'
import { listNames } from './views.ts'

export interface ReadFile {
  readonly table: Table
  readonly encoding?: string
}

const PREVIEW_ROWS = 5

/** From the bytes to a table with rows. Throws `import.unreadable`, `import.empty`. */
export async function readFile(bytes: Buffer): Promise<ReadFile> {
  const { rows, encoding } = await readSheet(bytes)
  const table = readTable(rows)
  if (table.rows.length === 0) throw new AppError('import.empty')
  if (table.rows.length > MOST_ROWS) throw unreadable('tooManyRows')
  return { table: { ...table, headers: table.headers.slice(0, MOST_COLUMNS) }, ...(encoding === undefined ? {} : { encoding }) }
}

export function loadProcedure(deps: Pick<ImportDeps, 'procedures'>, id: string): Procedure {
  const procedure = deps.procedures.latest(id)
  if (!procedure) throw new AppError('ticket.unknown_procedure', { procedure: id })
  return procedure
}

export async function surroundingsOf(deps: ImportDeps, procedure: Procedure): Promise<Surroundings> {
  return { procedure, names: await listNames(deps.db), zone: deps.zone(), now: deps.now() }
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
  for (const matter of prepared.matters) {
    if (known.has(matter.key) || fresh.has(matter.key)) {
      unchanged++
      continue
    }
    const refusal = deps.tickets.check(toStart(matter, around, 0))
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
