import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { migrate } from './migrate.ts'

const { pool } = await freshDatabase()

describe('a database is brought up to the numbered files', () => {
  let folder = ''
  const write = (name: string, sql: string): void => writeFileSync(join(folder, name), sql)
  const withClient = async <T>(work: (client: ClientBase) => Promise<T>): Promise<T> => {
    const client = await pool.connect()
    try {
      return await work(client)
    } finally {
      client.release()
    }
  }
  const run = (): Promise<string[]> => withClient((client) => migrate(client, folder))
  const count = async (table: string): Promise<unknown> => (await pool.query(`select count(*) as n from ${table}`)).rows[0]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-test-migrations-'))
    await pool.query('drop table if exists schema_migration, fruit, bread cascade')
    write('0001_fruit.sql', 'create table fruit (name text primary key);\ninsert into fruit values (\'梨\');')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('applies each file once, in order', async () => {
    expect(await run()).toEqual(['0001_fruit.sql'])
    write('0002_bread.sql', 'create table bread (fruit text references fruit)')
    expect(await run()).toEqual(['0002_bread.sql'])
    expect(await run()).toEqual([])
    expect(await count('fruit')).toEqual({ n: 1 })
  })

  it('lets two processes start together', async () => {
    const [one, two] = await Promise.all([run(), run()])
    expect([...one, ...two]).toEqual(['0001_fruit.sql'])
  })

  it('refuses a file that was changed after it had been applied, and says the cure', async () => {
    await run()
    write('0001_fruit.sql', 'create table fruit (name text primary key, price int)')
    await expect(run()).rejects.toThrow(/0001_fruit\.sql 在执行之后被改动[^]*was changed after/)
  })

  it('does not take other line ends for a change', async () => {
    await run()
    write('0001_fruit.sql', 'create table fruit (name text primary key);\r\ninsert into fruit values (\'梨\');')
    expect(await run()).toEqual([])
  })

  it('refuses a database that is newer than the program', async () => {
    write('0002_bread.sql', 'create table bread (fruit text)')
    await run()
    rmSync(join(folder, '0002_bread.sql'))
    await expect(run()).rejects.toThrow(/newer Huiyin/)
  })

  it('names the line of a mistake', async () => {
    write('0002_bread.sql', '-- bread\ncreate table bread (\n  x intt\n);')
    await expect(run()).rejects.toThrow(/0002_bread\.sql failed in line 3: type "intt" does not exist/)
  })

  it('leaves nothing of a file that fails half-way', async () => {
    write('0002_bread.sql', 'create table bread (x int); select 1/0;')
    await expect(run()).rejects.toThrow(/0002_bread\.sql failed: division by zero/)
    await expect(count('bread')).rejects.toThrow(/does not exist/)
    expect(await count('fruit')).toEqual({ n: 1 })
  })

  it('refuses a file without a number, or with the number of another', async () => {
    write('more.sql', 'select 1')
    await expect(run()).rejects.toThrow(/NNNN_name/)
    rmSync(join(folder, 'more.sql'))
    write('0001_again.sql', 'select 1')
    await expect(run()).rejects.toThrow(/number of its own/)
  })
})
