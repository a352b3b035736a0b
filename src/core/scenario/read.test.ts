/** Every name in a scenario file must mean something in the procedure; what does not is found with its line and the nearest right name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../../../test/support/procedures.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { FindingCode } from '../procedure/index.ts'
import { readScenarios, runScenarios } from './index.ts'
import { PLAY } from './planted/play.ts'
import { PLAY_SCENARIOS } from './planted/play-scenarios.ts'

const compiled = compileProcedure(PLAY)
if (!compiled.ok) throw new Error('the play is not good')
const { procedure } = compiled

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length

const CASES: readonly { readonly code: FindingCode; readonly from: string; readonly to: string; readonly at?: string; readonly hint?: string }[] = [
  { code: 'scenario.unknown_name', from: 'post:quality-head]\n  an', to: 'post:quality-haed]\n  an', at: 'haed', hint: 'quality-head' },
  { code: 'scenario.unknown_name', from: 'registers:\n  customers:', to: 'registers:\n  shipmnts: {}\n  customers:', at: 'shipmnts', hint: 'shipments' },
  { code: 'scenario.unknown_name', from: 'bo: { seller: lin, days: 3,', to: 'bo: { seller: lin, dayss: 3,', hint: 'days' },
  { code: 'scenario.unknown_name', from: 'bo: { seller: lin, days: 3,', to: 'bo: { seller: lim, days: 3,', hint: 'lin' },
  { code: 'scenario.cell', from: 'bo: { seller: lin, days: 3,', to: 'bo: { seller: lin, days: three,' },
  { code: 'scenario.cell_missing', from: 'bo: { seller: lin, days: 3,', to: 'bo: { days: 3,' },
  { code: 'scenario.day', from: 'expires: 2026-12-01', to: 'expires: 2026-02-30' },
  { code: 'scenario.day', from: 'closed: [2026-09-25]', to: 'closed: [2026-09-31]' },
  { code: 'scenario.unknown_name', from: 'away: [he]', to: 'away: [hee]', hint: 'he' },
  { code: 'scenario.unknown_name', from: 'superior: { lin: pan }', to: 'superior: { lin: pam }', hint: 'pan' },
  { code: 'scenario.unknown_name', from: 'sameBefore: { customer:', to: 'sameBefore: { custommer:', hint: 'customer' },
  { code: 'scenario.unknown_name', from: 'totals: { shipments.pieces: 101 }', to: 'totals: { shipments.piece: 101 }', hint: 'shipments.pieces' },
  { code: 'scenario.time', from: 'similarBefore: [2026-09-17 09:00,', to: 'similarBefore: [2026-09-17 9:00,' },
  { code: 'scenario.unknown_name', from: 'by: gu, in: quality', to: 'by: gu, in: qualty', hint: 'quality' },
  { code: 'scenario.unknown_name', from: 'signal: trial.passed', to: 'signal: vote.carried' },
  { code: 'scenario.unknown_name', from: 'extend: { clock: answer, more: 3 working days }', to: 'extend: { clock: sign, more: 3 working days }' },
  { code: 'scenario.duration', from: 'more: 3 working days', to: 'more: 3 moons' },
  { code: 'scenario.unknown_name', from: 'appeal: lateAnswer', to: 'appeal: lateAnwser', hint: 'lateAnswer' },
  { code: 'scenario.unknown_name', from: 'linked: { step: recover', to: 'linked: { step: trial' },
  { code: 'scenario.unknown_name', from: 'branches: { sign: [plant, quality]', to: 'branches: { sign: [plamt, quality]', hint: 'plant' },
  { code: 'scenario.unknown_name', from: 'sign@quality: [unit:quality]', to: 'sing@quality: [unit:quality]', hint: 'sign' },
  { code: 'scenario.unknown_name', from: 'hides: { gu: [cost]', to: 'hides: { gu: [pieces]' },
  { code: 'scenario.unknown_name', from: 'goods: { samples: { lab: 4 } }', to: 'goods: { samples: { labb: 4 } }', hint: 'lab' },
  { code: 'scenario.unknown_name', from: 'clocks: { sign@plant: 2026', to: 'clocks: { sign@plamt: 2026', hint: 'plant' },
  { code: 'scenario.unknown_name', from: 'said: [sorry]', to: 'said: [sory]', hint: 'sorry' },
  { code: 'scenario.unknown_name', from: 'papers: { notice:', to: 'papers: { notise:', hint: 'notice' },
  { code: 'scenario.unknown_name', from: 'asked: { test/other:', to: 'asked: { test/othr:', hint: 'test/other' },
  { code: 'scenario.unknown_name', from: 'alerted: { answer.extend:', to: 'alerted: { sign.extend:' },
  { code: 'scenario.nothing', from: "{ at: 2026-09-24 09:10, note: 样品已到, by: gu }", to: '{ at: 2026-09-24 09:10 }' },
  { code: 'scenario.away_acts', from: "note: 样品已到, by: gu", to: 'note: 样品已到, by: he' },
  { code: 'scenario.not_by_itself', from: 'start: expiring, row: bo', to: 'start: desk, by: lin, row: bo' },
  { code: 'scenario.not_by_itself', from: '{ start: yearly, of: 6', to: '{ start: expiring, of: 6' },
  { code: 'scenario.unknown_name', from: '{ start: yearly, between', to: '{ start: yearley, between', hint: 'yearly' },
  { code: 'scenario.unknown_name', from: 'opens: [acme] }', to: 'opens: [acmee] }', hint: 'acme' },
  { code: 'procedure.unknown_key', from: 'mayChoose: { he: [analyse.shared, analyse.single', to: 'mayChose: { he: [analyse.shared, analyse.single', hint: 'mayChoose' },
  { code: 'procedure.unknown_key', from: 'similarBefore: [', to: 'similarBefor: [', hint: 'similarBefore' },
]

describe('a scenario file', () => {
  it('that is right is read', () => {
    expect(readScenarios(PLAY_SCENARIOS, procedure).ok).toBe(true)
  })

  it.each(CASES)('that says "$to" is told $code', ({ code, from, to, at = to, hint }) => {
    expect(PLAY_SCENARIOS.split(from)).toHaveLength(2)
    const text = PLAY_SCENARIOS.replace(from, to)
    const read = readScenarios(text, procedure)
    const findings = read.ok ? [] : read.findings
    expect(findings.map((found) => found.code)).toEqual([code])
    expect(findings[0]?.message.zh).toMatch(/\p{Script=Han}/u)
    expect(findings[0]?.message.en).toContain(hint === undefined ? '' : `did you mean "${hint}"?`)
    expect(findings[0]?.place.line).toBe(lineOf(text, at))
  })

  it('law: whatever a slip of the hand makes of it, it is read and played, or told what is wrong', () => {
    const lines = PLAY_SCENARIOS.split('\n')
    const slip = fc.record({ line: fc.nat({ max: lines.length - 1 }), from: fc.nat({ max: 200 }), length: fc.nat({ max: 12 }), put: fc.constantFrom('', ' ', ': ', '{', '[', '@', '#', '0', 'x', '人') })
    fc.assert(fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
      const spoiled = [...lines]
      for (const { line, from, length, put } of slips) spoiled[line] = `${spoiled[line]?.slice(0, from) ?? ''}${put}${spoiled[line]?.slice(from + length) ?? ''}`
      const read = readScenarios(spoiled.join('\n'), procedure)
      if (!read.ok) expect(read.findings.length).toBeGreaterThan(0)
      else expect(runScenarios(procedure, read, () => officeCalendar).results.length).toBeGreaterThan(0)
    }), { numRuns: 25 })
  })
})
