import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERY_CONSTRUCT, named, says } from '../../../test/support/every-construct.ts'
import { readLibrary } from '../../server/features/procedures/library.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { Procedure } from '../procedure/types.ts'
import { diffProcedures } from './diff.ts'

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }
type Steps = readonly (string | number)[]

const copy = (procedure: Procedure): { [key: string]: Json } => JSON.parse(JSON.stringify(procedure)) as { [key: string]: Json } // plain data by definition
// A change below is one that types allow; the compiler cannot follow a path of strings.
const asProcedure = (json: Json): Procedure => json as unknown as Procedure

function at(json: Json, path: Steps): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (inner !== null && typeof inner === 'object' ? (inner as Record<string, Json>)[name] : undefined), json)
}

/** The procedure with something else at a path; without a value, the entry goes. */
function change(procedure: Procedure, path: string | Steps, value?: Json): Procedure {
  const steps = typeof path === 'string' ? path.split('.') : path
  const json = copy(procedure)
  const holder = at(json, steps.slice(0, -1))
  const name = steps.at(-1) ?? ''
  if (Array.isArray(holder)) {
    if (value === undefined) holder.splice(Number(name), 1)
    else holder[Number(name)] = value
  } else if (holder !== null && typeof holder === 'object') {
    if (value === undefined) delete holder[name] // eslint-disable-line @typescript-eslint/no-dynamic-delete -- taking a property away is what is tried
    else holder[name] = value
  }
  return asProcedure(json)
}

const told = (before: Procedure, after: Procedure): string[] => diffProcedures(before, after).map((entry) => entry.en)

/** Words with a fixed choice: another of the same kind. What tells the cases of a union apart stays: its cases have different properties. */
const OTHER: Readonly<Record<string, readonly string[]>> = {
  stepKind: ['task', 'survey', 'meeting', 'wait', 'ticket', 'join', 'end'], startKind: ['person', 'schedule', 'watch', 'ticket'], ledgerKind: ['reward', 'penalty', 'warning'], unit: ['CNY', 'points', 'percent'],
  tone: ['primary', 'plain', 'refuse'], rule: ['legal', 'elapsed'], shift: ['none', 'next-working-day', 'previous-working-day'], resets: ['never', 'year', 'month', 'day'],
  format: ['yyyy', 'yy', 'MM', 'dd'], durationUnit: ['second', 'minute', 'hour', 'day', 'week'], gathers: ['all', 'any'], needs: ['all', 'majority'], mode: ['individual', 'public', 'notice'],
}

function choicesAt(path: Steps): readonly string[] | undefined {
  const name = String(path.at(-1))
  const text = path.join('.')
  if (name === 'kind') return /^steps\.\w+\.kind$/.test(text) ? OTHER['stepKind'] : /^starts\.\w+\.kind$/.test(text) ? OTHER['startKind'] : /^ledger\.\w+\.kind$/.test(text) ? OTHER['ledgerKind'] : []
  if (/^ledger\.\w+\.unit$/.test(text)) return OTHER['unit']
  if (name === 'unit' && /(within|atMost|warn|hearing)\.unit$/.test(text)) return OTHER['durationUnit']
  if (['tone', 'rule', 'shift', 'resets', 'format', 'gathers'].includes(name) && !/rules/.test(text)) return OTHER[name]
  if (name === 'type' && /(that|when|value|count|amount|rowWhen)\.type$/.test(text)) return ['bool', 'number', 'text']
  if (/vote\.needs$/.test(text)) return OTHER['needs']
  if (/^words\.\d+\.mode$/.test(text)) return OTHER['mode']
  if (name === 'at' && /moment\.at$/.test(text)) return ['midnight', 'close-of-business']
  return undefined
}

interface Mutation {
  readonly name: string
  readonly path: Steps
  readonly value: Json | undefined
}

/** Everything that may be different: each text, number and yes-or-no; each list shorter or in another order. */
function mutationsOf(json: Json, path: Steps = []): Mutation[] {
  const here = (name: string, value: Json | undefined): Mutation => ({ name: `${path.join('.')} ${name}`, path, value })
  if (typeof json === 'string') {
    const choices = choicesAt(path)
    // A condition in brackets is another text that still is a condition.
    if (path.at(-1) === 'source') return [here('text', `(${json})`)]
    return choices ? choices.filter((other) => other !== json).slice(0, 1).map((other) => here('other', other)) : [here('text', `${json}x`)]
  }
  if (typeof json === 'number') return [here('more', json + 1)]
  if (typeof json === 'boolean') return [here('not', !json)]
  if (json === null) return []
  if (Array.isArray(json)) return [...arrayMutations(json, here), ...json.flatMap((entry, index) => mutationsOf(entry, [...path, index]))]
  return Object.entries(json).flatMap(([key, entry]) => mutationsOf(entry, [...path, key]))
}

