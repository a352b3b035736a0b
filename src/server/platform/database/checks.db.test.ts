import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { checkKey } from './check-key.ts'
import { checkServer } from './check-server.ts'
import { connectionSettings } from './pool.ts'

const { pool } = await freshDatabase()

describe('a database that cannot fold Chinese text', () => {
  const { admin, prefix } = inject('cluster')
  const name = `${prefix}ctype_c`
  const administrator = new Client(connectionSettings(admin))
  beforeAll(async () => {
    await administrator.connect()
    await administrator.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
  })
  afterAll(async () => {
    await administrator.query(`drop database ${name} with (force)`)
    await administrator.end()
  })

  it('is refused with the command that makes a better one', async () => {
    const settings = 'url' in admin ? { connectionString: Object.assign(new URL(admin.url), { pathname: `/${name}` }).href } : { ...connectionSettings(admin), database: name }
    const client = new Client(settings)
    await client.connect()
    await expect(checkServer(client)).rejects.toThrow(/LC_CTYPE 是 C[^]*create database huiyin template template0 encoding 'UTF8'/)
    await client.end()
  })
})

describe('the key of a database', () => {
  const withClient = async (fingerprint: string): Promise<void> => {
    const client = await pool.connect()
    try {
      await checkKey(client, fingerprint)
    } finally {
      client.release()
    }
  }
  beforeAll(async () => {
    await pool.query('drop table if exists installation cascade')
    await pool.query('create table installation (one boolean primary key default true check (one), key_fingerprint text)')
  })

  it('is remembered at the first start and accepted ever after', async () => {
    await withClient('aaaa')
    await withClient('aaaa')
    expect((await pool.query('select key_fingerprint from installation')).rows).toEqual([{ key_fingerprint: 'aaaa' }])
  })

  it('is completed where the row is older than the key', async () => {
    await pool.query('update installation set key_fingerprint = null')
    await withClient('bbbb')
    await expect(withClient('aaaa')).rejects.toThrow(/另一把密钥[^]*encrypted with another key/)
  })
})
