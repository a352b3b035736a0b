import type { ClientBase } from 'pg'
import { OperatorError } from '../operator-error.ts'

const OLDEST_VERSION = 150_000

type Facts = { version: number; text: string; encoding: string; ctype: string }

const readFacts = async (client: ClientBase): Promise<Facts> => {
  const { rows } = await client.query<Facts>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
           pg_encoding_to_char(encoding) as encoding, datctype as ctype
    from pg_database where datname = current_database()`)
  const [facts] = rows
  if (!facts) throw new Error('the database does not list itself in pg_database')
  return facts
}

const RECREATE = "create database huiyin template template0 encoding 'UTF8' locale 'C.UTF-8'"

/**
 * Refuses a database that the product cannot work on: older than 15, not UTF-8, or with LC_CTYPE C, where upper and
 * lower case and the trigrams of Chinese text do not work. Says the cure.
 */
export const checkServer = async (client: ClientBase): Promise<void> => {
  const facts = await readFacts(client)
  if (facts.version < OLDEST_VERSION) {
    throw new OperatorError({
      zh: `DATABASE_URL 指向 PostgreSQL ${facts.text}，需要 15 或更新的版本。请升级，或去掉 DATABASE_URL 使用内置数据库。`,
      en: `DATABASE_URL points to PostgreSQL ${facts.text}; 15 or newer is needed. Upgrade it, or drop DATABASE_URL to use the embedded database.`,
    })
  }
  if (facts.encoding !== 'UTF8') {
    throw new OperatorError({
      zh: `数据库编码是 ${facts.encoding}，需要 UTF8。请重建：${RECREATE}`,
      en: `The database's encoding is ${facts.encoding}; UTF8 is needed. Create it anew: ${RECREATE}`,
    })
  }
  if (facts.ctype === 'C' || facts.ctype === 'POSIX') {
    throw new OperatorError({
      zh: `数据库的 LC_CTYPE 是 ${facts.ctype}，中文检索和大小写转换在其上不起作用。请重建：${RECREATE}`,
      en: `The database's LC_CTYPE is ${facts.ctype}, on which Chinese search and case folding do not work. Create it anew: ${RECREATE}`,
    })
  }
}
