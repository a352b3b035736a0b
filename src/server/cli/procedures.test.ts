import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { proceduresCommand } from './procedures.ts'
import { LIBRARY } from './procedures-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'procedures-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...words: string[]): { readonly code: number; readonly out: string; readonly err: string } {
  const [out, err]: [string[], string[]] = [[], []]
  const before = process.exitCode
  process.exitCode = 0
  try {
    proceduresCommand({ out: (line) => out.push(line), err: (line) => err.push(line) }).parse(words, { from: 'user' })
    return { code: process.exitCode, out: out.join('\n'), err: err.join('\n') }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { code: 2, out: out.join('\n'), err: err.join('\n') }
  } finally {
    process.exitCode = before
  }
}

const park = readFileSync(join(LIBRARY, 'park/relayed-complaint.yaml'), 'utf8')
const parkScenarios = readFileSync(join(LIBRARY, 'park/relayed-complaint.scenarios.yaml'), 'utf8')

/** A folder of its own with one procedure and, if given, its scenarios. */
function save(name: string, text: string, scenarios?: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  writeFileSync(join(place, 'park.yaml'), text)
  if (scenarios !== undefined) writeFileSync(join(place, 'park.scenarios.yaml'), scenarios)
  return place
}

describe('huiyin procedures test', () => {
  it('the whole library passes, with every outcome reached and every clock asserted', () => {
    const { code, out } = run('test', '--json')
    const answer = JSON.parse(out) as { files: { coverage: Record<string, { missing: string[] }>; scenarios: { failures: unknown[] }[] }[]; passed: number; failed: number } // what the command promises
    expect(answer.files.flatMap((file) => file.scenarios.flatMap((scenario) => scenario.failures))).toEqual([])
    for (const file of answer.files) for (const part of ['outcomes', 'clocks']) expect(file.coverage[part]?.missing, part).toEqual([])
    expect(answer).toMatchObject({ failed: 0 })
    expect(answer.passed).toBeGreaterThanOrEqual(22)
    expect(code).toBe(0)
  })

  it('a limit that was changed is noticed, with the events that led there', () => {
    const { code, out } = run('test', save('changed', park.replace('within: 5 working days', 'within: 6 working days'), parkScenarios), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toMatch(/park\.scenarios\.yaml:\d+ {2}2026-09-29 15:00[^]*registered GY-2026-00001[^]*clocks\.result\.due[^]*expected {2}2026-10-12 17:30[^]*found {5}2026-10-13 17:30/)
  })

  it('a procedure without scenarios does not pass', () => {
    const { code, out } = run('test', save('alone', park))
    expect(code).toBe(1)
    expect(out).toContain('旁边没有场景文件')
  })

  it('scenarios that leave an outcome out do not pass', () => {
    const first = `${parkScenarios.split('\n  nobody-answers-promptly:')[0] ?? ''}\n`
    const { code, out } = run('test', save('some', park, first), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toContain('covered outcomes 4/5  missing handle.notOurs')
  })

  it('strictly, whatever happened and no line says is a gap', () => {
    const silent = parkScenarios.replace('said: { acknowledged: 编号 GY-2026-00001 }', 'reopened: 0')
    const place = save('silent', park, silent)
    expect(run('test', place).code).toBe(0)
    expect(run('test', place, '--strict', '--lang', 'en')).toMatchObject({ code: 1, out: expect.stringMatching(/covered words 2\/3 {2}missing acknowledged[^]*not all covered: .*park\.scenarios\.yaml/) as string })
  })

  it('a scenario file that is wrong is told with its line', () => {
    const { code, out } = run('test', save('wrong', park, parkScenarios.replace('start: desk', 'start: dessk')), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toMatch(/park\.scenarios\.yaml:\d+:\d+ {2}error {2}There is no "dessk" here; did you mean "desk"\?/)
  })
})

describe('huiyin procedures verify', () => {
  const typoLine = park.slice(0, park.indexOf('by: responsible')).split('\n').length

  it('finds nothing wrong in the library', () => {
    expect(run('verify')).toMatchObject({ code: 0, out: expect.stringMatching(/^8\d 个制度：0 个错误，0 个警告$/) as string })
  })

  it('tells file, line and column, and ends with 1', () => {
    const { code, out } = run('verify', save('typo', park.replace('by: responsible', 'by: responsable')), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toContain(`park.yaml:${typoLine}:9  error`)
    expect(out).toMatch(/error {2}There is no role "responsable"; did you mean "responsible"\? {2}\[procedure\.unknown_role\]/)
  })

  it('tells a procedure that is written correctly and does not work, with the story of how it fails', () => {
    const { code, out } = run('verify', save('unnamed', park.replace('form: [leadUnit!, instruction]', 'form: [leadUnit, instruction]')), '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toMatch(/error {2}When the step "Handle" opens, "Responsible unit" may be missing and nobody could act: begun by "Relayed" -> Pass to the responsible unit: Pass on {2}\[verify\.nobody_named\]/)
    expect(run('verify', join(folder, 'unnamed', 'park.yaml')).out).toContain('届时无人可办：由“转办登记”开始 → 交办：交责任单位')
  })

  it('answers as JSON', () => {
    const { out } = run('verify', join(folder, 'typo', 'park.yaml'), '--json')
    expect(JSON.parse(out)).toMatchObject({ errors: 1, warnings: 0, files: [{ ok: false, findings: [{ code: 'procedure.unknown_role', place: { line: typoLine, column: 9 } }] }] })
  })

  it('says where there is nothing to check', () => {
    expect(run('verify', join(folder, 'nowhere'))).toMatchObject({ code: 2 })
  })
})

describe('huiyin procedures list and describe', () => {
  it('lists the library', () => {
    const listed = JSON.parse(run('list', '--json').out) as { id: string; catalogue: string }[] // what the command promises
    expect(listed.map((entry) => entry.id)).toEqual([...listed.map((entry) => entry.id)].sort())
    expect(listed).toContainEqual(expect.objectContaining({ id: 'school/general-affairs-feedback', catalogue: 'S000-01' }))
    expect(listed).toHaveLength(84)
  })

  it.each([
    ['zh', ['由信息录入员办理', '自收到起2个工作日内', '7个工作日', '总务处主任', '“等待补充”期间暂停计时', '到时，自动为此结果']],
    ['en', ['Handled by Data-entry clerk', 'Within 2 working days after the ticket is received', '7 working days', 'If late: a notice goes to whoever is at work on it and Head of General Affairs', 'It stands still during "Waiting for more"']],
  ])('explains a procedure in %s: who does what, by when, what if not', (lang, sentences) => {
    const { out } = run('describe', 'school/general-affairs-feedback', '--lang', lang)
    for (const sentence of sentences) expect(out).toContain(sentence)
  })

  it.each([
    ['svg', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<\/svg>$/],
    ['bpmn', /^<\?xml version="1\.0"[^]*<\/bpmn:definitions>$/],
    ['json', /^\{"id":"property\/complaint","version":1,"lang":"en"[^]*"diagram":\{"width"[^]*\}$/],
  ])('draws it as %s', (format, file) => {
    const { code, out } = run('describe', 'property/complaint', '--lang', 'en', '--format', format)
    expect(code).toBe(0)
    expect(out).toMatch(file)
  })

  it('answers as data with --json, like the other commands', () => {
    expect(run('describe', 'property/complaint', '--json').out).toBe(run('describe', 'property/complaint', '--format', 'json').out)
  })

  it('explains a file that is not in the library, or says what is wrong in it', () => {
    const fine = join(save('to-describe', park), 'park.yaml')
    expect(run('describe', fine).out).toContain('# ')
    const broken = join(save('to-describe-broken', park.replace('next: ', 'nxt: ')), 'park.yaml')
    const { code, out, err } = run('describe', broken, '--lang', 'en')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/park\.yaml:\d+:\d+ {2}error/)
    expect(run('describe', join(folder, 'nowhere.yaml'))).toMatchObject({ code: 2 })
    expect(run('describe', 'property/complaint', '--format', 'pdf')).toMatchObject({ code: 2 })
  })

  it('says which procedures there are when asked for another', () => {
    const { code, err } = run('describe', 'school/nothing', '--lang', 'en')
    expect(code).toBe(2)
    expect(err).toContain('property/complaint')
  })
})
