import { sql } from 'kysely'
import type { Label } from '../../../contract/index.ts'
import type { Db } from '../database/tables.ts'

/** Names by which people and units are written in a table, by their key. */
export interface Names {
  readonly units: readonly { readonly key: string; readonly label: Label }[]
  readonly people: readonly { readonly key: string; readonly label: Label }[]
}

export async function listNames(db: Db): Promise<Names> {
  const [units, people] = await Promise.all([
    db.selectFrom('unit').select(['code as key', 'name as label']).where('closed_at', 'is', null).execute(),
    sql<{ key: string; label: { zh: string; en: string } }>`select id::text as key, json_build_object('zh', name, 'en', login) as label from person where left_at is null`.execute(db),
  ])
  return { units, people: people.rows }
}
