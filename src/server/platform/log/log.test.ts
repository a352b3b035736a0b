import { describe, expect, it } from 'vitest'
import { formatEntry } from './for-humans.ts'
import { openLogOn, type Log } from './index.ts'

const record = (): { log: Log; written: () => string } => {
  const lines: string[] = []
  const log = openLogOn({ write: (line: string) => void lines.push(line) }, 'info')
  return { log, written: () => lines.join('') }
}

describe('the log', () => {
  it('leaves out what opens doors, wherever it stands', () => {
    const { log, written } = record()
    log.info({ password: 'p1', user: { token: 't1' }, req: { headers: { authorization: 'a1', cookie: 'c1', host: 'h1' } } }, 'signed in')
    log.info({ body: { account: { secret: 's1' } } }, 'made')
    for (const secret of ['p1', 't1', 'a1', 'c1', 's1']) expect(written()).not.toContain(`"${secret}"`)
    expect(written()).toContain('"h1"')
  })

  it('leaves out who somebody is and how to reach them', () => {
    const { log, written } = record()
    log.info({ reporter: { phone: '13800000000', email: 'demo@example.org', id: 7 } }, 'registered')
    expect(written()).not.toMatch(/13800000000|example\.org/)
    expect(written()).toContain('"id":7')
  })

  it('shows a person one short line', () => {
    const line = JSON.stringify({ level: 40, time: '2026-11-22T08:09:10.123Z', msg: 'a connection broke', err: { message: 'gone\nat x' } })
    expect(formatEntry(line)).toBe('08:09:10 WARN  a connection broke: gone\n')
  })
})
