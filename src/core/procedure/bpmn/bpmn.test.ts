import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../compile.ts'
import { exampleWith } from '../describe/example.ts'
import { readXml } from '../draw/read-xml.ts'
import { GOOD } from '../planted/good.ts'
import type { Procedure } from '../types.ts'
import { verifyProcedure } from '../verify/index.ts'
import { randomProcedure } from '../verify/random-procedure.ts'
import { toBpmn } from './bpmn.ts'

/** What these tests use of the reader and the linter, which have no types of their own. */
interface Moddle {
  fromXML(xml: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>
}
interface Linter {
  lint(root: unknown): Promise<Readonly<Record<string, readonly { readonly id: string; readonly message: string; readonly category: string }[]>>>
}
const untyped: string = 'bpmn-moddle'
const { BpmnModdle } = await import(untyped) as { BpmnModdle: new () => Moddle } // as its documentation shows
const require = createRequire(import.meta.url)
const { Linter } = require('bpmnlint') as { Linter: new (options: { config: unknown; resolver: unknown }) => Linter } // as its documentation shows
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => unknown // as above

const LIBRARY = join(import.meta.dirname, '../../../../procedures')
const FILES = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.endsWith('.scenarios.yaml'))

function compile(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings[0]?.message.en)
  return compiled.procedure
}

/** Everything that the reader of BPMN and the linter of BPMN have to say, one line each. */
async function complaints(xml: string): Promise<string[]> {
  readXml(xml)
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml)
  // Some rules remember what they saw: a linter serves one file.
  const results = await new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver() }).lint(rootElement)
  return [...warnings.map(({ message }) => `read: ${message}`), ...Object.entries(results).flatMap(([rule, reports]) => reports.map(({ id, message, category }) => `${category} ${rule} ${id}: ${message}`))]
}

/** The one thing the linter advises against that is meant: a join that waits for whatever is on its way, where a fork is not always taken. */
const isInclusive = (line: string): boolean => line.startsWith('warn no-inclusive-gateway ')

/** The elements of the process as `kind id "name"`, and its arrows as `from -> to "name"`. */
function partsOf(xml: string): string[] {
  const nodes = [...xml.matchAll(/<bpmn:(startEvent|endEvent|boundaryEvent|intermediateThrowEvent|intermediateCatchEvent|userTask|receiveTask|callActivity|subProcess|exclusiveGateway|parallelGateway|inclusiveGateway) id="([^"]+)"(?: name="([^"]*)")?/g)]
  const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="[^"]+"(?: name="([^"]*)")? sourceRef="([^"]+)" targetRef="([^"]+)"/g)]
  return [...nodes.map(([, kind = '', id = '', name]) => `${kind} ${id}${name === undefined ? '' : ` "${name}"`}`), ...flows.map(([, name, from = '', to = '']) => `${from} -> ${to}${name === undefined ? '' : ` "${name}"`}`)]
}

