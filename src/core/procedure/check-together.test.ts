import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTogether, compileProcedure, formatNumber, parseNumberPattern, readNumber } from './index.ts'
import type { Compiled, FindingCode, NumberPattern, Procedure } from './index.ts'
import { sharedNumber } from './number-collision.ts'

const OTHER = `procedure: test/supplier
version: 1
title: { zh: 追, en: Recovery }
number: S-{yyyy}-{seq:3}
needs: { units: { office: { zh: 处, en: Office } } }
roles: { desk: { zh: 台, en: Desk, unit: office } }
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
  pieces: { type: number, required: true, zh: 数, en: Pieces }
  half: { type: number, value: 'pieces / 2', zh: 半, en: Half }
starts:
  claim: { kind: ticket, zh: 追, en: Claim, form: [subject, pieces], defaults: { pieces: 1 }, next: ask }
  desk: { zh: 台, en: Desk, form: [subject, pieces], next: ask }
steps:
  ask: { zh: 问, en: Ask, by: desk, outcomes: { paid: { zh: 赔, en: Paid, next: paid }, refused: { zh: 拒, en: Refused, next: refused } } }
  paid: { kind: end, zh: 赔, en: Paid }
  refused: { kind: end, zh: 拒, en: Refused }
`

const ONE = `procedure: test/complaint
version: 1
title: { zh: 诉, en: Complaint }
number: C-{yyyy}-{seq:3}
needs: { units: { office: { zh: 处, en: Office } } }
roles: { desk: { zh: 台, en: Desk, unit: office } }
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
starts:
  desk: { zh: 台, en: Desk, form: [subject], next: recover }
steps:
  recover:
    kind: ticket
    zh: 追
    en: Recover
    opens: { procedure: test/supplier, start: claim, with: { subject: subject } }
    outcomes:
      paid: { zh: 赔, en: Paid, ends: [paid], next: archive }
      refused: { zh: 拒, en: Refused, ends: [refused], next: archive }
  archive: { kind: end, zh: 档, en: Archive }
`

function compile(text: string): Extract<Compiled, { ok: true }> {
  const result = compileProcedure(text)
  if (!result.ok) throw new Error(result.findings.map((found) => found.message.en).join('; '))
  return result
}

function compiled(text: string): Procedure {
  return compile(text).procedure
}

function findingsOf(one: string, other = OTHER): { code: FindingCode; line: number; en: string; zh: string }[] {
  const [second, first] = [compile(other), compile(one)]
  const checked = checkTogether([second.procedure, first.procedure], { 'test/complaint': first.places, 'test/supplier': second.places })
  return checked.flatMap(({ findings }) => findings.map(({ code, place, message }) => ({ code, line: place.line, en: message.en, zh: message.zh })))
}

const PLANTED: readonly { readonly code: FindingCode; readonly what: string; readonly from: string; readonly to: string; readonly line: number; readonly says: string }[] = [
  { code: 'procedure.unknown_procedure', what: 'a procedure that is not there', from: 'procedure: test/supplier', to: 'procedure: test/suplier', line: 16, says: 'did you mean "test/supplier"' },
  { code: 'procedure.no_such_start', what: 'a start that is not there', from: 'start: claim', to: 'start: clame', line: 16, says: 'did you mean "claim"' },
  { code: 'procedure.no_such_start', what: 'a start for people', from: 'start: claim', to: 'start: desk', line: 16, says: 'begins from another ticket' },
  { code: 'procedure.other_field', what: 'a field that is not there', from: '{ subject: subject }', to: '{ subject: subject, peaces: 3 }', line: 16, says: 'did you mean "pieces"' },
  { code: 'procedure.other_field', what: 'a field of another type', from: '{ subject: subject }', to: '{ subject: subject, pieces: subject }', line: 16, says: 'of type text' },
  { code: 'procedure.other_field', what: 'a field that is worked out', from: '{ subject: subject }', to: '{ subject: subject, half: 3 }', line: 16, says: '"half"' },
  { code: 'procedure.unfilled', what: 'a required field that nobody fills in', from: ', with: { subject: subject }', to: '', line: 16, says: '"subject"' },
  { code: 'procedure.unknown_end', what: 'an end that is not there', from: 'ends: [refused]', to: 'ends: [refuzed, refused]', line: 19, says: 'did you mean "refused"' },
  { code: 'procedure.end_unanswered', what: 'an end that leads nowhere', from: 'ends: [refused]', to: 'ends: [paid]'.replace('paid', 'paid2'), line: 18, says: '"refused"' },
  { code: 'procedure.number_collides', what: 'numbers that may be the same', from: 'number: C-{yyyy}-{seq:3}', to: 'number: S-20{yy}-{seq:5}', line: 4, says: '"test/supplier"' },
]

