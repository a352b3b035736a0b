/** One person of the organisation. Contacts are sealed before they get here. */
import { sql } from 'kysely'
import { nameKeys } from '../../platform/directory/search-keys.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'

export interface StoredPerson {
  readonly id: number
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly contact: Buffer | null
  readonly left: boolean
  readonly version: number
}

export interface NewPerson {
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly language: 'zh' | 'en'
  readonly contact: Buffer | null
  readonly passwordHash: string | null
  readonly mustChangePassword: boolean
  readonly demo?: boolean
}

function keysOf(name: string, login: string): string {
  return `${nameKeys([name])} ${login}`
}

/** The new person's id; undefined when the login is taken. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<number | undefined> {
  const row = await tx.insertInto('person').values({
    login: person.login, name: person.name, search_keys: keysOf(person.name, person.login), contact: person.contact, password_hash: person.passwordHash,
    must_change_password: person.mustChangePassword, roles: [...person.roles], language: person.language, left_at: null, demo: person.demo ?? false,
  }).onConflict((conflict) => conflict.column('login').doNothing()).returning('id').executeTakeFirst()
  return row?.id
}

export async function findPerson(db: Db | Tx, id: number): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom('person').select(['id', 'login', 'name', 'roles', 'contact', 'left_at', 'version']).where('id', '=', id).executeTakeFirst()
  return row && { id: row.id, login: row.login, name: row.name, roles: row.roles, contact: row.contact, left: row.left_at !== null, version: row.version }
}

export interface PersonChange {
  readonly name?: string
  readonly roles?: readonly string[]
  readonly language?: 'zh' | 'en'
  readonly contact?: Buffer | null
  readonly leftAt?: Date | null
}

/** False when somebody changed them since `version`. */
export async function changePerson(tx: Tx, person: StoredPerson, version: number, change: PersonChange): Promise<boolean> {
  const result = await tx.updateTable('person').set({
    version: version + 1,
    ...(change.name === undefined ? {} : { name: change.name, search_keys: keysOf(change.name, person.login) }),
    ...(change.roles === undefined ? {} : { roles: [...change.roles] }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.contact === undefined ? {} : { contact: change.contact }),
    ...(change.leftAt === undefined ? {} : { left_at: change.leftAt }),
  }).where('id', '=', person.id).where('version', '=', version).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function setPassword(tx: Tx, id: number, hash: string, mustChange: boolean): Promise<void> {
  await tx.updateTable('person').set({ password_hash: hash, must_change_password: mustChange }).where('id', '=', id).execute()
}

export async function replaceMemberships(tx: Tx, id: number, units: readonly string[]): Promise<void> {
  await tx.deleteFrom('membership').where('person_id', '=', id).execute()
  await addMemberships(tx, id, units)
}

export async function addMemberships(tx: Tx, id: number, units: readonly string[]): Promise<void> {
  if (units.length === 0) return
  await tx.insertInto('membership').values([...new Set(units)].map((unit) => ({ person_id: id, unit_code: unit }))).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Those of these units that are not there, or closed. */
export async function findMissingUnits(tx: Tx, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select wanted.code from unnest(${units}::text[]) as wanted(code) where not exists (select from unit where unit.code = wanted.code and closed_at is null)`.execute(tx)
  return rows.map((row) => row.code)
}

/** Whether somebody else is still an owner. */
export async function hasOtherOwner(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql<{ other: boolean }>`select exists (select from person where 'owner' = any(roles) and left_at is null and id <> ${id}) as other`.execute(tx)
  return rows[0]?.other === true
}
