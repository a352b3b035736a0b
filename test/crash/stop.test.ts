// Stopping and starting as an operator does it. What a start says about ports and variables is in cli/serve.process.test.ts.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDice } from '../../bench/support/texts.ts'
import { isRunning, removeWhenUnused, startProgram } from '../support/processes.ts'
import { join } from 'node:path'
import { ask, until } from './support/ask.ts'
import { askAgain, runClients, type Crowd } from './support/clients.ts'
import { acknowledged, countAnswers, numberOf, openLedger, unanswered } from './support/ledger.ts'
import { makeHome, setUpProduct, startProduct, type Product } from './support/product.ts'

const CLI = join(import.meta.dirname, '../../src/server/cli/main.ts')
/** On a busy machine; what is kept alive for a next request would take over a minute. */
const SLOW_START_MS = 20_000
const SLOW_STOP_MS = 30_000

let home = ''
const running: Product[] = []
beforeEach(() => { home = makeHome('stop') })
afterEach(async () => {
  for (const product of running.splice(0)) await product.stop()
  await removeWhenUnused(home)
})

const start = async (): Promise<Product> => {
  const product = await startProduct(home)
  running.push(product)
  return product
}

describe('a server that is asked to stop while it works', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('finishes what it has begun, keeps it, and is back within seconds (%s)', { timeout: 240_000 }, async (signal) => {
    const product = await start()
    const { token } = await setUpProduct(product)
    const ledger = openLedger()
    const roll = makeDice(7)
    let over = false
    const crowd: Crowd = { address: product.address, token, ledger, roll, isOver: () => over }
    const working = runClients(crowd, 16)
    await until('a hundred answers', async () => (countAnswers(ledger) >= 100 ? true : undefined), 120_000)
    await pause(roll() * 200)
    const asked = performance.now()
    const stopping = product.stop(signal)
    over = true
    await working
    expect(await stopping).toEqual({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(SLOW_STOP_MS)
    // Whoever came while it was closing is told so, and knows that nothing was done.
    expect(ledger.oddities.filter((oddity) => !oddity.includes(': 503 '))).toEqual([])

    const began = performance.now()
    const again = await start()
    expect(performance.now() - began).toBeLessThan(SLOW_START_MS)
    for (const submission of acknowledged(ledger)) {
      const opened = await ask(again.address, 'GET', `/api/v1/tickets/${numberOf(submission)}`, { headers: { authorization: `Bearer ${token}` } })
      expect(opened).toMatchObject({ status: 200, body: { number: numberOf(submission) } })
    }
    await askAgain({ address: again.address, ledger, roll }, unanswered(ledger))
    expect(unanswered(ledger)).toEqual([])
    expect(ledger.submissions.filter(({ numbers }) => numbers.size > 1)).toEqual([])
  })

  it('ends although somebody keeps a line for live updates open', { timeout: 120_000 }, async () => {
    const product = await start()
    const { token } = await setUpProduct(product)
    const line = await fetch(`${product.address}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } })
    expect(line.status).toBe(200)
    expect(await product.stop('SIGINT')).toEqual({ code: 0, signal: null })
    expect(isRunning(product.pid)).toBe(false)
    await line.text()
  })
})

describe('a second server on the same data folder', () => {
  it('is refused with the way out, and the first goes on', { timeout: 120_000 }, async () => {
    const first = await start()
    const second = startProgram(process.execPath, [CLI, 'serve', '--json'], { env: { PATH: process.env['PATH'], HUIYIN_HOME: home, PORT: '0' } })
    expect(await second.ended).toMatchObject({ code: 1 })
    expect(second.complaints()).toMatch(new RegExp(`正被另一个 Huiyin 进程使用（进程号 ${first.pid}）[^]*in use by another Huiyin process \\(pid ${first.pid}\\)[^]*HUIYIN_HOME`))
    expect(second.complaints()).not.toMatch(/ at .*\.ts:/)
    expect(await ask(first.address, 'GET', '/healthz')).toMatchObject({ status: 200 })
  })
})