describe('procedures side by side', () => {
  it('fit together when they name each other rightly', () => {
    expect(findingsOf(ONE)).toEqual([])
    expect(findingsOf(ONE.replace(', start: claim', ''))).toEqual([])
    expect(findingsOf(ONE.replace(', ends: [refused]', ''))).toEqual([])
  })

  it.each(PLANTED)('say $code for $what', ({ code, from, to, line, says }) => {
    const found = findingsOf(ONE.replace(from, to))
    expect(found.map((one) => one.code)).toContain(code)
    const named = found.find((one) => one.code === code)
    expect(named?.line).toBe(line)
    expect(named?.en).toContain(says)
    expect(named?.zh).toMatch(/\p{Script=Han}/u)
  })

  it('are each there once', () => {
    expect(findingsOf(OTHER).map((found) => found.code)).toEqual(['procedure.same_procedure'])
  })

  it('are found without their files, by path alone', () => {
    const [, checked] = checkTogether([compiled(OTHER), compiled(ONE.replace('start: claim', 'start: clame'))])
    expect(checked?.findings[0]?.place).toEqual({ path: 'steps.recover.opens.start', line: 1, column: 1 })
  })
})

const patterns = ['', '2', '20', '{yy}', '{yyyy}'].flatMap((year) => ['', '0', '{MM}', '1{MM}'].flatMap((month) => ['{seq}', '{seq:2}', '{seq}1'].map((rest) => year + month + rest)))
  .flatMap((source) => ('parts' in parseNumberPattern(source) ? [source] : []))

function read(source: string): NumberPattern | undefined {
  const pattern = parseNumberPattern(source)
  return 'parts' in pattern ? pattern : undefined
}

describe('two number patterns', () => {
  it('that made the same number are found out', () => {
    const makers = new Map<string, Set<string>>()
    for (const source of patterns) {
      const pattern = read(source)
      for (const year of [2019, 2020, 2021]) for (const month of [1, 10, 12]) for (let sequence = 1; sequence <= 120; sequence++) {
        const number = pattern ? formatNumber(pattern, { year, month, day: 1 }, sequence) : ''
        makers.set(number, (makers.get(number) ?? new Set()).add(source))
      }
    }
    const pairs = new Set([...makers.values()].flatMap((same) => [...same].flatMap((one) => [...same].filter((other) => other > one).map((other) => `${one} ${other}`))))
    const missed = [...pairs].filter((pair) => {
      const [left, right] = pair.split(' ').map(read)
      return !left || !right || sharedNumber(left, right) === undefined
    })
    expect(pairs.size).toBeGreaterThan(100)
    expect(missed).toEqual([])
  })

  it('are said to share only what both can make', () => {
    fc.assert(fc.property(fc.constantFrom(...patterns), fc.constantFrom(...patterns), (one, other) => {
      const [left, right] = [read(one), read(other)]
      const shared = left && right ? sharedNumber(left, right) : undefined
      if (!left || !right || shared === undefined) return
      expect([readNumber('p', left, shared), readNumber('p', right, shared)]).not.toContain(undefined)
    }), { numRuns: 2_000 })
  })

  it.each([
    ['A-{seq:3}', 'B-{seq:3}', undefined],
    ['A-{seq:3}', 'A-{seq:5}', 'A-00000'],
    ['A{yyyy}-{seq:3}', 'A{yy}{MM}-{seq:3}', 'A2001-000'],
    ['A{yyyy}{seq:2}', 'A{yy}{seq:4}', 'A200000'],
    ['{yyyy}{MM}{dd}{seq:3}', 'A{seq}', undefined],
  ])('%s and %s share %s', (one, other, shared) => {
    const [left, right] = [read(one), read(other)]
    expect(left && right && sharedNumber(left, right)).toBe(shared)
  })
})