function arrayMutations(json: readonly Json[], here: (name: string, value: Json) => Mutation): Mutation[] {
  const reversed = json.toReversed()
  return [...(json.length > 0 ? [here('shorter', json.slice(1))] : []), ...(JSON.stringify(reversed) === JSON.stringify(json) ? [] : [here('reversed', reversed)])]
}

/** What may be absent, at one place each. */
const OPTIONAL = [
  'keepYears', ...inside('fields.amount', 'hint max min register unit when value effect'), 'fields.amount.choices.0.under', 'needs.units.1.parent', 'levels.1.when',
  ...inside('starts.desk', 'series register rowInto rowWhen sample'), 'starts.desk.sample.coverWithin', ...inside('steps.handle', 'hint each vote opens gathers minutes present'),
  ...inside('steps.handle.outcomes.0', 'when whenSolved'), ...inside('steps.handle.outcomes.0.moves.0', 'from to witness'), 'steps.handle.outcomes.0.next.0.when', 'steps.handle.skip.0.when', 'steps.handle.opens.start',
  ...inside('clocks.answer', 'warn extend'), 'clocks.answer.limits.0.when', 'clocks.answer.limits.1.limit.atMost', 'clocks.answer.limits.2.limit.atMost', ...inside('clocks.answer.limits.3.limit.moment', 'working skipToday'),
  ...inside('clocks.answer.limits.4.limit.moment', 'at shift'), 'words.0.when', 'rules.0.when', ...inside('ledger.lateAnswer', 'amount shareOf hearing appeal'), 'papers.0.when',
]
/** Maps whose entries have names: any may go, any may have another name. */
const MAPS = [
  'document', 'fields', 'tables', 'tables.matrix.columns', 'tables.matrix.rows', 'tables.matrix.rows.service', 'roles', 'starts', 'starts.desk.defaults', 'steps', 'clocks', 'ledger', 'goods', 'goods.samples.holders',
  'goods.samples.keep', 'needs.registers',
]

function inside(path: string, names: string): string[] {
  return names.split(' ').map((name) => `${path}.${name}`)
}

function nameMutations(json: Json): Mutation[] {
  return MAPS.flatMap((map) => {
    const path = map.split('.')
    const holder = Object.entries(at(json, path) ?? {}) as [string, Json][] // the entries of an object of JSON
    return holder.flatMap(([key]): Mutation[] => [
      { name: `${map}.${key} gone`, path: [...path, key], value: undefined },
      { name: `${map}.${key} renamed`, path, value: Object.fromEntries(holder.map(([name, one]) => [name === key ? `${name}New` : name, one])) },
    ])
  })
}

const JSON_OF_ALL = copy(EVERY_CONSTRUCT)
const ALL: readonly Mutation[] = [
  ...mutationsOf(JSON_OF_ALL), ...nameMutations(JSON_OF_ALL),
  ...OPTIONAL.map((text): Mutation => ({ name: `${text} gone`, path: text.split('.'), value: undefined })),
]

