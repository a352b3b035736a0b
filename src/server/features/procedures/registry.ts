/** Every published version, compiled once and kept: a ticket runs on the version it began with. */
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { Log } from '../../platform/log/index.ts'
import { hashText } from './check.ts'
import type { CompiledText } from './compile-many.ts'
import { compileTexts } from './compiled.ts'
import type { Compiled } from './compiled.ts'
import type { LibraryFile } from './library.ts'
import { addVersion, knownTexts, loadProcedures, newestPublished, wasEverUsed } from './store.ts'
import type { NewVersion } from './store.ts'

export interface PublishedProcedure {
  readonly procedure: Procedure
  readonly source: string
  readonly withdrawn: boolean
}

export interface ProcedureRegistry {
  /** The newest version; undefined when there is none, or when it was withdrawn: then nothing new begins. */
  readonly latest: (id: string) => Procedure | undefined
  readonly version: (id: string, version: number) => Procedure | undefined
  readonly current: () => readonly PublishedProcedure[]
  /** Reads anew what is published: here or in another process something was. */
  readonly refresh: () => Promise<void>
}

type Versions = ReadonlyMap<string, ReadonlyMap<number, PublishedProcedure>>

/** Takes in what the library has anew, then loads every published version. */
export async function openProcedures(db: Db, library: readonly LibraryFile[], log: Log): Promise<ProcedureRegistry> {
  const known = await knownTexts(db, library.map((file) => hashText(file.text)))
  // What is there to the letter need not be read again.
  const fresh = library.filter((file) => !known.has(hashText(file.text).toString('hex')))
  // Whatever must be read is read in one go: the library's new texts, and what is published already.
  const compiled = await compileTexts(db, [...fresh.map((file) => file.text), ...(await loadProcedures(db)).map((row) => row.source)])
  let published = 0
  for (const file of fresh) if (await takeIn(db, file, compiled.get(file.text), log)) published += 1
  if (published > 0) log.info({ procedures: published }, 'procedures of the library published')
  let versions = await loadAll(db, new Map(), log, compiled)
  let asked = 0
  let applied = 0
  const newest = (id: string): PublishedProcedure | undefined => {
    const last = [...(versions.get(id)?.values() ?? [])].at(-1)
    return last?.withdrawn ? undefined : last
  }
  return {
    latest: (id) => newest(id)?.procedure,
    version: (id, version) => versions.get(id)?.get(version)?.procedure,
    current: () => [...versions.keys()].flatMap((id) => newest(id) ?? []),
    refresh: async () => {
      const nr = ++asked
      const fresh = await loadAll(db, versions, log)
      // Of two at the same time, the one asked for later knows more.
      if (nr > applied) [versions, applied] = [fresh, nr]
    },
  }
}

/** What was compiled before is not compiled again: a published text never changes. */
async function loadAll(db: Db, known: Versions, log: Log, compiled: Compiled = new Map()): Promise<Versions> {
  const versions = new Map<string, Map<number, PublishedProcedure>>()
  const rows = await loadProcedures(db)
  const fresh = await compileTexts(db, rows.filter((row) => !known.get(row.id)?.has(row.version) && !compiled.has(row.source)).map((row) => row.source))
  for (const row of rows) {
    const procedure = known.get(row.id)?.get(row.version)?.procedure ?? (compiled.get(row.source) ?? fresh.get(row.source))?.procedure
    if (!procedure) {
      log.error({ procedure: row.id, version: row.version }, 'a published procedure can no longer be read')
      continue
    }
    const those = versions.get(row.id) ?? new Map<number, PublishedProcedure>()
    versions.set(row.id, those.set(row.version, { procedure, source: row.source, withdrawn: row.withdrawn }))
  }
  return versions
}

/**
 * A procedure that nobody has used yet is taken as the library has it. Once tickets run by it, the library's next version is a draft like
 * anybody's: the organisation signs it before it is in force. Answers whether it is in force now.
 */
async function takeIn(db: Db, file: LibraryFile, compiled: CompiledText | undefined, log: Log): Promise<boolean> {
  if (!compiled?.procedure) {
    const first = compiled?.findings[0]
    log.error({ file: file.path, line: first?.place.line, finding: first?.message.en }, 'a library procedure is not published: it has errors')
    return false
  }
  const { id, version, title } = compiled.procedure
  const newest = await newestPublished(db, id)
  if (version <= newest) return false
  const entry: NewVersion = { id, version, title, source: file.text, hash: hashText(file.text), findings: compiled.findings, at: new Date(), by: null }
  const state = newest > 0 && (await wasEverUsed(db, id)) ? 'draft' : 'published'
  const added = await addVersion(db, entry, state)
  if (added && state === 'draft') log.info({ procedure: id, version }, 'the library has a new version: it waits for signatures')
  return added && state === 'published'
}
