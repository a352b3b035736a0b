import { describe, expect, it } from 'vitest'
import { loadLibraryProcedure, officeCalendar } from '../../../test/support/procedures.ts'
import { compileProcedure } from '../procedure/index.ts'
import { instantOf, readLocal, readScenarios, runScenarios, tellInstant } from './index.ts'
import type { Failure, ScenarioRun } from './index.ts'

const procedure = loadLibraryProcedure('school/general-affairs-feedback')

function run(lines: string): ScenarioRun {
  const text = `procedure: school/general-affairs-feedback\npeople:\n  chen: [post:general-affairs-clerk, unit:general-affairs]\n  wang: [unit:general-affairs]\nscenarios:\n  one:\n    zh: 一\n    en: one\n    when:\n${lines.split('\n').map((line) => `      ${line}`).join('\n')}\n`
  const read = readScenarios(text, procedure)
  if (!read.ok) throw new Error(read.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('; '))
  return runScenarios(procedure, read, () => officeCalendar)
}

function failuresOf(lines: string): readonly Failure[] {
  return run(lines).results.flatMap((result) => result.failures)
}

const START = '- { at: 2026-09-18 10:00, start: phone, by: chen, with: { kind: problem, subject: 灯, content: 不亮 } }'

describe('a scenario', () => {
  it('passes when everything is as it says', () => {
    expect(failuresOf(`${START}\n- { at: 2026-09-18 10:00, then: { step: solve, clocks: { firstReply: 2026-09-21 17:30 } } }`)).toEqual([])
  })

  it.each([
    ['step: reply', 'step', 'reply', 'solve'],
    ['closed: archive', 'closed', 'archive', 'open at solve'],
    ['who: [unit:catering]', 'who', 'unit:catering', 'unit:general-affairs'],
    ['mayAct: [chen]', 'mayAct', 'chen', 'chen, wang'],
    ['reopened: 1', 'reopened', '1', '0'],
    ['values: { subject: 水 }', 'values.subject', '"水"', '"灯"'],
    ['recused: [wang]', 'recused', 'wang', '-'],
    ['clocks: { firstReply: 2026-09-22 17:30 }', 'clocks.firstReply', 'running, due 2026-09-22 17:30', 'running, due 2026-09-21 17:30'],
    ['clocks: { firstReply: { warn: 2026-09-21 12:00 } }', 'clocks.firstReply.warn', '2026-09-21 12:00', '2026-09-21 13:30'],
    ['clocks: { redo: late }', 'clocks.redo', 'late', 'none'],
    ['clocks: { firstReply: on time }', 'clocks.firstReply', 'on time', 'running, due 2026-09-21 17:30'],
    ['said: [replied]', 'said', 'replied', '-'],
    ['rang: { firstReply.late: 2026-09-21 17:30 }', 'rang', 'firstReply.late', '-'],
    ['refused: ticket.closed', 'refused', 'ticket.closed', 'accepted'],
  ])('that is wrong about { %s } says what was expected and what is', (then, what, expected, found) => {
    const [failure] = failuresOf(`${START}\n- { at: 2026-09-18 11:00, then: { ${then} } }`)
    expect(failure).toMatchObject({ what, expected, found, line: 11, at: '2026-09-18 11:00' })
    expect(failure?.story.map((line) => line.en).join('\n')).toMatch(/registered ZW-20260918-001 by phone[^]*step opened: Solve/)
    expect(failure?.story.map((line) => line.zh).join('\n')).toContain('开始计时 首次回复')
  })

  it('that does what may not be done stops there and says why', () => {
    const failures = failuresOf(`${START}\n- { at: 2026-09-18 11:00, do: reply.replied, by: wang, with: {} }\n- { at: 2026-09-18 12:00, then: { step: confirm } }`)
    expect(failures).toMatchObject([{ what: 'refused', expected: 'accepted', found: 'ticket.step_not_open', line: 11 }])
  })

  it('lets the clocks strike between its lines, each at its own moment, and once', () => {
    expect(failuresOf(`${START}\n- { at: 2026-09-30 09:00, then: { rang: { firstReply.warn: 2026-09-21 13:30, firstReply.late: 2026-09-21 17:30, resolution.warn: 2026-09-29 08:30, resolution.late: 2026-09-29 17:30 } } }\n- { at: 2026-10-30 09:00, then: { rang: {} } }`)).toEqual([])
  })

  it('says what it has tried of the procedure and what not', () => {
    const { coverage } = run(`${START}\n- { at: 2026-09-18 11:00, do: solve.solved, by: wang, with: { result: 好 }, then: { clocks: { firstReply: 2026-09-21 17:30, resolution: paused } } }`.replace('resolution: paused', 'resolution: { state: running }'))
    expect(coverage.outcomes).toMatchObject({ covered: 1, of: 13 })
    expect(coverage.clocks).toEqual({ covered: 1, of: 5, missing: ['resolution', 'redo', 'silence', 'more'] })
    expect(coverage.starts.missing).toEqual(['portal', 'desk', 'email', 'letter', 'import'])
  })
})

const RESTLESS = `procedure: test/restless
version: 1
title: { zh: 等, en: Wait }
number: R-{seq:1}
fields: { subject: { type: text, required: true, title: true, zh: 事, en: Matter } }
roles: { desk: { zh: 处, en: Desk, unit: office } }
needs: { units: { office: { zh: 处, en: Office } } }
starts: { desk: { zh: 处, en: Desk, form: [subject], next: wait } }
clocks: { tick: { zh: 滴答, en: Tick, from: wait, until: [wait.again, wait.over], within: 1 second, late: [{ take: wait.again }] } }
steps:
  wait: { kind: wait, zh: 等, en: Wait, outcomes: { again: { zh: 再等, en: Again, next: wait }, over: { zh: 好, en: Over, next: end } } }
  end: { kind: end, zh: 完, en: End }
`

describe('a procedure whose clocks never come to rest', () => {
  it('is told so instead of running for ever', () => {
    const compiled = compileProcedure(RESTLESS)
    if (!compiled.ok) throw new Error(compiled.findings.map((found) => found.message.en).join('; '))
    const read = readScenarios('procedure: test/restless\nscenarios:\n  one:\n    zh: 一\n    en: one\n    when:\n      - { at: 2026-09-18 10:00, start: desk, with: { subject: x }, by: import }\n      - { at: 2026-09-19 10:00, then: { step: wait } }\n', compiled.procedure)
    if (!read.ok) throw new Error(read.findings.map((found) => found.message.en).join('; '))
    expect(runScenarios(compiled.procedure, read, () => officeCalendar).results.flatMap((result) => result.failures)).toMatchObject([{ line: 8, what: 'clocks', found: 'ticket.never_rests' }])
  })
})

describe('a local time', () => {
  it.each(['2026-09-31 10:00', '2026-09-18', '2026-09-18 25:00', '2026-09-18 10:60', '10:00', ''])('%j is none', (text) => {
    expect(readLocal(text)).toBeUndefined()
  })

  it('24:00 is the end of its day', () => {
    const midnight = instantOf(officeCalendar, '2026-09-18 24:00')
    expect(midnight).toBe(instantOf(officeCalendar, '2026-09-19 00:00'))
    expect([tellInstant(officeCalendar, midnight), tellInstant(officeCalendar, midnight, '24:00')]).toEqual(['2026-09-19 00:00', '2026-09-18 24:00'])
  })
})
