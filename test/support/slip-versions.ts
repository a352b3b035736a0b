/** A slip procedure in several versions, and a ticket on the first of them. */
import { compileProcedure } from '../../src/core/procedure/index.ts'
import type { Procedure, Values } from '../../src/core/procedure/index.ts'
import { decide, evolve, replay } from '../../src/core/ticket/index.ts'
import type { Actor, Facts, Ticket, TicketCommand, TicketEvent } from '../../src/core/ticket/index.ts'
import { decideMigration } from '../../src/core/versions/index.ts'
import type { Mapping } from '../../src/core/versions/index.ts'
import { factsFor, person } from './procedures.ts'

export const SLIP = `
procedure: test/slip
version: 1
title: { zh: 联络单, en: Slip }
number: "L-{yyyy}-{seq:4}"
fields:
  matter: { type: text, required: true, title: true, zh: 事项, en: Matter }
  category: { type: choice, zh: 类别, en: Category, choices: { service: { zh: 服务, en: Service }, product: { zh: 产品, en: Product } } }
  leadUnit: { type: unit, zh: 主办单位, en: Lead unit }
  units: { type: units, zh: 协办单位, en: Units }
  result: { type: text, zh: 结果, en: Result }
  remark: { type: text, zh: 备注, en: Remark }
needs:
  units: { desk: { zh: 前台, en: Desk }, repair: { zh: 维修, en: Repair }, cleaning: { zh: 保洁, en: Cleaning } }
  posts: { chief: { zh: 主任, en: Chief, unit: desk, head: true } }
roles:
  desk: { zh: 前台人员, en: Desk staff, unit: desk }
  handler: { zh: 主办单位, en: Lead unit, unitIn: leadUnit }
starts:
  desk: { zh: 前台, en: Front desk, form: [matter, category, leadUnit, units, remark], next: assign }
steps:
  assign: { zh: 分派, en: Assign, by: desk, form: [leadUnit!], outcomes: { single: { zh: 单办, en: Single, next: handle }, many: { zh: 会办, en: Together, form: [units!], next: consult }, wait: { zh: 等待, en: Wait, next: wait } } }
  handle: { zh: 办理, en: Handle, by: handler, outcomes: { done: { zh: 办结, en: Done, form: [result!], next: end } } }
  consult: { zh: 会签, en: Consult, by: item, each: units, form: [remark], outcomes: { said: { zh: 已回, en: Said, next: gather } } }
  gather: { zh: 汇合, en: Gather, kind: join, gathers: all, next: handle }
  wait: { zh: 等待, en: Wait, by: desk, outcomes: { back: { zh: 恢复, en: Back, next: handle } } }
  end: { zh: 结束, en: End, kind: end }
clocks:
  answer: { zh: 答复, en: Answer, from: received, until: [closed], within: 5 working days, rule: legal, warn: 4 working hours, pausedIn: [wait] }
`
export const AT = Date.parse('2026-09-14T09:00:00+08:00') // a Monday
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

function compile(text: string): Procedure {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('; '))
  return compiled.procedure
}

type Replacement = readonly [from: string, to: string]

/** The text of a later version: the first with these replacements, all of which must be found. */
export function textOf(version: number, ...changes: readonly Replacement[]): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`not in the text: ${from}`)
    return before.replaceAll(from, to)
  }, SLIP.replace('version: 1', `version: ${version}`))
}

export const second = (...changes: readonly Replacement[]): Procedure => compile(textOf(2, ...changes))

export const v1 = compile(SLIP)
export const desk = person('1', 'unit:desk')
export const owner = person('9')
export const facts = (actor: Actor, now: number): Facts => factsFor(v1, actor, now)

/** What was done to one ticket of the first version. */
export class Story {
  readonly events: TicketEvent[] = []
  #ticket: Ticket | undefined

  constructor(values: Values = { matter: 'A lamp', category: 'service' }) {
    this.#take(decide(v1, undefined, { kind: 'start', channel: 'desk', values, number: 'L-2026-0001', anonymous: false }, facts(desk, AT)))
  }

  get ticket(): Ticket {
    if (!this.#ticket) throw new Error('no ticket')
    return this.#ticket
  }

  act(step: string, outcome: string, values: Values = {}, actor = desk, at = AT): this {
    const nr = this.ticket.open.find((open) => open.step === step)?.nr ?? 0
    this.#take(decide(v1, this.ticket, { kind: 'act', step, nr, outcome, values }, facts(actor, at)))
    return this
  }

  do(command: TicketCommand, actor: Actor, at: number): this {
    this.#take(decide(v1, this.ticket, command, facts(actor, at)))
    return this
  }

  #take(decision: ReturnType<typeof decide>): void {
    if (decision.kind === 'refused') throw new Error(`${decision.code} ${JSON.stringify(decision.problems)}`)
    this.events.push(...decision.events)
    this.#ticket = replay(this.events)
  }
}

export const SAME: Mapping = { steps: {} }
export const assigned = (): Story => new Story().act('assign', 'single', { leadUnit: 'repair' })

export function moved(after: Procedure, story: Story, mapping: Mapping = SAME, at = AT + 2 * DAY): Ticket {
  const decision = decideMigration(v1, after, mapping, story.ticket, facts(owner, at))
  if (decision.kind === 'refused') throw new Error(decision.refusals.map((refusal) => refusal.en).join('; '))
  return decision.events.reduce<Ticket>((ticket, event) => evolve(ticket, event), story.ticket)
}

export function refusals(after: Procedure, story: Story, mapping: Mapping = SAME, at = AT + 2 * DAY): string[] {
  const decision = decideMigration(v1, after, mapping, story.ticket, facts(owner, at))
  return decision.kind === 'refused' ? decision.refusals.map((refusal) => refusal.en) : []
}
