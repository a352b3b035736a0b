import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { openLogOn } from '../log/index.ts'
import { openDatabase, type DatabaseOptions } from './index.ts'
import type { Connection } from './pool.ts'

const { connection } = await freshDatabase()
const silent = openLogOn({ write: () => undefined }, 'silent')

const urlOf = (to: Connection): string => ('url' in to ? to.url : `postgres://${to.user}@${encodeURIComponent(to.host)}/${to.database}`)

describe('an own PostgreSQL', () => {
  const options: DatabaseOptions = { home: '/nonexistent', databaseUrl: urlOf(connection), keyFingerprint: 'k1' }

  it('is opened by its URL, needs no data folder, and is left running', async () => {
    const first = await openDatabase(options, silent)
    expect(first.kind).toBe('own')
    expect((await first.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
    await first.close()
    const second = await openDatabase(options, silent)
    expect(second.applied).toEqual([])
    await second.close()
  })

  it('serves two processes at once', async () => {
    const [one, two] = await Promise.all([openDatabase(options, silent), openDatabase(options, silent)])
    await Promise.all([one.close(), two.close()])
  })

  it('is refused to a process with another data key', async () => {
    await expect(openDatabase({ ...options, keyFingerprint: 'k2' }, silent)).rejects.toThrow(/encrypted with another key/)
  })

  it('is named when it cannot be reached', async () => {
    await expect(openDatabase({ ...options, databaseUrl: 'postgres://huiyin@127.0.0.1:1/huiyin' }, silent)).rejects.toThrow(/ECONNREFUSED/)
  })
})
