import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLANK } from './expression-scope.ts'
import type { Scope, Value } from './expression-scope.ts'
import { compileProcedure, ExpressionSpace, questionKey } from './index.ts'
import type { Allowed, Expression, ExpressionType, Procedure } from './index.ts'
import { GOOD } from './planted/good.ts'

const procedure = compileGood()
const space = new ExpressionSpace(procedure)
const INSIDE: Allowed = { item: true, row: procedure.needs.registers['customers'] ?? { columns: [] } }

function compileGood(): Procedure {
  const compiled = compileProcedure(GOOD)
  if (!compiled.ok) throw new Error('the good file is not good')
  return compiled.procedure
}

function compile(source: string, type: ExpressionType | 'any' = 'any'): Expression {
  const compiled = space.compile(source, type, INSIDE)
  if ('message' in compiled) throw new Error(compiled.message.en)
  return compiled
}

const ACTIONS = [
  { what: 'a', owner: '1', due: '2026-09-20', sort: 'fix', done: true },
  { what: 'b', owner: '2', due: '2026-09-30', sort: 'prevent', done: false },
  { what: 'c', owner: '2', due: null, sort: 'fix', done: null },
]
const SCOPE: Scope = {
  values: { subject: '水管 leaks', kind: 'food', pieces: 7, urgent: true, units: ['office', 'kitchen'], actions: ACTIONS, checks: [{ item: 'clean', passed: true, note: '' }, { item: 'safe', passed: false, note: '' }], promised: '2026-01-31', accused: ['3'], worth: 87.5 },
  level: 'high', channel: 'desk', reopened: 2, anonymous: false,
  times: { handle: 2 }, outcomes: { meet: 'carried' }, parts: { slips: ['agreed', 'agreed'] }, held: { 'sample.lab': 3 },
  answers: {
    'count|reporter|864000000': 3, 'count|kind|2678400000': 4, 'similar|604800000': 2, 'total|customers|score|customer|2592000000': 120,
    'cell|customer|score|number': 81, 'cell|customer|seller|text': '12',
  },
  item: 'kitchen', row: { seller: '9', score: 55, expires: '2026-12-01' }, today: '2026-09-18',
}

/** What it is on that ticket, and what on one where nothing is filled in. */
const TABLE: readonly (readonly [source: string, value: Value, blank: Value])[] = [
  ['5', 5, 5], ['5 / 2', 2.5, 2.5], ['7 % 4', 3, 3], ['-pieces', -7, -0], ['1 + 2 * 3', 7, 7], ['0x10 + 1', 17, 17], ['1.5e2', 150, 150],
  ['pieces + 1', 8, 1], ['pieces / 2 > 3', true, false], ['pieces == 7', true, false], ['pieces >= 7 && urgent', true, false],
  ['"a" + subject', 'a水管 leaks', 'a'], ['subject == ""', false, true], ['size(subject)', 8, 0], ['subject.size() > 3', true, false],
  ['subject.contains("leak") || subject.startsWith("x")', true, false], ['subject.endsWith("leaks")', true, false],
  ['subject.upperAscii().lowerAscii().trim()', '水管 leaks', ''], ['subject.substring(0, 2)', '水管', ''], ['subject.substring(3)', 'leaks', ''],
  ['kind in ["food", "other"]', true, false], ['kind == "food" ? 1 : 2', 1, 2], ['!urgent', false, true],
  ['units', ['office', 'kitchen'], []], ['"kitchen" in units', true, false], ['size(units + accused)', 3, 0], ['units.join(",")', 'office,kitchen', ''],
  ['units == ["office", "kitchen"]', true, false], ['units.size() == 0', false, true],
  ['actions.exists(a, a.done)', true, false], ['actions.all(a, a.done)', false, true], ['actions.exists_one(a, a.sort == "prevent")', true, false],
  ['size(actions.filter(a, a.owner == "2"))', 2, 0], ['actions.map(a, a.due)', ['2026-09-20', '2026-09-30', ''], []],
  ['actions.exists(a, actions.exists(b, b.owner == a.owner && b.what != a.what))', true, false],
  ['actions.exists(a, a.due != "" && a.due < "2026-09-25")', true, false],
  ['size(actions) > 1 && actions[1].what == "b"', true, false],
  ['countOf(actions, "sort", "fix")', 2, 0], ['countOf(actions, "done", false)', 2, 0], ['countOf(checks, "passed", true)', 1, 0],
  ['score(checks)', 75, 0], ['filled(subject)', true, false], ['filled(actions) && filled(pieces)', true, false], ['filled(reason)', false, false],
  ['share(pieces, 14)', 0.5, 0], ['share(1, pieces - 7)', 0, -1 / 7], ['min(pieces, 5) + max(pieces, 5)', 12, 5],
  ['round(pieces / 3)', 2, 0], ['round(1.005, 2)', 1.01, 1.01], ['floor(pieces / 3)', 2, 0], ['ceil(pieces / 3)', 3, 0], ['double("3.5") + 1', 4.5, 4.5], ['string(pieces)', '7', '0'],
  ['level == "high"', true, false], ['channel == "desk" && !anonymous', true, false], ['reopened > 1', true, false],
  ['times("handle") > 1', true, false], ['outcome("meet") == "carried"', true, false], ['outcome("meet") == ""', false, true],
  ['parts("slips").all(p, p == "agreed")', true, true], ['size(parts("slips"))', 2, 0], ['held("sample", "lab")', 3, 0],
  ['count(same("reporter"), days(10))', 3, 0], ['count(same("kind"), months(1)) >= 4', true, false], ['similar(days(7)) > 1', true, false],
  ['total("customers", "score", same("customer"), days(30))', 120, 0], ['cell(customer, "score") > 80', true, false], ['cellText(customer, "seller")', '12', ''],
  ['item', 'kitchen', ''], ['row.score > 50', true, false], ['row["seller"]', '9', ''], ['daysBetween(today, row.expires)', 74, 0],
  ['later(today, days(3))', '2026-09-21', ''], ['later(promised, months(1))', '2026-02-28', ''], ['later(promised, months(12)) > today', true, false],
]

