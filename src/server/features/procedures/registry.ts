/** Every published version, compiled once and kept: a ticket runs on the version it began with. */
import { createHash } from 'node:crypto'
import { compileProcedure } from '../../../core/procedure/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { Log } from '../../platform/log/index.ts'
import type { LibraryFile } from './library.ts'
import { addProcedure, loadProcedures } from './store.ts'

export interface PublishedProcedure {
  readonly procedure: Procedure
  readonly source: string
  readonly withdrawn: boolean
}

export interface ProcedureRegistry {
  /** The newest version that takes new tickets; undefined when there is none. */
  readonly latest: (id: string) => Procedure | undefined
  readonly version: (id: string, version: number) => Procedure | undefined
  readonly current: () => readonly PublishedProcedure[]
}

/** Publishes what the library has anew, then loads every published version. */
export async function openProcedures(db: Db, library: readonly LibraryFile[], log: Log): Promise<ProcedureRegistry> {
  for (const file of library) await publish(db, file, log)
  const versions = new Map<string, Map<number, PublishedProcedure>>()
  for (const row of await loadProcedures(db)) {
    const compiled = compileProcedure(row.source)
    if (!compiled.ok) {
      log.error({ procedure: row.id, version: row.version, findings: compiled.findings.length }, 'a published procedure can no longer be read')
      continue
    }
    const known = versions.get(row.id) ?? new Map<number, PublishedProcedure>()
    versions.set(row.id, known.set(row.version, { procedure: compiled.procedure, source: row.source, withdrawn: row.withdrawn }))
  }
  const newest = (id: string): PublishedProcedure | undefined => [...(versions.get(id)?.values() ?? [])].filter((entry) => !entry.withdrawn).at(-1)
  return {
    latest: (id) => newest(id)?.procedure,
    version: (id, version) => versions.get(id)?.get(version)?.procedure,
    current: () => [...versions.keys()].flatMap((id) => newest(id) ?? []),
  }
}

async function publish(db: Db, file: LibraryFile, log: Log): Promise<void> {
  const compiled = compileProcedure(file.text)
  if (!compiled.ok) {
    const first = compiled.findings[0]
    log.error({ file: file.path, line: first?.place.line, finding: first?.message.en }, 'a library procedure is not published: it has errors')
    return
  }
  const { id, version, title } = compiled.procedure
  const hash = createHash('sha256').update(file.text).digest()
  const added = await addProcedure(db, { id, version, title, source: file.text, hash })
  if (added) log.info({ procedure: id, version }, 'procedure published')
}