describe('the difference between two versions', () => {
  const tried = ALL.map(({ name, path, value }) => {
    const after = change(EVERY_CONSTRUCT, path, value)
    return { name, after, changes: diffProcedures(EVERY_CONSTRUCT, after) }
  })

  it('is nothing when nothing differs', () => {
    expect(diffProcedures(EVERY_CONSTRUCT, asProcedure(copy(EVERY_CONSTRUCT)))).toEqual([])
  })

  it('is tried at places that are there', () => {
    expect([...OPTIONAL, ...MAPS].filter((path) => at(JSON_OF_ALL, path.split('.')) === undefined)).toEqual([])
  })

  it('is never passed over in silence, whatever single thing was changed', () => {
    expect(tried.filter(({ changes }) => changes.length === 0).map(({ name }) => name)).toEqual([])
    expect(tried.filter(({ after }) => diffProcedures(after, EVERY_CONSTRUCT).length === 0).map(({ name }) => name)).toEqual([])
  })

  it('is told in both languages, with a place, and never as data of the program', () => {
    for (const { name, changes } of tried) {
      for (const entry of changes) {
        expect(entry.zh, name).not.toMatch(/undefined|\[object/)
        // What differs in Chinese alone is shown in Chinese, and what a condition reads is shown as the data it is.
        expect(entry.en, name).not.toMatch(/\.zh text|\.(type|reads|questions)\b/.test(name) ? /undefined|\[object/ : /undefined|\[object|[\u4e00-\u9fff]/)
        expect(entry.path, name).not.toBe('')
      }
    }
  })

  it('is told when several things changed at once, and only then', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: ALL.length - 1 }), { minLength: 0, maxLength: 5 }), (chosen) => {
      const after = chosen.reduce<Procedure>((procedure, index) => {
        const mutation = ALL[index]
        return mutation && at(copy(procedure), mutation.path) !== undefined ? change(procedure, mutation.path, mutation.value) : procedure
      }, EVERY_CONSTRUCT)
      expect(diffProcedures(EVERY_CONSTRUCT, after).length > 0).toBe(JSON.stringify(after) !== JSON.stringify(EVERY_CONSTRUCT))
    }), { numRuns: 150 })
  })
})

