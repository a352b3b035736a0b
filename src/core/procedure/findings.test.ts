import { describe, expect, it } from 'vitest'
import { readScenarios } from '../scenario/index.ts'
import { compileProcedure, FINDING_CODES } from './index.ts'
import type { Finding, FindingCode, Procedure } from './index.ts'

/** Small, complete and clean; each case below spoils it in one place. */
const GOOD = `procedure: test/small
version: 1
title: { zh: 小, en: Small }
number: T-{yyyy}-{seq:3}
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
  kind: { type: choice, zh: 类, en: Kind, choices: { a: { zh: 甲, en: A } } }
  leadUnit: { type: unit, zh: 单位, en: Unit }
  urgent: { type: boolean, zh: 急, en: Urgent }
levels:
  low: { zh: 低, en: Low }
  high: { zh: 高, en: High, when: 'urgent' }
needs:
  units:
    office: { zh: 处, en: Office }
  posts:
    head: { zh: 长, en: Head, unit: office }
roles:
  desk: { zh: 台, en: Desk, unit: office }
  boss: { zh: 长, en: Head, post: head }
  hands: { zh: 办, en: Hands, unitIn: leadUnit }
starts:
  desk: { zh: 台, en: Desk, form: [subject, kind, urgent], next: assign }
clocks:
  reply: { zh: 复, en: Reply, from: received, until: handle.done, within: 2 working days, warn: 1 working day, late: [{ notify: boss }] }
steps:
  assign:
    zh: 派
    en: Assign
    by: { byLevel: { low: desk, high: boss } }
    outcomes:
      assigned: { zh: 派, en: Assigned, form: [leadUnit!], next: handle }
  handle:
    zh: 办
    en: Handle
    by: hands
    outcomes:
      done: { zh: 完, en: Done, next: [{ when: 'urgent', to: assign }, { to: archive }] }
  archive: { kind: end, zh: 档, en: Archive }
words:
  hello: { at: received, to: reporter, zh: '{{number}}', en: '{{subject}}' }
`

