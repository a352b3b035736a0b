/** Fills the database of a running product with many tickets, from this process. */
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { compileProcedure } from '../../src/core/procedure/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../src/core/worktime/index.ts'
import { readFileSync } from 'node:fs'
import { openPool } from '../../src/server/platform/database/pool.ts'
import type { Connection } from '../../src/server/platform/database/pool.ts'
import type { Db, Tables } from '../../src/server/platform/database/tables.ts'
import { loadSecrets } from '../../src/server/platform/home/secrets.ts'
import { loadBulk } from './bulk.ts'

const PROCEDURE = join(import.meta.dirname, '../../procedures/school/general-affairs-feedback.yaml')

export function socketFolderOf(home: string): string {
  // The fifth line of postmaster.pid names the folder of the unix socket (PostgreSQL, "postmaster.pid").
  const folder = readFileSync(join(home, 'database/postmaster.pid'), 'utf8').split('\n')[4]?.trim()
  if (!folder) throw new Error(`no database runs in ${home}`)
  return folder
}

export function connectionTo(home: string): Connection {
  return { host: socketFolderOf(home), user: 'huiyin', database: 'huiyin' }
}

export async function withDatabase<T>(home: string, work: (db: Db) => Promise<T>): Promise<T> {
  const pool = openPool(connectionTo(home), () => undefined, 4)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** The newest loaded ticket is of now; the same seed gives the same tickets. */
export async function loadInto(home: string, tickets: number, seed: number, progress: (done: number) => void): Promise<void> {
  if (tickets <= 0) return
  const compiled = compileProcedure(readFileSync(PROCEDURE, 'utf8'))
  if (!compiled.ok) throw new Error('the library procedure does not compile')
  const { procedure } = compiled
  await withDatabase(home, (db) => loadBulk(db, {
    tickets, seed, procedure, now: Date.now(), calendar: compileCalendar(chinaOfficeCalendar()), units: ['catering', 'dormitory', 'network'],
    connection: connectionTo(home), dataKey: loadSecrets({ home }).dataKey, procedureFile: PROCEDURE,
    progress: (done) => { if (done % 50_000 === 0) progress(done) },
  }))
}
