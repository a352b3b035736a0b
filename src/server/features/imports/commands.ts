/** Imports: take a file in, try a mapping out, set it running, undo it. The running itself is in commands-run.ts. */
import type { DryRun, ImportUpload, ImportView, Mapping } from '../../../contract/index.ts'
import { publish } from '../../platform/live/index.ts'
import { AppError } from '../../platform/http/index.ts'
import { listNames, readFile } from '../../platform/sheets/index.ts'
import { lockUntouched } from '../tickets/index.ts'
import type { ImportDeps } from './deps.ts'
import { nameColumns, proposeMapping } from './mapping.ts'
import { prepareTable } from './matters.ts'
import { loadProcedure, surroundingsOf, tableOf, tryOut } from './reading.ts'
import { addImport, changeStatus, findImport, ticketsOfImport } from './store.ts'
import type { StoredImport } from './store.ts'
import { packTable } from './stored-table.ts'
import { CHANNEL, KEY_TARGET, targetsOf } from './targets.ts'
import { viewImport } from './views.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Buffer
}

export interface Imports {
  /** Reads and keeps a file; nothing is registered. Throws `import.unreadable`, `import.empty`, `ticket.unknown_procedure`. */
  readonly upload: (createdBy: number | null, file: GivenFile, procedure: string) => Promise<ImportUpload>
  /** What running it with this mapping would do. Throws `import.not_found`, `import.not_ready`, `import.mapping_invalid`. */
  readonly dryRun: (id: number, mapping: Mapping) => Promise<DryRun>
  /** Sets it running; the work goes on in the background. Throws as dryRun does. */
  readonly run: (id: number, mapping: Mapping) => Promise<ImportView>
  /** Sets it back, in the background. Throws `import.cannot_undo` when somebody has acted on one of its tickets. */
  readonly undo: (id: number) => Promise<ImportView>
  readonly view: (id: number) => Promise<ImportView>
}

const SAMPLE_ROWS = 5
const SAMPLE_LENGTH = 300

/** `wake` tells the loop that works imports off. */
export function createImports(deps: ImportDeps, wake: () => void): Imports {
  const view = async (id: number): Promise<ImportView> => {
    const found = await viewImport(deps.db, id)
    if (!found) throw new AppError('import.not_found')
    return found
  }
  return {
    view,
    upload: async (createdBy, file, procedureId) => {
      const procedure = loadProcedure(deps, procedureId)
      const { table, encoding } = await readFile(file.bytes)
      const headers = nameColumns(table)
      const targets = targetsOf(procedure, await listNames(deps.db))
      const mapping = proposeMapping(headers, targets, procedure.starts[CHANNEL]?.defaults ?? {})
      const id = await addImport(deps.db, { procedure: procedure.id, fileName: file.name.slice(0, 200), mapping, rowsTotal: table.rows.length, content: deps.vault.sealBytes(packTable(table)), createdBy, at: new Date(deps.now()) })
      return {
        id, headers, mapping, rowsTotal: table.rows.length, ...(encoding === undefined ? {} : { encoding }),
        sample: table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => headers.map((_, column) => textOf(cells[column] ?? null))),
        targets: [...targets, KEY_TARGET].map(({ key, label, required }) => ({ key, label: { ...label }, required })),
      }
    },
    dryRun: async (id, mapping) => {
      const batch = await loadReady(deps, id)
      return tryOut(deps, batch.procedure, tableOf(deps, batch), mapping)
    },
    run: async (id, mapping) => {
      const batch = await loadReady(deps, id)
      // What cannot run is refused now, not in the background.
      prepareTable(tableOf(deps, batch), mapping, await surroundingsOf(deps, loadProcedure(deps, batch.procedure)))
      if (!(await changeStatus(deps.db, id, ['ready'], 'running', mapping))) throw new AppError('import.not_ready')
      await publish(deps.db, { kind: 'import', id })
      wake()
      return view(id)
    },
    undo: async (id) => {
      const before = await view(id)
      const touched = await deps.db.transaction().execute(async (tx) => lockUntouched(tx, await ticketsOfImport(tx, id)))
      if (touched.length > 0) throw new AppError('import.cannot_undo', { touched: touched.length, tickets: before.created })
      if (!(await changeStatus(deps.db, id, ['done', 'failed'], 'undoing'))) throw new AppError('import.not_ready')
      await publish(deps.db, { kind: 'import', id })
      wake()
      return view(id)
    },
  }
}

async function loadReady(deps: ImportDeps, id: number): Promise<StoredImport> {
  const batch = await findImport(deps.db, id)
  if (!batch) throw new AppError('import.not_found')
  if (batch.status !== 'ready') throw new AppError('import.not_ready', { status: batch.status })
  return batch
}

function textOf(cell: string | number | boolean | Date | null): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace('T', ' ').replace(/\.\d+Z$/, '')
  return String(cell ?? '').trim().slice(0, SAMPLE_LENGTH)
}