/** The place of the text `<<`...`>>` marks, and the file without the marks. */
function plant(from: string, to: string): { text: string; line: number; column: number } {
  if (!GOOD.includes(from)) throw new Error(`not in the good file: ${from}`)
  const marked = GOOD.replace(from, () => to)
  const at = marked.indexOf('<<')
  const before = marked.slice(0, at).split('\n')
  return { text: marked.replace('<<', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

interface Planted {
  readonly code: FindingCode
  readonly what: string
  readonly from: string
  /** `<<` stands where the finding points. */
  readonly to: string
  readonly says?: string
}

const PLANTED: readonly Planted[] = [
  { code: 'procedure.yaml', what: 'a tab for indentation', from: '  subject:', to: '<<\tsubject:', says: 'Tabs' },
  { code: 'procedure.yaml', what: 'the same key twice', from: '  kind: {', to: '  <<subject: {', says: 'unique' },
  { code: 'procedure.shape', what: 'a version that is no number', from: 'version: 1', to: 'version: <<one' },
  { code: 'procedure.shape', what: 'a missing label', from: "{ zh: 低, en: Low }", to: '<<{ zh: 低 }', says: 'missing' },
  { code: 'procedure.shape', what: 'a step with a name that is no name', from: '  archive: {', to: '  Archive!: <<{' },
  { code: 'procedure.unknown_key', what: 'a key that is nearly right', from: 'required: true, title', to: '<<requierd: true, title', says: 'did you mean "required"' },
  { code: 'procedure.unknown_field', what: 'a form with a field that is not there', from: 'form: [subject, kind, urgent]', to: 'form: [subject, <<kinds, urgent]', says: 'did you mean "kind"' },
  { code: 'procedure.unknown_field', what: 'a form with a name that every object has', from: 'form: [subject, kind, urgent]', to: 'form: [subject, <<constructor, urgent]' },
  { code: 'procedure.unknown_field', what: 'words with a placeholder nobody fills', from: "hello: { at: received, to: reporter, zh: '{{number}}', en: '{{subject}}' }", to: "hello: <<{ at: received, to: reporter, zh: '{{number}}', en: '{{subjct}}' }", says: '"subject"' },
  { code: 'procedure.unknown_step', what: 'a route to a step that is not there', from: 'form: [leadUnit!], next: handle', to: 'form: [leadUnit!], next: <<handel', says: '"handle"' },
  { code: 'procedure.unknown_role', what: 'a step by a role that is not there', from: '    by: hands', to: '    by: <<hand', says: '"hands"' },
  { code: 'procedure.unknown_unit', what: 'a role on a unit nobody needs', from: 'en: Desk, unit: office }', to: 'en: Desk, unit: <<ofice }', says: '"office"' },
  { code: 'procedure.unknown_post', what: 'a role on a post nobody needs', from: 'en: Head, post: head }', to: 'en: Head, post: <<haed }', says: '"head"' },
  { code: 'procedure.unknown_level', what: 'a who for a level that is not there', from: '{ low: desk, high: boss }', to: '{ low: desk, high: boss, hihg: <<boss }', says: '"high"' },
  { code: 'procedure.unknown_moment', what: 'a clock that waits for what cannot happen', from: 'until: handle.done', to: 'until: <<handle.don', says: '"handle.done"' },
  { code: 'procedure.wrong_field_type', what: 'the unit in a field that holds text', from: 'unitIn: leadUnit', to: 'unitIn: <<subject' },
  { code: 'procedure.reserved_name', what: 'a field called like a type of the language', from: '  urgent: {', to: '  <<int: { type: boolean, zh: 急, en: Urgent }\n  urgent: {' },
  { code: 'procedure.reserved_name', what: 'a step called like what every object has', from: '  archive: {', to: '  <<constructor: { kind: end, zh: 档, en: Archive }\n  archive: {' },
  { code: 'procedure.expression', what: 'a condition on a name that is nearly right', from: "when: 'urgent' }\nneeds", to: "when: '<<urgnet' }\nneeds", says: 'did you mean "urgent"' },
  { code: 'procedure.expression', what: 'a condition that is no yes or no', from: "when: 'urgent' }\nneeds", to: "when: '<<subject' }\nneeds", says: 'bool' },
  { code: 'procedure.expression', what: 'a condition that compares text with a number', from: "when: 'urgent' }\nneeds", to: "when: 'urgent && <<subject == 5' }\nneeds" },
  { code: 'procedure.expression', what: 'a condition that divides by zero', from: "when: 'urgent' }\nneeds", to: "when: '<<10 / reopened > 1' }\nneeds", says: 'division by zero' },
  { code: 'procedure.expression', what: 'a regular expression, which could run for ever', from: "when: 'urgent' }\nneeds", to: "when: '<<subject.matches(\"(a+)+$\")' }\nneeds", says: 'matches' },
  { code: 'procedure.expression', what: 'a count of something nobody counts', from: "when: 'urgent' }\nneeds", to: "when: '<<count(same(\"room\"), days(3)) > 1' }\nneeds", says: 'same("reporter")' },
  { code: 'procedure.duration', what: 'a limit nobody understands', from: 'within: 2 working days', to: 'within: <<2 working dais' },
  { code: 'procedure.number', what: 'a number without a sequence', from: 'number: T-{yyyy}-{seq:3}', to: 'number: <<T-{yyyy}', says: 'exactly one' },
  { code: 'procedure.number', what: 'numbers that would come round again', from: 'number: T-{yyyy}-{seq:3}', to: 'number: <<T-{MM}-{seq:3}', says: 'again' },
  { code: 'procedure.no_title_field', what: 'no field to list the ticket under', from: ', title: true', to: '' },
  { code: 'procedure.choices', what: 'a choice without choices', from: ', choices: { a: { zh: 甲, en: A } } }', to: ' }' },
  { code: 'procedure.dead_end', what: 'a step without outcome', from: '    outcomes:\n      assigned: { zh: 派, en: Assigned, form: [leadUnit!], next: handle }\n', to: '' },
  { code: 'procedure.nobody', what: 'a step by nobody', from: '    by: hands\n', to: '' },
  { code: 'procedure.level_without_who', what: 'nobody for one of the levels', from: 'byLevel: { low: desk, high: boss }', to: 'byLevel: <<{ low: desk }', says: '"high"' },
  { code: 'procedure.nobody_sure', what: 'a unit that may not be named yet', from: 'form: [leadUnit!], next', to: 'form: [leadUnit], next', says: 'Desk -> Assign: Assigned' },
  { code: 'procedure.take_needs_form', what: 'a clock that would have to fill in a form', from: 'late: [{ notify: boss }]', to: 'late: [{ take: <<assign.assigned }]' },
  { code: 'procedure.unreachable', what: 'a step nothing leads to', from: '  archive: {', to: '  <<island: { zh: 岛, en: Island, by: desk, outcomes: { out: { zh: 出, en: Out, next: archive } } }\n  archive: {' },
  { code: 'procedure.no_end', what: 'steps that go round for ever', from: "to: assign }, { to: archive }] }\n  archive: {", to: "to: round }, { to: archive }] }\n  <<round: { zh: 转, en: Round, by: desk, outcomes: { on: { zh: 转, en: On, next: round } } }\n  archive: {" },
  { code: 'procedure.route_open', what: 'routes that may lead nowhere', from: ', { to: archive }]', to: ", { when: '!urgent', to: archive }]" },
  { code: 'procedure.warning_late', what: 'a warning after the limit', from: 'warn: 1 working day,', to: 'warn: <<3 working days,' },
]

function codesOf(text: string): FindingCode[] {
  return [...new Set(compileProcedure(text).findings.map((found) => found.code))]
}

describe('a procedure file that is wrong', () => {
  it('is not this one', () => {
    expect(compileProcedure(GOOD)).toMatchObject({ ok: true, findings: [] })
  })

  it.each(PLANTED)('says $code for $what, and where', ({ code, from, to, says }) => {
    const { text, line, column } = plant(from, to)
    const { findings } = compileProcedure(text)
    const found = findings.find((candidate) => candidate.code === code)
    expect(codesOf(text)).toEqual([code])
    expect(found?.message.zh).toMatch(/\p{Script=Han}/u)
    expect(`${found?.message.zh ?? ''}${found?.message.en ?? ''}`).not.toMatch(/\{(name|path|key|reason|reasonZh|hint|hintZh|source|level|story|needs|count|expected)\}/)
    if (to.includes('<<')) expect([found?.place.line, found?.place.column]).toEqual([line, column])
    if (says !== undefined) expect(found?.message.en).toContain(says)
  })

  it('has a planted file for every code', () => {
    const planted = new Set([...PLANTED.map((entry) => entry.code), 'procedure.too_large', ...SCENARIO_CASES.map((entry) => entry.code)])
    expect(FINDING_CODES.filter((code) => !planted.has(code))).toEqual([])
  })

  it('may be five megabytes large, or a bomb, or a thousand brackets deep, and is answered at once', () => {
    const begun = performance.now()
    const bomb = Array.from({ length: 9 }, (_, level) => `a${level}: &a${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${level - 1}`)).join(', ')}]`).join('\n')
    expect(codesOf(GOOD + '#'.repeat(5_000_000))).toEqual(['procedure.too_large'])
    expect(codesOf('- a\n'.repeat(20_000))).toEqual(['procedure.too_large'])
    expect(codesOf(bomb)).toEqual(['procedure.yaml'])
    expect(codesOf('['.repeat(150_000))).toEqual(['procedure.yaml'])
    expect(codesOf('a: &a [*a]')).toContain('procedure.shape')
    expect(compileProcedure(`fields: {${Array.from({ length: 9_000 }, (_, n) => `k${n}: 1`).join(', ')}}`).findings.length).toBeLessThanOrEqual(100)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('shows all its faults, not the first', () => {
    const { text } = plant('form: [subject, kind, urgent]', 'form: [subjekt, kindd, urgent]')
    expect(compileProcedure(text).findings).toHaveLength(2)
  })
})

const procedure = compileGood()

function compileGood(): Procedure {
  const compiled = compileProcedure(GOOD)
  if (!compiled.ok) throw new Error('the good file is not good')
  return compiled.procedure
}

const SCENARIO = `procedure: test/small
people:
  an: [unit:office]
scenarios:
  one:
    zh: 一
    en: one
    when:
      - { at: 2026-09-18 10:00, start: desk, by: an, with: { subject: x }, then: { step: assign } }
      - { at: 2026-09-18 11:00, do: assign.assigned, by: an, with: { leadUnit: office } }
`

const SCENARIO_CASES: readonly { readonly code: FindingCode; readonly from: string; readonly to: string; readonly line: number }[] = [
  { code: 'scenario.other_procedure', from: 'test/small', to: 'test/other', line: 1 },
  { code: 'scenario.time', from: '2026-09-18 11:00', to: '2026-09-31 11:00', line: 10 },
  { code: 'scenario.order', from: '2026-09-18 11:00', to: '2026-09-18 09:00', line: 10 },
  { code: 'scenario.no_start', from: 'start: desk, by: an, with: { subject: x }, ', to: '', line: 9 },
  { code: 'scenario.one_thing', from: 'do: assign.assigned,', to: 'do: assign.assigned, note: x,', line: 10 },
  { code: 'scenario.who_does', from: 'do: assign.assigned, by: an', to: 'do: assign.assigned', line: 10 },
  { code: 'scenario.unknown_name', from: 'step: assign', to: 'step: asign', line: 9 },
  { code: 'scenario.unknown_name', from: 'do: assign.assigned', to: 'do: assign.asigned', line: 10 },
  { code: 'scenario.unknown_name', from: '[unit:office]', to: '[unit:ofice]', line: 3 },
  { code: 'procedure.unknown_key', from: 'then: {', to: 'then: { stpe: assign,', line: 9 },
]

describe('a scenario file that is wrong', () => {
  it('is not this one', () => {
    expect(readScenarios(SCENARIO, procedure).ok).toBe(true)
  })

  it.each(SCENARIO_CASES)('says $code at line $line', ({ code, from, to, line }) => {
    const read = readScenarios(SCENARIO.replace(from, to), procedure)
    const findings: readonly Finding[] = read.ok ? [] : read.findings
    expect(findings.map((found) => [found.code, found.place.line])).toEqual([[code, line]])
    expect(findings[0]?.message.zh).toMatch(/\p{Script=Han}/u)
  })
})