describe.each([['every construct', GOOD], ...FILES.map((name) => [name, readFileSync(join(LIBRARY, name), 'utf8')])])('%s as BPMN', (_, text) => {
  const procedure = compile(text)

  it.each(['zh', 'en'] as const)('is read without a warning and passes bpmnlint:recommended (%s)', async (lang) => {
    expect((await complaints(toBpmn(procedure, lang))).filter((line) => !isInclusive(line))).toEqual([])
  })

  it('names every step, and tells behind each what its clause tells', () => {
    const texts = readXml(toBpmn(procedure, 'zh')).texts.join('\n')
    const xml = toBpmn(procedure, 'zh')
    for (const step of Object.values(procedure.steps)) {
      expect(xml).toContain(step.label.zh.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`))
      if (step.hint) expect(texts).toContain(step.hint.zh)
    }
  })
})

it('whatever is a sound procedure is sound BPMN', async () => {
  // What is merely not answered or not written is no matter of the flow.
  const besides = ['verify.unanswered', 'verify.never_written']
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
    const compiled = compileProcedure(randomProcedure(seed))
    if (!compiled.ok) return
    const xml = toBpmn(compiled.procedure, 'en')
    readXml(xml)
    if (verifyProcedure(compiled.procedure, compiled.places).some(({ severity, code }) => severity === 'error' && !besides.includes(code))) return
    expect((await complaints(xml)).filter((line) => !isInclusive(line))).toEqual([])
  }), { numRuns: 60 })
})

const CHECK = 'starts: { desk: { next: check } }\nsteps:\n'
const check = (inside: string): string => `${CHECK}  check: { zh: 核实, en: Check, by: clerk, ${inside} }\n`

describe('what becomes of each construct', () => {
  it.each<readonly [construct: string, yaml: string, parts: readonly string[]]>([
    ['a person\'s way in is a message, a step a task, an end an end', '', ['startEvent Start_desk "In person"', 'userTask Step_handle "Handle"', 'endEvent Step_archive "Archived"', 'Start_desk -> Step_handle', 'Step_handle -> Step_archive']],
    ['outcomes leave an exclusive gateway by their names', check('outcomes: { ok: { zh: 属实, en: Confirmed, next: handle }, no: { zh: 不属实, en: Denied, next: archive } }'), ['exclusiveGateway Outcome_check "Outcome of Check"', 'Outcome_check -> Step_handle "Confirmed"', 'Outcome_check -> Merge_Step_archive "Denied"']],
    ['ways by condition leave a gateway with a default', check('outcomes: { ok: { zh: 属实, en: Confirmed, next: [{ when: urgent, to: handle }, { to: archive }] } }'), ['exclusiveGateway Choice_check.ok "By condition"', 'Choice_check.ok -> Step_handle "&#34;Urgent&#34; is &#34;yes&#34;"', 'Choice_check.ok -> Merge_Step_archive "otherwise"']],
    ['several steps at once are a fork, gathered by a parallel join', `${check('outcomes: { ok: { zh: 属实, en: Confirmed, next: [{ to: [handle, ask] }] } }')}  ask: { zh: 征询, en: Ask, by: head, outcomes: { asked: { zh: 已征询, en: Asked, next: gather }, again: { zh: 再问, en: Again, next: gather } } }\n  gather: { kind: join, zh: 汇总, en: Gathered, next: archive }\n  handle: { outcomes: { done: { next: gather } } }`, ['parallelGateway Fork_check.ok', 'parallelGateway Step_gather "Gathered"', 'Fork_check.ok -> Step_handle', 'Fork_check.ok -> Step_ask', 'Step_handle -> Step_gather', 'Outcome_ask -> Step_gather "Asked / Again"'].filter((part) => !part.startsWith('Outcome_ask'))],
    ['a step for each unit is a task many times over, and its join a milestone', `${check('each: units, outcomes: { ok: { zh: 属实, en: Confirmed, next: gather } }')}  gather: { kind: join, zh: 汇总, en: Gathered, next: handle }`, ['userTask Step_check "Check"', 'intermediateThrowEvent Step_gather "Gathered"', 'Step_check -> Step_gather', 'Step_gather -> Step_handle']],
    ['several steps for each unit are a part many times over', `${check('each: units, outcomes: { ok: { zh: 属实, en: Confirmed, next: verify } }')}  verify: { zh: 验证, en: Verify, by: head, outcomes: { good: { zh: 有效, en: Effective, next: gather }, bad: { zh: 无效, en: Not effective, next: check } } }\n  gather: { kind: join, zh: 汇总, en: Gathered, next: handle }`, ['subProcess Step_each.check "for each unit (Units asked)"', 'startEvent Begin_check "a branch begins"', 'userTask Step_verify "Verify (Head)"', 'Step_each.check -> Step_gather', 'Outcome_verify -> Step_check.gather "Effective"', 'Outcome_verify -> Merge_Step_check "Not effective"']],
    ['another ticket is a call activity', `${CHECK}  check: { kind: ticket, zh: 追偿, en: Recover, opens: { procedure: test/claim }, outcomes: { ok: { zh: 结束, en: Over, next: handle } } }`, ['callActivity Step_check "Recover"']],
    ['a wait that one clock ends is a timer', `${CHECK}  check: { kind: wait, zh: 等待, en: Wait, outcomes: { over: { zh: 逾期, en: No word, next: handle } } }\nclocks: { silence: { zh: 静默, en: Silence, from: check, until: check.over, within: 7 days, rule: elapsed, shown: false, late: [{ take: check.over }] } }`, ['intermediateCatchEvent Step_check "Wait"', 'Step_check -> Step_handle']],
    ['a clock that takes an outcome interrupts its step', `${check('kind: survey, outcomes: { yes: { zh: 是, en: "Yes", whenSolved: true, next: handle }, none: { zh: 逾期, en: No word, next: archive } }').replace('by: clerk', 'by: reporter')}clocks: { silence: { zh: 静默, en: Silence, from: check, until: [check.yes, check.none], within: 7 days, shown: false, late: [{ take: check.none }] } }`, ['boundaryEvent Timer_silence.check.none "Silence (within 7 days)"', 'Timer_silence.check.none -> Merge_Step_archive', 'Step_check -> Step_handle']],
    ['a limit of one step tells people and lets it go on', `${check('outcomes: { ok: { zh: 属实, en: Confirmed, next: handle } }')}clocks: { quick: { zh: 核实时限, en: Check limit, from: check, until: check.ok, within: 2 hours, late: [{ notify: head }] } }`, ['boundaryEvent Timer_quick.check "Check limit (within 2 hours)"', 'endEvent Late_quick "a notice goes to whoever is at work on it and Head"', 'Timer_quick.check -> Late_quick']],
    ['a limit over several steps runs beside the flow', '', ['subProcess Limit_solve "Solved"', 'startEvent Timer_solve "Solved (within 5 working days)"', 'endEvent Late_solve "a notice goes to whoever is at work on it"']],
  ])('%s', (_, yaml, parts) => {
    expect(partsOf(toBpmn(exampleWith(yaml), 'en'))).toEqual(expect.arrayContaining([...parts]))
  })

  it('alternatives of one branch merge before they count as its arrival at a join', () => {
    const parts = partsOf(toBpmn(exampleWith(`${check('outcomes: { ok: { zh: 属实, en: Confirmed, next: [{ to: [handle, ask] }] } }')}  ask: { zh: 征询, en: Ask, by: head, outcomes: { asked: { zh: 已征询, en: Asked, next: gather }, more: { zh: 补充, en: More, next: add } } }
  add: { zh: 补充材料, en: Add, by: head, outcomes: { added: { zh: 已补充, en: Added, next: gather } } }
  gather: { kind: join, zh: 汇总, en: Gathered, next: archive }
  handle: { outcomes: { done: { next: gather } } }`), 'en'))
    expect(parts).toEqual(expect.arrayContaining(['Outcome_ask -> Merge_gather.ask "Asked"', 'Step_add -> Merge_gather.ask', 'Merge_gather.ask -> Step_gather', 'Step_handle -> Step_gather']))
  })

  it.each([
    ['within: 7 days, rule: elapsed', '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P7D</bpmn:timeDuration>'],
    ['within: 30 minutes, rule: elapsed', '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT30M</bpmn:timeDuration>'],
    // ISO 8601 knows no working days, nor that the day of the start does not count.
    ['within: 5 working days', '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">within 5 working days</bpmn:timeDuration>'],
    ['within: 7 days', '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">within 7 days</bpmn:timeDuration>'],
    ['within: null, due: { field: promised }', '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">promised</bpmn:timeDate>'],
    ['within: null, due: { timeOfDay: "17:00" }', '<bpmn:timeDate xsi:type="bpmn:tFormalExpression">by 17:00 of the same day or, once past, of the next</bpmn:timeDate>'],
  ])('a limit of %s is the timer %s', (limit, timer) => {
    expect(toBpmn(exampleWith(`clocks: { solve: { ${limit} } }`), 'en')).toContain(timer)
  })

  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', 'R/2026-01-05T08:30:00/P1W'],
    ['FREQ=DAILY;INTERVAL=2', 'R/2026-01-05T08:30:00/P2D'],
    ['FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=1MO'],
  ])('a schedule of %s is the cycle %s', (every, cycle) => {
    const xml = toBpmn(exampleWith(`starts: { plan: { kind: schedule, zh: 周检, en: Weekly check, series: { every: "${every}", from: 2026-01-05T08:30 }, form: [subject], defaults: { subject: x }, next: handle } }`), 'en')
    expect(xml).toContain(`<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${cycle}</bpmn:timeCycle>`)
  })

  it('a watch is a condition, in the words of the procedure', () => {
    const xml = toBpmn(exampleWith('starts: { low: { kind: watch, zh: 低于定额, en: Below quota, register: customers, rowInto: customer, rowWhen: "row.stock < row.quota", form: [subject], defaults: { subject: x }, next: handle } }'), 'en')
    expect(xml).toContain('<bpmn:condition xsi:type="bpmn:tFormalExpression">row.stock &#60; row.quota</bpmn:condition>')
  })

  it('whoever acts has a lane', () => {
    const xml = toBpmn(exampleWith(check('outcomes: { ok: { zh: 属实, en: Confirmed, next: handle } }').replace('by: clerk', 'by: head')), 'en')
    expect([...xml.matchAll(/<bpmn:lane id="([^"]+)" name="([^"]+)"/g)].map(([, id, name]) => `${id} ${name}`)).toEqual(['Lane_1 Head', 'Lane_2 Quality clerk', 'Lane_limits Time limits'])
  })
})