describe('an expression', () => {
  it.each(TABLE)('%s is %j, and %j while nothing is filled in', (source, value, blank) => {
    const expression = compile(source)
    expect(space.value(expression, SCOPE)).toEqual(value)
    expect(space.value(expression, BLANK)).toEqual(blank)
  })

  it('says what it reads', () => {
    expect(compile('urgent && times("handle") > 1 && held("sample", "lab") > pieces && outcome("meet") == "carried" && size(parts("slips")) > 1').reads)
      .toEqual(['urgent', 'times:handle', 'held:sample.lab', 'pieces', 'outcome:meet', 'parts:slips'])
    expect(compile('count(same("kind"), days(3)) > 1 || cell(customer, "score") > 2').reads).toEqual(['kind', 'customer'])
  })

  it('asks its questions once each, under the name they are answered by', () => {
    const { questions } = compile('count(same("kind"), days(3)) + count(same("reporter"), months(2)) + similar(days(1)) + total("customers", "score", same("customer"), days(2)) + cell(customer, "score")')
    expect(questions).toEqual([
      { kind: 'count', same: 'kind', window: 3 * 86_400_000 }, { kind: 'count', same: 'reporter', window: 61 * 86_400_000 }, { kind: 'similar', window: 86_400_000 },
      { kind: 'total', register: 'customers', column: 'score', same: 'customer', window: 2 * 86_400_000 }, { kind: 'cell', field: 'customer', column: 'score', type: 'number' },
    ])
    expect(new Set(questions.map(questionKey)).size).toBe(5)
  })

  it('decides by the side that has an answer, as CEL does', () => {
    const dividing = compile('urgent || 1 / pieces > 0 || true')
    expect(space.holds(dividing, BLANK)).toBe(true)
    const other = compile('pieces > 0 && 1 / pieces > 0')
    expect([space.holds(other, BLANK), space.holds(other, SCOPE)]).toEqual([false, true])
  })

  it('counts as no, 0 or empty where it has no value', () => {
    const holds = compile('size(units) == 0 || 10 / (pieces - 7) > 1')
    const number = compile('size(units) == 0 ? 1 : 10 / (pieces - 7)')
    const text = compile('size(units) == 0 ? "x" : units[5]')
    expect([space.holds(holds, SCOPE), space.number(number, SCOPE), space.text(text, SCOPE), space.value(number, SCOPE)]).toEqual([false, 0, '', null])
  })

  it('is read again in another program from its source alone', () => {
    const stored: unknown = JSON.parse(JSON.stringify(procedure))
    // What was a procedure before it was written down is one again.
    const again = stored as Procedure
    const rowWhen = again.starts['yearly']?.rowWhen
    const high = again.levels[1]?.when
    const elsewhere = new ExpressionSpace(again)
    expect(rowWhen && [elsewhere.holds(rowWhen, SCOPE), elsewhere.holds(rowWhen, BLANK)]).toEqual([true, false])
    expect(high && [elsewhere.holds(high, SCOPE), elsewhere.holds(high, BLANK)]).toEqual([true, false])
  })

  it('never throws, whatever the values are', () => {
    const anything = fc.anything({ maxDepth: 2 })
    const sources = TABLE.map(([source]) => source)
    fc.assert(fc.property(fc.constantFrom(...sources), fc.dictionary(fc.constantFrom('subject', 'kind', 'pieces', 'units', 'actions', 'checks', 'promised', 'urgent'), anything), (source, values) => {
      const compiled = space.compile(source, 'any', INSIDE)
      if ('message' in compiled) return
      // Stored values may be of any shape: of an older version, or of an import.
      const scope: Scope = { ...SCOPE, values: values as Scope['values'] }
      expect(typeof space.holds(compiled, scope)).toBe('boolean')
      expect(Number.isFinite(space.number(compiled, scope))).toBe(true)
      expect(typeof space.text(compiled, scope)).toBe('string')
    }), { numRuns: 2_000 })
  })

  it('is a value or a problem with its place, whatever is written', () => {
    const pieces = fc.array(fc.constantFrom('urgent', 'pieces', 'actions', '(', ')', '[', ']', '&&', '||', '==', '<', '+', '/', '!', '"x"', '5', '.exists(a, ', '.size()', 'count(', 'same("kind")', 'days(3)', 'times("handle")', ',', '?', ':', '\\', '\u0000', '水', 'a.done', '{', '}'), { maxLength: 12 }).map((parts) => parts.join(' '))
    fc.assert(fc.property(fc.oneof(pieces, fc.string()), (source) => {
      const compiled = space.compile(source)
      if (!('message' in compiled)) return
      expect(compiled.message.zh).toMatch(/\p{Script=Han}/u)
      expect(compiled.offset).toBeGreaterThanOrEqual(0)
      expect(compiled.offset).toBeLessThanOrEqual(source.length)
    }), { numRuns: 3_000 })
  })

  it('that is far too long is refused at once', () => {
    const begun = performance.now()
    for (const source of ['urgent || '.repeat(20_000) + 'urgent', '('.repeat(50_000), '!'.repeat(50_000) + 'urgent', '"' + 'x'.repeat(100_000), 'actions' + '.filter(a, a.done)'.repeat(2_000)]) {
      expect('message' in space.compile(source)).toBe(true)
    }
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})
