import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { LIBRARY } from './procedures-files.ts'
import { proceduresCommand } from './procedures.ts'

const folder = mkdtempSync(join(tmpdir(), 'procedures-diff-'))
afterAll(() => rmSync(folder, { recursive: true }))

const park = readFileSync(join(LIBRARY, 'park/relayed-complaint.yaml'), 'utf8')
const next = join(folder, 'next.yaml')
writeFileSync(next, park.replace('version: 1', 'version: 2').replace('within: 5 working days', 'within: 4 working days'))
const broken = join(folder, 'broken.yaml')
writeFileSync(broken, park.replace('by: responsible', 'by: responsable'))

async function run(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  try {
    await proceduresCommand({ out: (line) => out.push(line), err: (line) => err.push(line) }).parseAsync(words, { from: 'user' })
    return { code: 0, out: out.join('\n'), err: err.join('\n') }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { code: error.exitCode, out: out.join('\n'), err: err.join('\n') }
  }
}

describe('huiyin procedures diff', () => {
  it('says what a changed file changes, the weighty first', async () => {
    const { out } = await run('diff', 'park/relayed-complaint', next)
    expect(out).toBe('park/relayed-complaint@1 → park/relayed-complaint@2\n\n规则改变\n  时限“办理并报结果”：期限 5个工作日 → 4个工作日\n\n文字改变\n  版本 1 → 2')
  })

  it('takes a version of the library by its number, and answers as data', async () => {
    const { out } = await run('diff', next, 'park/relayed-complaint@1', '--json')
    expect(JSON.parse(out)).toMatchObject({ before: { version: 2 }, after: { version: 1 }, changes: [{ code: 'clock.limits', path: 'clocks.result.limits', weight: 'rule' }, { code: 'version' }] })
  })

  it('says so when nothing differs', async () => {
    expect((await run('diff', next, next, '--lang', 'en')).out).toContain('There is no difference')
  })

  it('tells the faults of a file that does not compile', async () => {
    const { code, err } = await run('diff', 'park/relayed-complaint', broken, '--lang', 'en')
    expect(code).toBe(1)
    expect(err).toMatch(/broken\.yaml:\d+:\d+ {2}error {2}There is no role "responsable"/)
  })

  it('says which procedures there are when asked for another', async () => {
    const { code, err } = await run('diff', 'park/nothing', next, '--lang', 'en')
    expect(code).toBe(2)
    expect(err).toContain('park/relayed-complaint')
  })
})
