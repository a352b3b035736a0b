/** An import from beginning to end in one call, as the command line wants it. */
import type { ImportProblem, Mapping } from '../../../contract/index.ts'
import { readFile } from '../../platform/sheets/index.ts'
import { continueImport } from './commands-run.ts'
import type { GivenFile } from './commands.ts'
import type { ImportDeps } from './deps.ts'
import { nameColumns, proposeMapping } from './mapping.ts'
import { prepareTable } from './matters.ts'
import { loadProcedure, surroundingsOf, tryOut } from './reading.ts'
import { addImport, findImport } from './store.ts'
import { packTable } from './stored-table.ts'
import { CHANNEL, targetsOf } from './targets.ts'

export interface FileImport {
  readonly procedure: string
  /** Absent: guessed from the headers and the procedure's defaults. */
  readonly mapping?: Mapping | undefined
  readonly dryRun: boolean
  readonly told: (done: number, total: number) => void
}

export interface FileImported {
  readonly rows: number
  readonly mapping: Mapping
  readonly created: number
  readonly unchanged: number
  readonly errors: readonly ImportProblem[]
}

/** Throws AppError as uploading and running do. */
export async function importFile(deps: ImportDeps, file: GivenFile, { procedure: id, mapping: given, dryRun, told }: FileImport): Promise<FileImported> {
  const procedure = loadProcedure(deps, id)
  const { table } = await readFile(file.bytes)
  const around = await surroundingsOf(deps, procedure)
  const mapping = given ?? proposeMapping(nameColumns(table), targetsOf(procedure, around.names), procedure.starts[CHANNEL]?.defaults ?? {})
  const rows = table.rows.length
  if (dryRun) {
    const { wouldCreate, unchanged, problems } = await tryOut(deps, id, table, mapping)
    return { rows, mapping, created: wouldCreate, unchanged, errors: problems }
  }
  prepareTable(table, mapping, around)
  const batch = await addImport(deps.db, { procedure: id, fileName: file.name.slice(0, 200), mapping, rowsTotal: rows, content: deps.vault.sealBytes(packTable(table)), createdBy: null, at: new Date(deps.now()) })
  await continueImport(deps, batch, { begin: true, told })
  const done = await findImport(deps.db, batch)
  if (!done) throw new Error('an import was lost while it ran')
  return { rows, mapping, created: done.created, unchanged: done.unchanged, errors: done.problems }
}
