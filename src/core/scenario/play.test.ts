/** One play that uses everything scenarios can say passes; each word of it that is spoiled is noticed where it stands. */
import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../../../test/support/procedures.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { Procedure } from '../procedure/index.ts'
import { readScenarios, runScenarios } from './index.ts'
import type { ScenarioRun } from './index.ts'
import { PLAY } from './planted/play.ts'
import { PLAY_SCENARIOS } from './planted/play-scenarios.ts'

const procedure = compilePlay(PLAY)

function compilePlay(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('; '))
  return compiled.procedure
}

function play(scenarios: string, of = procedure): ScenarioRun {
  const read = readScenarios(scenarios, of)
  if (!read.ok) throw new Error(read.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('; '))
  return runScenarios(of, read, () => officeCalendar)
}

function spoil(text: string, from: string, to: string): string {
  expect(text.split(from), `"${from}" stands in the play once`).toHaveLength(2)
  return text.replace(from, to)
}

describe('a play that uses everything scenarios can say', () => {
  it('goes as it says', () => {
    expect(play(PLAY_SCENARIOS).results.flatMap((result) => result.failures)).toEqual([])
  })

  it('tries everything there is in the procedure', () => {
    const gaps = Object.entries(play(PLAY_SCENARIOS).coverage).flatMap(([part, { missing }]) => missing.map((name) => `${part} ${name}`))
    expect(gaps).toEqual([])
  })

  it.each<readonly [what: string, from: string, to: string, expected: string, found: string]>([
    ['gate', 'then: { gate: 不少于两件 }', 'then: { gate: 三件 }', '... 三件 ...', '不少于两件样品 / at least two samples'],
    ['problems', 'subject: field.too_long 20', 'subject: field.too_long 30', 'customer: field.unknown_row, pieces: field.too_large, subject: field.too_long 30', 'customer: field.unknown_row, pieces: field.too_large, subject: field.too_long 20'],
    ['problems', 'actions.1.owner: field.required', 'actions.2.owner: field.required', 'actions.2.owner: field.required', 'actions.1.owner: field.required'],
    ['values.cost', 'cost: 50,', 'cost: 51,', '51', '50'],
    ['values.checks', 'values: { checks: { clean: true, safe: false } }', 'values: { checks: { clean: true, safe: true } }', '[{"item":"clean","passed":true},{"item":"safe","passed":true}]', '[{"item":"clean","passed":true},{"item":"safe","passed":false}]'],
    ['values.opinion@quality', 'opinion@quality: 同意', 'opinion@quality: 反对', '"反对"', '"同意"'],
    ['hides.an', 'hides: { gu: [cost], an: [] }', 'hides: { gu: [cost], an: [cost] }', 'cost', '-'],
    ['clocks.answer.extended', 'asked: false, extended: 0 } } } }', 'asked: false, extended: 1 } } } }', '1', '0'],
    ['clocks.sign@plant', 'sign@plant: 2026-10-08 17:30', 'sign@plant: 2026-10-09 17:30', 'running, due 2026-10-09 17:30', 'running, due 2026-10-08 17:30'],
    ['goods.samples', 'goods: { samples: { lab: 4 } }', 'goods: { samples: { lab: 3 } }', 'lab 3', 'lab 4'],
    ['said.received', 'contains: [YP-2026-001, 4 件]', 'contains: [YP-2026-001, 5 件]', '... 5 件 ...', 'YP-2026-001 样品 4 件已收到\n4 samples of YP-2026-001 received'],
    ['said.received.to', 'to: [person:lin], mode', 'to: [reporter], mode', 'reporter', 'person:lin'],
    ['mayChoose.he', 'mayChoose: { he: [analyse.shared, analyse.single, analyse.acted]', 'mayChoose: { he: [analyse.shared, analyse.acted]', 'analyse.acted, analyse.shared', 'analyse.acted, analyse.shared, analyse.single'],
    ['branches.sign', 'branches: { sign: [plant, quality], act: [] }', 'branches: { sign: [plant], act: [] }', 'plant', 'plant, quality'],
    ['who.plant', 'who: { plant: [unit:plant], sign@quality', 'who: { plant: [unit:sales], sign@quality', 'unit:sales', 'unit:plant'],
    ['mayAct.quality', 'mayAct: { plant: [wu], quality: [gu] }', 'mayAct: { plant: [wu], quality: [gu, he] }', 'gu, he', 'gu'],
    ['rang.sign.late@plant.told', 'told: [unit:plant]', 'told: []', '-', 'unit:plant'],
    ['rang', 'rang: { sign.late@plant: { at: 2026-10-08 17:30, told: [unit:plant] } }', 'rang: {}', '-', 'sign.late'],
    ['urged', 'then: { urged: [post:quality-head] }', 'then: { urged: [] }', '-', 'post:quality-head'],
    ['waitsFor.recover', 'waitsFor: { recover: ZP-7 }', 'waitsFor: { recover: ZP-8 }', 'ZP-8', 'ZP-7'],
    ['asked', 'asked: { test/recovery.complaint: { subject: 色差, pieces: 2 } }', 'asked: {}', '-', 'test/recovery'],
    ['asked.test/recovery.complaint', '{ subject: 色差, pieces: 2 } }', '{ subject: 色差 } }', '[{"subject":"色差"}]', '[{"pieces":2,"subject":"色差"}]'],
    ['ledger.lateAnswer.amount', 'amount: 24.5,', 'amount: 20,', '20', '24.5'],
    ['ledger.lateAnswer.hearUntil', 'hearUntil: 2026-09-24 17:30', 'hearUntil: 2026-09-25 17:30', '2026-09-25 17:30', '2026-09-24 17:30'],
    ['ledger', 'then: { ledger: { lateAnswer: heard } }', 'then: { ledger: {} }', '-', 'lateAnswer'],
    ['ledger.lateAnswer#1.appealUntil', 'appealUntil: 2026-10-08 17:30', 'appealUntil: 2026-10-09 17:30', '2026-10-09 17:30', '2026-10-08 17:30'],
    ['papers.notice.number', 'number: YP-2026-001-W1', 'number: YP-2026-001-W2', 'YP-2026-001-W2', 'YP-2026-001-W1'],
    ['papers.notice.copies', 'copies: [unit:quality, post:director] }', 'copies: [unit:quality] }', 'unit:quality', 'post:director, unit:quality'],
    ['alerted.answer.extend', 'alerted: { answer.extend: [post:director] }', 'alerted: { answer.extend: [post:quality-head] }', 'post:quality-head', 'post:director'],
    ['at', '2026-04-07 08:30]', '2026-04-05 08:30]', '2026-02-05 08:30, 2026-03-05 08:30, 2026-04-05 08:30', '2026-02-05 08:30, 2026-03-05 08:30, 2026-04-07 08:30'],
    ['opens', 'opens: [acme] }', 'opens: [acme, bo] }', 'acme, bo', 'acme'],
    ['draws', 'draws: 2,', 'draws: 3,', '3', '2'],
    ['document', 'document: { code: YP-1, edition: 2 }', 'document: { code: YP-1 }', 'code YP-1', 'code YP-1, edition 2'],
    ['keepYears', 'keepYears: 3', 'keepYears: 5', '5', '3'],
    ['summary', 'summary: 样品', 'summary: 退货', '... 退货 ...', '客户投诉附样品，部门会签，考核误期\nA complaint with samples that departments sign'],
  ])('notices a wrong %s', (what, from, to, expected, found) => {
    const failures = play(spoil(PLAY_SCENARIOS, from, to)).results.flatMap((result) => result.failures)
    expect(failures.filter((failure) => failure.what === what)).toMatchObject([{ expected, found }])
  })

  it('says which branches a line may have meant when it does not choose', () => {
    const two = spoil(PLAY_SCENARIOS, "people:\n  lin: [unit:sales]", "people:\n  lin: [unit:sales, unit:plant, unit:quality]").replace('do: sign.signed, by: gu, with', 'do: sign.signed, by: lin, with')
    expect(play(two).results.flatMap((result) => result.failures).find((failure) => failure.what === 'in')).toMatchObject({ found: 'plant, quality' })
  })

  it.each<readonly [gap: string, from: string, to: string]>([
    ['clocks answer#2', 'due: 2026-10-09 17:30, warn: 2026-10-09 13:30, ', ''],
    ['late answer.late[6] open', '          asked: { test/other: { subject: 松动 } }\n', ''],
    ['ledger lateAnswer', 'amount: 24.5, ', ''],
    ['ledger lateAnswer.appeal', ', appealUntil: 2026-10-08 17:30', ''],
    ['gates analyse.shared.needs[0]', ', gate: at least two', ''],
    ['hidden cost', 'hides: { gu: [cost], an: [] }', 'hides: { an: [] }'],
    ['byItself yearly.sample', 'samples:\n  - { start: yearly, of: 6, draws: 2, coveredAfter: 3 }\n', ''],
  ])('what happened and is not said is a gap: %s', (gap, from, to) => {
    const { coverage } = play(spoil(PLAY_SCENARIOS, from, to))
    const gaps = Object.entries(coverage).flatMap(([part, { missing }]) => missing.map((name) => `${part} ${name}`))
    expect(gaps).toEqual([gap])
  })
})
