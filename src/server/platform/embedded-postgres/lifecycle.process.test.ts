import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRunning, removeWhenUnused, startProgram, waitUntil, type Program, type ProgramOptions } from '../../../../test/support/processes.ts'
import { makeTemporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { APP_DATABASE, APP_ROLE, startEmbeddedPostgres } from './index.ts'

const HOLDER = join(import.meta.dirname, '../../../../test/support/hold-database.ts')
const NOBODY = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0

let home = ''
const programs: Program[] = []

beforeEach(() => {
  home = makeTemporaryFolder('lifecycle')
  chmodSync(home, 0o755)
})
afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  await removeWhenUnused(home)
})

type Held = { socketFolder: string; postmaster: number }
const hold = (options: ProgramOptions = {}, folder = home): Program => {
  const program = startProgram(process.execPath, [HOLDER, folder], options)
  programs.push(program)
  return program
}
// The holder prints exactly this.
const waitForDatabase = async (program: Program): Promise<Held> => JSON.parse(await program.waitForLine(/postmaster/)) as Held

const ask = async (socketFolder: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ host: socketFolder, port: 5432, user: APP_ROLE, database: APP_DATABASE })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** kill -9, as the out-of-memory killer does it. */
const killHard = async (program: Program): Promise<void> => {
  program.child.kill('SIGKILL')
  await program.ended
}

