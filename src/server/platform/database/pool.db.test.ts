import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { checkServer } from './check-server.ts'

const { pool } = await freshDatabase()

describe('the database of the product', () => {
  it('passes the check at start', async () => {
    const client = await pool.connect()
    try {
      await expect(checkServer(client)).resolves.toBeUndefined()
    } finally {
      client.release()
    }
  })

  it('folds the case of every script and finds Chinese by trigrams', async () => {
    await pool.query('create extension if not exists pg_trgm')
    const { rows } = await pool.query("select lower('ÀÉЖ') as low, cardinality(show_trgm('投诉处理')) as grams")
    expect(rows).toEqual([{ low: 'àéж', grams: 5 }])
  })

  it('reads a bigint as a number, a date as its text, and counts in UTC', async () => {
    const { rows } = await pool.query("select 7::bigint as n, date '2026-02-28' as day, current_setting('timezone') as zone")
    expect(rows).toEqual([{ n: 7, day: '2026-02-28', zone: 'UTC' }])
  })

  it('refuses to round a bigint that a number cannot hold', async () => {
    await expect(pool.query('select 9007199254740993::bigint')).rejects.toThrow(/2\^53/)
  })

  it('is used by a role that is no superuser, so that row security binds it', async () => {
    const { rows } = await pool.query('select rolsuper, rolcreatedb from pg_roles where rolname = current_user')
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false }])
  })
})
