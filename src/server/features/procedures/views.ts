/** What the screens show of the versions of a procedure. */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { SignatureRole } from '../../../contract/index.ts'
import type { Finding, Label } from '../../../core/procedure/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface SignedView {
  readonly role: SignatureRole
  readonly person: number
  readonly name: string
  readonly at: string
  readonly accepted: string[]
}

export interface VersionRowView {
  readonly id: string
  readonly version: number
  readonly title: Label
  readonly source: string
  readonly hash: Buffer
  readonly findings: Finding[]
  readonly drafted_by: string | null
  readonly drafted_at: Date | null
  readonly published_by: string | null
  readonly published_at: Date | null
  readonly withdrawn_at: Date | null
  readonly signatures: SignedView[]
}

const readVersions = async (db: Db, where: RawBuilder<unknown>): Promise<VersionRowView[]> => {
  const { rows } = await sql<VersionRowView>`
    select v.id, v.version, v.title, v.source, v.hash, v.findings, drafter.name as drafted_by, v.drafted_at, publisher.name as published_by, v.published_at, v.withdrawn_at,
      coalesce((
        select json_agg(json_build_object('role', s.role, 'person', s.person_id, 'name', signer.name, 'at', s.at, 'accepted', s.accepted) order by s.at)
        from procedure_signature s join person signer on signer.id = s.person_id where s.procedure = v.id and s.version = v.version
      ), '[]') as signatures
    from procedure v left join person drafter on drafter.id = v.drafted_by left join person publisher on publisher.id = v.published_by
    where ${where} order by v.id, v.version desc`.execute(db)
  return rows
}

/** All versions of a procedure, the newest first, each with the names under it. */
export const listVersions = (db: Db, id: string): Promise<VersionRowView[]> => readVersions(db, sql`v.id = ${id}`)

/** Every draft that could still be published, by procedure. */
export const listDrafts = (db: Db): Promise<VersionRowView[]> => readVersions(db, sql`v.published_at is null and not exists (select from procedure newer where newer.id = v.id and newer.version >= v.version and newer.published_at is not null)`)