describe('procedures of the library', () => {
  const library = readLibrary().flatMap((file) => {
    const compiled = compileProcedure(file.text)
    return compiled.ok ? [compiled.procedure] : []
  })

  it('can be compared with any other, in whole sentences, and are like themselves', () => {
    for (const [at, before] of library.entries()) {
      expect(diffProcedures(before, before)).toEqual([])
      const changes = diffProcedures(before, library[(at + 1) % library.length] ?? before)
      expect(changes.filter(({ zh, en }) => /undefined|\[object|NaN/.test(zh + en))).toEqual([])
      expect(changes.map(({ code }) => code)).toContain('id')
    }
  })
})

describe('a change in words', () => {
  const clock = 'clocks.solve.limits'
  it.each<[string, Procedure, string, string]>([
    ['a shorter limit', change(EVERY_CONSTRUCT, clock, [{ limit: { kind: 'within', within: { amount: 1, unit: 'day', working: true } } }]), 'Clock "Solution": limit 7 working days → 1 working day', '时限“办结”：期限 7个工作日 → 1个工作日'],
    ['a higher fine', change(EVERY_CONSTRUCT, 'ledger.lateAnswer.amount', { ...says('30', 'number') } as unknown as Json), 'Ledger entry "Late answer": amount 20 yuan → 30 yuan', '考核项“逾期未复”：数额 20 元 → 30 元'],
    ['another handler', change(EVERY_CONSTRUCT, 'steps.check.by', [{ kind: 'post', post: 'manager' }]), 'Step "Step check": done by', '环节“环节check”：改由'],
    ['an outcome that is gone', change(EVERY_CONSTRUCT, 'steps.handle.outcomes.1'), 'Step "Handle", outcome "Refused": removed', '环节“处理”，处理结果“拒绝”：取消'],
    ['a field that must be filled in', change(EVERY_CONSTRUCT, 'fields.demand.required', true), 'Field "Field demand": became required', '字段“字段demand”：改为必填'],
    ['a new label', change(EVERY_CONSTRUCT, 'levels.1.label', { zh: '特大', en: 'Grave' }), 'Level "Grave": name "Major" → "Grave"', '等级“特大”：名称 “重大” → “特大”'],
    ['another condition', change(EVERY_CONSTRUCT, 'rules.0.when', says('reopened > 1.0') as unknown as Json), 'Rule "Again": condition `reopened > 0.0` → `reopened > 1.0`', '规则“再次投诉”：条件 `reopened > 0.0` → `reopened > 1.0`'],
    ['one more late action', change(EVERY_CONSTRUCT, 'clocks.solve.late', [{ kind: 'ledger', entry: 'lateAnswer' }]), 'Clock "Solution": when late: now also ledger entry "Late answer"', '时限“办结”：超时后增加 记入考核“逾期未复”'],
    ['a cell of the matrix', change(EVERY_CONSTRUCT, 'tables.matrix.rows.service.unit', 'office'), 'Table "matrix", row "service", cell "unit": service → office', '对照表“matrix”，行“service”，格“unit”：service → office'],
    ['a form that asks for more', change(EVERY_CONSTRUCT, 'steps.check.form', [{ field: 'note', required: true }]), 'Step "Step check": form: now also "Field note" (required)', '环节“环节check”：表单增加 “字段note”(必填)'],
    ['another route', change(EVERY_CONSTRUCT, 'steps.gather.next', [{ to: ['check'] }]), 'Step "Step gather": goes on to "Step end" → to "Step check"', '环节“环节gather”：去向 到“环节end” → 到“环节check”'],
    ['an extension that is no longer possible', change(EVERY_CONSTRUCT, 'clocks.answer.extend'), 'Clock "First reply": extension asked by Desk staff, decided by Manager, at most 3 working days, 1 time → none', '时限“首次回复”：延期'],
  ])('%s', (_, after, en, zh) => {
    const changes = diffProcedures(EVERY_CONSTRUCT, after)
    expect(changes).toHaveLength(1)
    expect(changes[0]?.en).toContain(en)
    expect(changes[0]?.zh).toContain(zh)
  })

  it('says of a new step who does it', () => {
    const step = { ...EVERY_CONSTRUCT.steps['check'], key: 'inform', label: named('告知', 'Inform'), by: [{ kind: 'role', role: 'desk' }] }
    expect(told(EVERY_CONSTRUCT, change(EVERY_CONSTRUCT, 'steps.inform', JSON.parse(JSON.stringify(step)) as Json))).toEqual(['New step "Inform": by Desk staff'])
  })

  it('comes first when it breaks something', () => {
    const after = change(change(change(EVERY_CONSTRUCT, 'title', { zh: '新', en: 'New' }), 'calendar', 'factory'), 'fields.note')
    expect(diffProcedures(EVERY_CONSTRUCT, after).map((entry) => entry.weight)).toEqual(['breaking', 'rule', 'wording'])
  })

  it('weighs by what is stricter: less room breaks, more room does not', () => {
    expect(diffProcedures(EVERY_CONSTRUCT, change(EVERY_CONSTRUCT, 'fields.content.max', 100))).toMatchObject([{ weight: 'breaking' }])
    expect(diffProcedures(EVERY_CONSTRUCT, change(EVERY_CONSTRUCT, 'fields.content.max', 900))).toMatchObject([{ weight: 'rule' }])
  })
})

describe('what was only renamed', () => {
  /** Every place in quotes, and conditions, which have their own quotes inside. */
  const renamed = (from: string, to: string): Procedure => JSON.parse(JSON.stringify(EVERY_CONSTRUCT)
    .replaceAll(`"${from}"`, `"${to}"`).replaceAll(`"${from}.`, `"${to}.`).replaceAll(`(${from})`, `(${to})`).replaceAll(`"${from} `, `"${to} `).replaceAll(`{{${from}}}`, `{{${to}}}`)) as Procedure

  it('is told once, not at every place that refers to it', () => {
    expect(told(EVERY_CONSTRUCT, renamed('content', 'matter'))).toEqual(['Field "Field content": key content → matter'])
    expect(told(EVERY_CONSTRUCT, renamed('handle', 'treat'))).toEqual(['Step "Handle": key handle → treat'])
    expect(told(EVERY_CONSTRUCT, renamed('refused', 'declined'))).toEqual(['Outcome "Refused": key refused → declined'])
    expect(told(EVERY_CONSTRUCT, renamed('solve', 'finish'))).toEqual(['Clock "Solution": key solve → finish'])
    expect(told(EVERY_CONSTRUCT, renamed('samples', 'pieces2'))).toEqual(['Goods "Samples": key samples → pieces2'])
  })

  it('is told beside what changed in it', () => {
    const after = change(renamed('check', 'verify'), 'steps.verify.by', [{ kind: 'reporter' }])
    expect(told(EVERY_CONSTRUCT, after)).toEqual(['Step "Step check": key check → verify', expect.stringContaining('Step "Step check": done by')])
  })

  it('is not guessed when two could be meant', () => {
    const twins = change(EVERY_CONSTRUCT, 'fields.note2', { ...(copy(EVERY_CONSTRUCT)['fields'] as Record<string, Record<string, Json>>)['note'], key: 'note2' })
    const after = change(change(change(twins, 'fields.note'), 'fields.note2'), 'fields.note3', { ...(copy(EVERY_CONSTRUCT)['fields'] as Record<string, Record<string, Json>>)['note'], key: 'note3' })
    expect(diffProcedures(twins, after).map((entry) => entry.code)).toEqual(expect.arrayContaining(['field.removed', 'field.removed', 'field.added']))
  })
})
