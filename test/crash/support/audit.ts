/** What `huiyin audit verify` finds: broken chains, states that are not their events replayed, rows that do not follow, missing numbers. */
import { Kysely, PostgresDialect } from 'kysely'
import { verifyRecord } from '../../../src/server/features/audit/index.ts'
import { openProcedures, readLibrary } from '../../../src/server/features/procedures/index.ts'
import { openPool, type Connection } from '../../../src/server/platform/database/pool.ts'
import type { Tables } from '../../../src/server/platform/database/tables.ts'
import { openLogOn } from '../../../src/server/platform/log/index.ts'

/** Findings in words, and how much was looked at. Nobody may be writing meanwhile. */
export async function audit(connection: Connection): Promise<{ readonly tickets: number; readonly findings: readonly string[] }> {
  const pool = openPool(connection, () => undefined, 4)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    const procedures = await openProcedures(db, readLibrary(), openLogOn({ write: () => undefined }, 'warn'))
    const report = await verifyRecord({ db, procedures })
    return { tickets: report?.tickets ?? 0, findings: (report?.findings ?? []).map(({ message }) => message.en) }
  } finally {
    await db.destroy()
  }
}
