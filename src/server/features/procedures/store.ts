/** Versions of procedures as rows: drafts, the signatures under them, and what is published. */
import { sql } from 'kysely'
import type { SignatureRole } from '../../../contract/index.ts'
import type { Finding, Label } from '../../../core/procedure/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface StoredProcedure {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly hash: Buffer
  readonly withdrawn: boolean
}

/** Every version that was ever published, by procedure and version. */
export async function loadProcedures(db: Db): Promise<StoredProcedure[]> {
  const rows = await db.selectFrom('procedure').select(['id', 'version', 'source', 'hash', 'withdrawn_at']).where('published_at', 'is not', null).orderBy('id').orderBy('version').execute()
  return rows.map(({ withdrawn_at: withdrawnAt, ...row }) => ({ ...row, withdrawn: withdrawnAt !== null }))
}

/** Which of these texts are versions already, by their hashes in hexadecimal. */
export async function knownTexts(db: Db, hashes: readonly Buffer[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db.selectFrom('procedure').select('hash').where('hash', 'in', hashes).execute()
  return new Set(rows.map((row) => row.hash.toString('hex')))
}

/** What was kept of these texts, by hash in hexadecimal, as JSON. */
export async function keptCompiled(db: Db, hashes: readonly string[], compiler: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('compiled_procedure').select(['hash', 'compiled']).where('compiler', '=', compiler).where('hash', 'in', hashes.map((hash) => Buffer.from(hash, 'hex'))).execute()
  return new Map(rows.map((row) => [row.hash.toString('hex'), row.compiled]))
}

/** Keeps what this compiler made, and forgets what others did. */
export async function keepCompiled(db: Db, made: readonly { readonly hash: Buffer; readonly json: string }[], compiler: string): Promise<void> {
  if (made.length === 0) return
  await db.deleteFrom('compiled_procedure').where('compiler', '<>', compiler).execute()
  await db.insertInto('compiled_procedure').values(made.map(({ hash, json }) => ({ hash, compiler, compiled: json }))).onConflict((conflict) => conflict.doNothing()).execute()
}

export interface NewVersion {
  readonly id: string
  readonly version: number
  readonly title: Label
  readonly source: string
  readonly hash: Buffer
  readonly findings: readonly Finding[]
  readonly at: Date
  /** Null: the library. */
  readonly by: number | null
}

/** Adds a version; what is there already stays as it is. */
export async function addVersion(db: Db | Tx, entry: NewVersion, state: 'draft' | 'published'): Promise<boolean> {
  const { id, version, source, hash, at, by } = entry
  const published = state === 'published'
  const result = await db.insertInto('procedure').values({
    id, version, source, hash, title: JSON.stringify(entry.title), findings: JSON.stringify(entry.findings), drafted_at: at, drafted_by: by,
    published_at: published ? at : null, published_by: published ? by : null, withdrawn_at: null,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Another text for a draft: nobody has signed that. */
export async function replaceDraft(tx: Tx, { id, version, title, source, hash, findings, at, by }: NewVersion): Promise<void> {
  await tx.deleteFrom('procedure_signature').where('procedure', '=', id).where('version', '=', version).execute()
  await tx.updateTable('procedure').set({ source, hash, title: JSON.stringify(title), findings: JSON.stringify(findings), drafted_at: at, drafted_by: by })
    .where('id', '=', id).where('version', '=', version).where('published_at', 'is', null).execute()
}

export interface VersionRow {
  readonly id: string
  readonly version: number
  readonly source: string
  readonly hash: Buffer
  readonly findings: readonly Finding[]
  readonly published: boolean
  readonly withdrawn: boolean
}

/** Locked against everybody else who would change it. */
export async function lockVersion(tx: Tx, id: string, version: number): Promise<VersionRow | undefined> {
  const row = await tx.selectFrom('procedure').select(['id', 'version', 'source', 'hash', 'findings', 'published_at', 'withdrawn_at'])
    .where('id', '=', id).where('version', '=', version).forUpdate().executeTakeFirst()
  // The findings were written from this type; see addVersion.
  return row && { id: row.id, version: row.version, source: row.source, hash: row.hash, findings: row.findings as Finding[], published: row.published_at !== null, withdrawn: row.withdrawn_at !== null }
}

/** The newest version that was ever published; 0 for none. */
export async function newestPublished(db: Db | Tx, id: string): Promise<number> {
  const row = await db.selectFrom('procedure').select('version').where('id', '=', id).where('published_at', 'is not', null).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.version ?? 0
}

/** Whether a ticket was ever numbered by this procedure, under any version. */
export async function wasEverUsed(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('counter').select('key').where((where) => where.or([where('key', '=', id), where('key', 'like', `${id.replace(/[\\%_]/g, '\\$&')}:%`)])).limit(1).executeTakeFirst()
  return row !== undefined
}

export interface Signature {
  readonly role: SignatureRole
  readonly person: number
  readonly hash: Buffer
}

export async function signaturesOf(tx: Tx, id: string, version: number): Promise<Signature[]> {
  const rows = await tx.selectFrom('procedure_signature').select(['role', 'person_id', 'hash']).where('procedure', '=', id).where('version', '=', version).execute()
  return rows.map((row) => ({ role: row.role, person: row.person_id, hash: row.hash }))
}

export async function addSignature(tx: Tx, id: string, version: number, signature: Signature & { readonly accepted: readonly string[]; readonly at: Date }): Promise<void> {
  await tx.insertInto('procedure_signature').values({
    procedure: id, version, role: signature.role, person_id: signature.person, hash: signature.hash, accepted: [...signature.accepted], at: signature.at,
  }).execute()
}

export async function markPublished(tx: Tx, id: string, version: number, by: number, at: Date, unitsAdded: readonly string[]): Promise<void> {
  await tx.updateTable('procedure').set({ published_at: at, published_by: by, units_added: sql`${[...unitsAdded]}::text[]` }).where('id', '=', id).where('version', '=', version).execute()
}

export async function markWithdrawn(tx: Tx, id: string, version: number, at: Date): Promise<void> {
  await tx.updateTable('procedure').set({ withdrawn_at: at }).where('id', '=', id).where('version', '=', version).execute()
}

export async function removeDraft(tx: Tx, id: string, version: number): Promise<void> {
  await tx.deleteFrom('procedure').where('id', '=', id).where('version', '=', version).where('published_at', 'is', null).execute()
}
