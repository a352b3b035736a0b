import type { ClientBase } from 'pg'
import { OperatorError } from '../operator-error.ts'

const otherKey = (): OperatorError =>
  new OperatorError({
    zh: '数据库中的内容是用另一把密钥加密的。请恢复原来的 secrets.json，或用 HUIYIN_SECRETS_FILE / HUIYIN_DATA_KEY 指定原来的密钥；更换密钥会使联系方式无法读出。',
    en: 'The content of this database was encrypted with another key. Restore the secrets.json that belongs to it, or name it with HUIYIN_SECRETS_FILE or HUIYIN_DATA_KEY; with another key, contact data could not be read.',
  })

/**
 * Ties a database to its data key by the key's fingerprint (table `installation`, one row): the first start writes it,
 * a start with another key is refused. Does nothing on a database without that table.
 */
export const checkKey = async (client: ClientBase, fingerprint: string): Promise<void> => {
  const table = await client.query<{ there: boolean }>("select to_regclass('installation') is not null as there")
  if (table.rows[0]?.there !== true) return
  const { rows } = await client.query<{ key_fingerprint: string | null }>('select key_fingerprint from installation')
  const known = rows[0]?.key_fingerprint
  if (known === undefined) {
    await client.query('insert into installation (key_fingerprint) values ($1) on conflict do nothing', [fingerprint])
    return checkKey(client, fingerprint)
  }
  if (known === null) {
    await client.query('update installation set key_fingerprint = $1 where key_fingerprint is null', [fingerprint])
    return checkKey(client, fingerprint)
  }
  if (known !== fingerprint) throw otherKey()
}
