import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRunning, removeWhenUnused, startProgram, waitUntil, type Program } from '../../../test/support/processes.ts'
import { makeTemporaryFolder } from '../../../test/support/temporary-folder.ts'

const CLI = join(import.meta.dirname, 'main.ts')

let home = ''
const programs: Program[] = []
beforeEach(() => {
  home = makeTemporaryFolder('serve')
  chmodSync(home, 0o755)
})
afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  await removeWhenUnused(home)
})

const serve = (port = 0, env: NodeJS.ProcessEnv = {}): Program => {
  const program = startProgram(process.execPath, [CLI, 'serve', '--json'], { env: { PATH: process.env['PATH'], HUIYIN_HOME: home, PORT: String(port), ...env } })
  programs.push(program)
  return program
}
const waitForAddress = async (program: Program): Promise<string> => {
  const line = await program.waitForLine(/address/)
  return (JSON.parse(line) as { address: string }).address // the announcement of `serve --json`
}
const readPostmaster = (): number => Number(readFileSync(join(home, 'database/postmaster.pid'), 'utf8').split('\n')[0])

describe('huiyin serve', () => {
  it('starts from nothing, answers, and stops without a trace of a process', async () => {
    const server = serve()
    const address = await waitForAddress(server)
    expect((await fetch(address)).status).toBeGreaterThan(0)
    const postmaster = readPostmaster()
    server.child.kill('SIGTERM')
    expect(await server.ended).toEqual({ code: 0, signal: null })
    expect(isRunning(postmaster)).toBe(false)
    expect(existsSync(join(home, 'socket'))).toBe(false)
  })

  it('starts again within seconds, also after kill -9', async () => {
    const first = serve()
    await waitForAddress(first)
    first.child.kill('SIGKILL')
    await first.ended
    const started = performance.now()
    await waitForAddress(serve())
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('names the port that is in use and the way out', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((settle) => other.once('listening', settle))
    const { port } = other.address() as AddressInfo // it listens on TCP
    const server = serve(port)
    expect(await server.ended).toMatchObject({ code: 1 })
    expect(server.complaints()).toMatch(new RegExp(`端口 ${port} 已被别的程序占用[^]*Port ${port} is used[^]*PORT=${port + 1}`))
    other.close()
  })

  it('names a wrong variable without a stack trace', async () => {
    const server = serve(0, { HUIYIN_LOG: 'loud' })
    expect(await server.ended).toMatchObject({ code: 1 })
    expect(server.complaints()).toMatch(/HUIYIN_LOG="loud" is not valid/)
    expect(server.complaints()).not.toMatch(/ at .*\.ts:/)
  })

  it('says so when an own PostgreSQL cannot be reached, without its password', async () => {
    const server = serve(0, { DATABASE_URL: 'postgres://huiyin:geheim@127.0.0.1:1/huiyin' })
    expect(await server.ended).toMatchObject({ code: 1 })
    expect(server.complaints()).toMatch(/连接不上 DATABASE_URL[^]*ECONNREFUSED/)
    expect(server.complaints()).not.toContain('geheim')
  })

  it('stops with an error when its database is taken away', async () => {
    const server = serve()
    await waitForAddress(server)
    process.kill(readPostmaster(), 'SIGQUIT')
    expect(await server.ended).toMatchObject({ code: 1 })
    expect(server.complaints()).toMatch(/内置数据库意外结束[^]*ended unexpectedly/)
  })

  it('keeps what it writes for its owner', async () => {
    await waitForAddress(serve())
    for (const file of ['secrets.json', 'lock', 'logs/huiyin.log', 'logs/postgres.log']) {
      expect([file, statSync(join(home, file)).mode & 0o077]).toEqual([file, 0])
    }
  })
})

describe('the launcher', () => {
  const LAUNCHER = join(import.meta.dirname, '../../../bin/huiyin.mjs')

  it('passes words and exit code through', async () => {
    const known = startProgram(process.execPath, [LAUNCHER, '--version'])
    await known.waitForLine(/^\d+\.\d+\.\d+$/)
    expect(await known.ended).toEqual({ code: 0, signal: null })
    const unknown = startProgram(process.execPath, [LAUNCHER, 'dance'])
    expect(await unknown.ended).toEqual({ code: 2, signal: null })
    expect(unknown.complaints()).toMatch(/没有命令 dance · there is no command dance/)
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('takes the server with it when it gets %s', async (signal) => {
    // The screens are another matter: the hand-over itself is what is tried here.
    const handOver = `import('${LAUNCHER.replace('huiyin.mjs', 'hand-over.mjs')}').then(({ handOver }) => handOver(process.execPath, ['serve', '--json']))`
    const launcher = startProgram(process.execPath, ['-e', handOver], { env: { PATH: process.env['PATH'], HUIYIN_HOME: home, PORT: '0' } })
    await waitForAddress(launcher)
    const postmaster = readPostmaster()
    launcher.child.kill(signal)
    await waitUntil('server and database have ended', () => !isRunning(postmaster) && !existsSync(join(home, 'socket')))
    await launcher.ended
  })
})