describe('the embedded database', () => {
  it('is made by the first start and found by the second, with its data', async () => {
    const first = await startEmbeddedPostgres({ home })
    expect(first.firstStart).toBe(true)
    await ask(first.socketFolder, "create table note as select '回音' as word")
    await first.stop()
    const second = await startEmbeddedPostgres({ home })
    expect(second.firstStart).toBe(false)
    expect(await ask(second.socketFolder, 'select word from note')).toEqual([{ word: '回音' }])
    await second.stop()
    expect(existsSync(join(home, 'socket'))).toBe(false)
  })

  it('keeps what it promised: fsync, checksums, no network, no superuser', async () => {
    const postgres = await startEmbeddedPostgres({ home })
    const [row] = await ask(postgres.socketFolder, `select current_setting('fsync') as fsync, current_setting('data_checksums') as sums,
      current_setting('listen_addresses') as listens, current_setting('full_page_writes') as pages,
      (select rolsuper from pg_roles where rolname = current_user) as super`)
    const socket = statSync(postgres.socketFolder).mode & 0o777
    await postgres.stop()
    expect(row).toEqual({ fsync: 'on', sums: 'on', listens: '', pages: 'on', super: false })
    expect(socket).toBe(0o700)
  })

  it('ends by itself when Node is killed, and the next start has every row', async () => {
    const killed = hold()
    const { socketFolder, postmaster } = await waitForDatabase(killed)
    await ask(socketFolder, 'create table row as select generate_series(1, 1000) as n')
    await killHard(killed)
    await waitUntil('PostgreSQL has ended', () => !isRunning(postmaster))
    const next = await waitForDatabase(hold())
    expect(await ask(next.socketFolder, 'select count(*)::int as n from row')).toEqual([{ n: 1000 }])
  })

  it('is ended by the next start where the system does not end it with Node', async () => {
    const killed = hold({ env: { ...process.env, PATH: '/nonexistent' } })
    const { postmaster } = await waitForDatabase(killed)
    await killHard(killed)
    expect(isRunning(postmaster)).toBe(true)
    const next = await waitForDatabase(hold())
    expect(isRunning(postmaster)).toBe(false)
    expect(await ask(next.socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('survives ten kills in a row, each while it is starting or has just started', async () => {
    for (let round = 0; round < 10; round++) {
      const program = hold()
      await program.waitForLine(/locked/)
      if (round % 2 === 0) await waitForDatabase(program)
      await killHard(program)
    }
    const { socketFolder } = await waitForDatabase(hold())
    expect(await ask(socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('is made anew when its making was killed half-way', async () => {
    const killed = hold()
    await waitUntil('initdb is at work', () => readdirSync(home).some((name) => name.startsWith('database.new-') && existsSync(join(home, name, 'PG_VERSION'))))
    await killHard(killed)
    expect(existsSync(join(home, 'database'))).toBe(false)
    const { socketFolder } = await waitForDatabase(hold())
    expect(await ask(socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(readdirSync(home).filter((name) => name.includes('.new-'))).toEqual([])
  })

  it('is started although its old process number belongs to somebody else now', async () => {
    const killed = hold()
    const { postmaster } = await waitForDatabase(killed)
    await killHard(killed)
    await waitUntil('PostgreSQL has ended', () => !isRunning(postmaster))
    writeFileSync(join(home, 'database/postmaster.pid'), `${process.pid}\n${join(home, 'database')}\n0\n5432\n\n\n\nready\n`)
    const { socketFolder } = await waitForDatabase(hold())
    expect(await ask(socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  it('refuses data of another major version and says what to do', async () => {
    mkdirSync(join(home, 'database'))
    writeFileSync(join(home, 'database/PG_VERSION'), '17\n')
    await expect(startEmbeddedPostgres({ home })).rejects.toThrow(/PostgreSQL 17 建立[^]*made by PostgreSQL 17/)
  })

  it('works in a data folder whose path is too long for a socket', async () => {
    const deep = join(home, 'a'.repeat(60), 'b'.repeat(60))
    const postgres = await startEmbeddedPostgres({ home: deep })
    expect(postgres.socketFolder).toMatch(/^\/tmp\/huiyin-socket-[0-9a-f]{16}$/)
    expect(await ask(postgres.socketFolder, 'select 1 as n')).toEqual([{ n: 1 }])
    await postgres.stop()
    expect(existsSync(postgres.socketFolder)).toBe(false)
  })
})

describe('a data folder', () => {
  it('is refused to a second process, which is told whom it belongs to', async () => {
    const first = hold()
    await waitForDatabase(first)
    const second = hold()
    expect(await second.ended).toMatchObject({ code: 1 })
    expect(second.complaints()).toMatch(new RegExp(`进程号 ${first.child.pid}[^]*pid ${first.child.pid}`))
  })

  it('is free again as soon as its process is killed', async () => {
    const first = hold()
    await first.waitForLine(/locked/)
    await killHard(first)
    await waitForDatabase(hold())
  })
})

describe.runIf(isRoot)('started as root', () => {
  it('the database runs as an ordinary user', async () => {
    const postgres = await startEmbeddedPostgres({ home })
    const { uid } = statSync(`/proc/${postgres.server.pid}`)
    await postgres.stop()
    expect(uid).toBeGreaterThan(0)
    expect(statSync(join(home, 'database')).uid).toBe(uid)
  })

  it('a folder that the ordinary user cannot enter is refused with its name', async () => {
    const closed = join(home, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    await expect(startEmbeddedPostgres({ home: join(closed, 'data') })).rejects.toThrow(new RegExp(`may not enter ${closed}`))
  })

  it('a database made by an ordinary user is opened as that user', async () => {
    chownSync(home, NOBODY.uid, NOBODY.gid)
    const ordinary = hold(NOBODY)
    await waitForDatabase(ordinary)
    ordinary.child.kill('SIGTERM')
    await ordinary.ended
    const postgres = await startEmbeddedPostgres({ home })
    expect(statSync(`/proc/${postgres.server.pid}`).uid).toBe(NOBODY.uid)
    await postgres.stop()
  })
})

describe.runIf(isRoot)('started as an ordinary user', () => {
  it('the database runs as that user', async () => {
    chownSync(home, NOBODY.uid, NOBODY.gid)
    const { postmaster } = await waitForDatabase(hold(NOBODY))
    expect(statSync(`/proc/${postmaster}`).uid).toBe(NOBODY.uid)
  })

  it('a user whom the system does not know is told so', async () => {
    chownSync(home, 54_321, 54_321)
    const unknown = hold({ uid: 54_321, gid: 54_321 })
    expect(await unknown.ended).toMatchObject({ code: 1 })
    expect(unknown.complaints()).toMatch(/User 54321 has no line in \/etc\/passwd/)
  })
})
