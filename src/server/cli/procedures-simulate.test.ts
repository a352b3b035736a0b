import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { simulateCommand } from './procedures-simulate.ts'

const folder = mkdtempSync(join(tmpdir(), 'simulate-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...words: string[]): { readonly code: number; readonly out: string; readonly err: string } {
  const [out, err]: [string[], string[]] = [[], []]
  const command = new Command('simulate').exitOverride().configureOutput({ writeOut: (text) => out.push(text), writeErr: (text) => err.push(text) }).option('--lang <lang>', '', 'zh').option('--json')
  simulateCommand(command, { out: (line) => out.push(line), err: (line) => err.push(line) })
  try {
    command.parse(words, { from: 'user' })
    return { code: 0, out: out.join('\n'), err: err.join('\n') }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { code: error.exitCode, out: out.join('\n'), err: err.join('\n') }
  }
}

function save(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const SHORT = ['--weeks', '8', '--warm-up', '1', '--replications', '2', '--outcome', 'handle.notOurs=10%,returnVisit.refused=10%']

describe('huiyin procedures simulate', () => {
  it('plays a procedure of the library and says what came of it', () => {
    const { code, out } = run('property/complaint', '--arrivals', '8 per working day', '--staff', 'desk=2,department=2', ...SHORT)
    expect(code).toBe(0)
    for (const part of ['物业客户投诉处理 (property/complaint)', '没有给出人数的各有 1 人：客户服务中心负责人、项目经理', '答复：超时', '瓶颈：客户服务中心负责人']) expect(out).toContain(part)
  })

  it('with --json, the report as data: the same seed gives the same, another another', () => {
    const json = (seed: string): string => run('property/complaint', '--arrivals', 'desk=4 per working day', '--arrivals', 'phone=4 per working day', '--seed', seed, '--json', ...SHORT).out
    expect(json('5')).toBe(json('5'))
    expect(json('6')).not.toBe(json('5'))
    const report = JSON.parse(json('5')) as { tickets: { byChannel: { key: string; count: number }[]; arrived: number; closed: number; open: number } } // what the command promises
    expect(report.tickets.arrived).toBe(report.tickets.closed + report.tickets.open)
    expect(report.tickets.byChannel.filter(({ count }) => count > 0).map(({ key }) => key)).toEqual(['desk', 'phone'])
  })

  it('takes a plan from a file, and what is said on the line goes before it', () => {
    const plan = save('plan.yaml', 'weeks: 8\nwarmUp: 1\nreplications: 1\nstaff: { desk: 3, head: 2, manager: 1, department: { people: 3, absence: 5%, hours: "mon-sat 09:00-18:00" } }\nhandling: { default: exp 10 minutes }\noutcomes: { handle: { notOurs: 5% }, returnVisit: { refused: 5% } }\n')
    const { code, out } = run('property/complaint', '--plan', plan, '--staff', 'head=1', '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('8 weeks from 2026-01-05, the first 1 not counted; 1 times, seed 1')
    expect(out).toContain('Head of customer service: 1 person')
    expect(out).toContain('Unit complained about: 3 people')
    expect(out).not.toContain('one person each')
  })

  it('tells how many people a limit needs, with what was tried', () => {
    const { code, out } = run('property/complaint', '--arrivals', '12 per working day', '--staff', 'desk=3,head=3', '--people', 'department', '--keep', 'answer', '--late', '10%', '--lang', 'en', ...SHORT)
    expect(code).toBe(0)
    expect(out).toMatch(/For at most 10\.0% of "Answer" to be late, with 95\.0% certainty, Unit complained about must be \d+/)
    expect(out).toMatch(/\d+: late [\d.]+%, at most [\d.]+%, busy [\d.]+%, enough/)
  })

  it('says when more of these people would not help, and who is short', () => {
    const { code, out } = run('property/complaint', '--arrivals', '12 per working day', '--people', 'department', '--keep', 'answer', ...SHORT)
    expect(code).toBe(0)
    expect(out).toContain('试到 100 人，“答复”超时率仍不能以 95.0% 的把握控制在 5.0% 以内')
    expect(out).toContain('这时排队最多的是：客户服务中心负责人')
  })
})

describe('bad input', () => {
  it.each([
    ['a procedure that is not there', ['property/nothing'], '制度库里没有“property/nothing”'],
    ['a folder', [join(import.meta.dirname, '../../../procedures')], '制度库里没有'],
    ['a plan file that is not there', ['property/complaint', '--plan', '/nowhere/plan.yaml'], '读不到文件：/nowhere/plan.yaml'],
    ['a party that is not there', ['property/complaint', '--staff', 'chef=3'], '没有办理方“chef”；可用：desk'],
    ['a share that is none', ['property/complaint', '--outcome', 'handle.notOurs=often'], 'outcomes.handle.notOurs'],
    ['an entry without a value', ['property/complaint', '--staff', 'desk'], '--staff 应写作“名称=值”'],
    ['people without a limit', ['property/complaint', '--people', 'desk'], '--people 要与 --keep 一起用'],
    ['a limit that is not there', ['property/complaint', '--people', 'desk', '--keep', 'lunch'], '没有时限“lunch”；可用：answer、answerAtLatest、report'],
    ['a lateness that is no share', ['property/complaint', '--people', 'desk', '--keep', 'answer', '--late', 'few'], '--late 应为'],
    ['weeks that are none', ['property/complaint', '--weeks', 'some'], 'weeks'],
  ])('%s is told, and ends with 2', (_, words, part) => {
    const { code, err } = run(...words)
    expect(code).toBe(2)
    expect(err).toContain(part)
  })

  it('a fault in the plan is told with its line', () => {
    const plan = save('wrong.yaml', 'weeks: 8\nstaff:\n  desk: 3\n  chef: 2\nhandling: { handle: soon }\n')
    const { code, err } = run('property/complaint', '--plan', plan, '--lang', 'en')
    expect(code).toBe(2)
    expect(err).toContain(`${plan}:4:9  There is nobody called "chef" here`)
    expect(err).toMatch(/wrong\.yaml:5:\d+ {2}"soon" is no length of time/)
  })

  it('a procedure file that does not compile is not played', () => {
    const { code, err } = run(save('broken.yaml', 'procedure: a/b\n'), '--lang', 'en')
    expect(code).toBe(2)
    expect(err).toMatch(/broken\.yaml has \d+ findings/)
  })
})

describe('the guide', () => {
  it.each(['zh', 'en'])('%s: the commands it shows answer what it shows', (lang) => {
    const page = readFileSync(join(import.meta.dirname, `../../../docs/guide/${lang}/simulation.md`), 'utf8')
    const examples = [...page.matchAll(/```sh\nnpx huiyin procedures simulate (.+)\n```\n[^`]*```\n([^`]+)```/g)]
    expect(examples).toHaveLength(2)
    for (const [, line = '', shown = ''] of examples) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
      const { code, out } = run(...words)
      expect(code).toBe(0)
      for (const part of shown.trimEnd().split('\n')) expect(out.split('\n')).toContain(part)
    }
  })

  it.each(['zh', 'en'])('%s: the plan it shows is one', (lang) => {
    const page = readFileSync(join(import.meta.dirname, `../../../docs/guide/${lang}/simulation.md`), 'utf8')
    const plan = save(`guide-${lang}.yaml`, /```yaml\n([^`]+)```/.exec(page)?.[1] ?? 'nothing: there')
    expect(run('property/complaint', '--plan', plan, '--weeks', '6', '--replications', '1')).toMatchObject({ code: 0, err: '' })
  })
})
