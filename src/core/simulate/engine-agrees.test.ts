/** The simulator is quick because it does not ask the engine. So it is held against it: every ticket it played is played again by the engine. */
import { describe, expect, it } from 'vitest'
import { watch } from '../../../test/support/simulation.ts'
import { compileTrial } from '../../../test/support/small-world.ts'
import { calendars } from '../../../test/support/simulation.ts'
import type { Procedure } from '../procedure/index.ts'
import { decide, nextMomentOf } from '../ticket/index.ts'
import type { Command, Facts, Ticket, TicketEvent } from '../ticket/index.ts'
import type { PlanDocument } from './plan-document.ts'
import type { Seen } from './watch.ts'

const UNITS = ['office', 'plant', 'lab']

/** Somebody who holds every post; who they are is the simulator's choice. */
function facts(now: number, ref: string): Facts {
  const parties = ref === 'reporter' ? ['reporter'] : [ref, ...UNITS.flatMap((unit) => [`unit:${unit}`, `head:${unit}`]), 'post:chief', 'post:deputy']
  return {
    now, actor: { ref, parties }, calendar: calendars, answers: {},
    directory: { hasUnit: (code) => UNITS.includes(code), hasPerson: () => true, isStaffed: (party) => party !== 'post:deputy', isOneOf: () => true, superiorOf: () => undefined, registerRow: () => undefined },
  }
}

/** One ticket in the engine: what the simulator saw people and the outside do is done again, at the same moments; clocks strike by themselves. */
class Replay {
  readonly told: string[] = []
  #ticket: Ticket | undefined
  readonly #procedure: Procedure
  readonly #until: number

  constructor(procedure: Procedure, until: number) {
    this.#procedure = procedure
    this.#until = until
  }

  #do(command: Command, at: number, ref: string): void {
    const decision = decide(this.#procedure, this.#ticket, command, facts(at, ref))
    if (decision.kind === 'refused') throw new Error(`${decision.code} ${JSON.stringify(command)} ${JSON.stringify(decision.problems)}`)
    this.#ticket = decision.ticket
    for (const event of decision.events) this.#tell(event)
  }

  #tell(event: TicketEvent): void {
    switch (event.type) {
      case 'stepOpened': this.told.push(`${event.at} opened ${event.step} ${event.nr}`); break
      case 'acted': this.told.push(`${event.at} ended ${event.step} ${event.nr} ${event.outcome}`); break
      case 'clockStopped': {
        const state = this.#ticket?.clocks.find((clock) => clock.clock === event.clock && clock.nr === event.nr)
        this.told.push(`${event.at} stopped ${event.clock} due ${state?.due ?? 0}${event.late ? ' late' : ''}`)
        break
      }
      case 'closed': this.told.push(`${event.at} closed ${event.end}`); break
      default: break
    }
  }

  /** Clocks strike before whatever happens later, and after what happens at the same moment. */
  strikeBefore(at: number): void {
    for (;;) {
      const next = (this.#ticket?.clocks ?? []).flatMap((clock) => {
        const moment = nextMomentOf(clock)
        return moment && moment.at < Math.min(at, this.#until) ? [{ ...moment, clock: clock.clock, nr: clock.nr }] : []
      }).sort((a, b) => a.at - b.at)[0]
      if (!next || this.#ticket?.status === 'closed') return
      this.#do({ kind: 'clock', clock: next.clock, nr: next.nr, moment: next.moment }, next.at, 'clock')
    }
  }

  start(channel: string, at: number, units: readonly string[]): void {
    this.#do({ kind: 'start', channel, values: { subject: '事', units }, number: 'T-1', anonymous: false }, at, 'person:1')
  }

  act(event: Extract<Seen, { kind: 'ended' | 'voted' }>): void {
    this.strikeBefore(event.at)
    const step = this.#procedure.steps[event.step]
    const solved = step?.outcomes.find(({ key }) => key === event.outcome)?.whenSolved
    const ref = event.person >= 0 ? `person:${event.person}` : step?.kind === 'survey' ? 'reporter' : 'system'
    this.#do({ kind: 'act', step: event.step, nr: event.nr, outcome: event.outcome, values: {}, ...(solved === undefined ? {} : { survey: { solved } }) }, event.at, ref)
  }
}

function asTold(event: Seen): string[] {
  switch (event.kind) {
    case 'opened': return [`${event.at} opened ${event.step} ${event.nr}`]
    case 'ended': return [`${event.at} ended ${event.step} ${event.nr} ${event.outcome}`]
    case 'clockStopped': return [`${event.at} stopped ${event.clock} due ${event.due}${event.late ? ' late' : ''}`]
    case 'closed': return [`${event.at} closed ${event.end}`]
    case 'received':
    case 'voted':
    case 'begun': return []
  }
}

/** Plays it with the simulator, and every one of its tickets with the engine; answers how often each kind of thing happened. */
function compare(procedure: Procedure, document: PlanDocument, forks: string): Record<string, number> {
  const { seen } = watch(procedure, { ...document, replications: 1, warmUp: 0 })
  const until = Date.parse('2026-01-05T00:00:00+08:00') + (document.weeks ?? 0) * 7 * 86_400_000
  const happened: Record<string, number> = {}
  const tickets = Map.groupBy(seen, (event) => event.ticket)
  for (const events of tickets.values()) {
    const [received] = events
    if (received?.kind !== 'received') throw new Error('a ticket begins with its receipt')
    const replay = new Replay(procedure, until)
    const parted = events.filter((event) => event.kind === 'opened' && event.step === forks)
    const first = parted.filter((event) => event.at === parted[0]?.at).length
    replay.start(received.channel, received.at, UNITS.slice(0, first))
    for (const event of events) {
      const byVote = event.kind === 'ended' && procedure.steps[event.step]?.vote
      if (event.kind === 'voted' || (event.kind === 'ended' && event.person !== -3 && !byVote)) replay.act(event)
    }
    replay.strikeBefore(until)
    expect(replay.told).toEqual(events.flatMap(asTold))
    for (const event of events) {
      const what = event.kind === 'ended' ? `${event.step}.${event.outcome}` : event.kind === 'clockStopped' ? `${event.clock}${event.late ? ' late' : ''}` : event.kind
      happened[what] = (happened[what] ?? 0) + 1
    }
  }
  return happened
}

const HEAD = `
fields:
  subject: { type: text, title: true, zh: 事, en: Matter }
  units: { type: units, zh: 单位, en: Units }
levels:
  plain: { zh: 一般, en: Plain }
  grave: { zh: 重大, en: Grave, when: 'reopened >= 2' }
`

const LOOP = compileTrial(`${HEAD}
starts:
  desk: { zh: 台, en: Desk, form: [subject, units], next: assign }
  phone: { zh: 电话, en: Phone, form: [subject, units], next: [{ when: 'level == "plain"', to: assign }, { to: solve }] }
clocks:
  answer: { zh: 答复, en: Answer, from: received, until: solve.done, within: 2 working days, pausedIn: [more], late: [{ raise: grave }] }
  solving: { zh: 办, en: Solving, from: [solve, reopened], until: [solve.done, solve.notOurs], within: 3 working hours, rule: elapsed, warn: 1 working hour }
  silence: { zh: 无回音, en: Silence, from: confirm, until: [confirm.yes, confirm.no], within: 2 days, rule: elapsed, late: [{ take: confirm.silent }], shown: false }
  grave: { zh: 重大, en: Grave, from: level.grave, until: closed, due: { timeOfDay: '17:00', working: true }, late: [{ assign: solve, to: chief }] }
  after: { zh: 之后, en: After, from: answer.late, until: [solve.done], within: 1 working day }
rules:
  again: { zh: 又来, en: Again, at: reopened, when: 'times("solve") >= 3', do: [{ raise: grave }] }
steps:
  assign: { zh: 派, en: Assign, by: chief, skip: [{ when: 'times("assign") > 2', take: assigned }], outcomes: { assigned: { zh: 派, en: Assigned, next: solve } } }
  solve:
    zh: 办
    en: Solve
    by: office
    outcomes:
      done: { zh: 完, en: Done, next: check }
      notOurs: { zh: 退, en: Not ours, when: 'times("solve") < 3', next: assign }
      ask: { zh: 问, en: Ask, when: 'level == "plain"', next: more }
  more: { zh: 补, en: More, kind: wait, outcomes: { there: { zh: 有, en: There, next: solve } } }
  check: { zh: 核, en: Check, by: deputy, skip: [{ nobody: true, take: good }], never: [solve], outcomes: { good: { zh: 好, en: Good, next: confirm }, bad: { zh: 坏, en: Bad, next: solve } } }
  confirm:
    zh: 确认
    en: Confirm
    kind: survey
    by: reporter
    outcomes:
      yes: { zh: 是, en: Yes, whenSolved: true, next: archive }
      no: { zh: 否, en: No, whenSolved: false, reopens: true, next: [{ when: 'level == "grave"', to: assign }, { to: solve }] }
      silent: { zh: 无回音, en: Silent, next: archive }
  archive: { kind: end, zh: 档, en: Archive }
`)

function slips(gathers: string): Procedure {
  return compileTrial(`${HEAD}
starts:
  desk: { zh: 台, en: Desk, form: [subject, units], next: solve }
clocks:
  each: { zh: 各, en: Each, from: solve, until: [solve.done, solve.refused], within: 4 working hours, rule: elapsed }
  whole: { zh: 整, en: Whole, from: received, until: together, within: 5 working hours, rule: elapsed, late: [{ take: lead.waived }] }
  first: { zh: 首, en: First, from: received, until: solve.done, within: 1 working day }
steps:
  solve: { zh: 办, en: Solve, by: item, each: units, outcomes: { done: { zh: 完, en: Done, next: both }, refused: { zh: 拒, en: Refused, next: lead } } }
  both: { zh: 分, en: Both, by: office, outcomes: { parted: { zh: 分, en: Parted, next: [{ to: [paint, wire] }] } } }
  paint: { zh: 漆, en: Paint, by: office, outcomes: { done: { zh: 完, en: Done, next: ready } } }
  wire: { zh: 线, en: Wire, by: chief, outcomes: { done: { zh: 完, en: Done, next: ready } } }
  ready: { kind: join, zh: 齐, en: Ready, next: together }
  lead: { zh: 协调, en: Coordinate, by: chief, outcomes: { back: { zh: 再办, en: Back, next: solve }, waived: { zh: 免, en: Waived, next: together } } }
  together: { kind: join, gathers: ${gathers}, zh: 齐, en: Together, next: [{ when: '"refused" in parts("solve") && times("confirm") < 2', to: confirm }, { to: archive }] }
  confirm: { zh: 确认, en: Confirm, by: office, outcomes: { yes: { zh: 是, en: Yes, when: 'size(parts("solve")) > 0', next: archive }, again: { zh: 再来, en: Again, next: solve } } }
  archive: { kind: end, zh: 档, en: Archive }
`)
}

function council(needs: string): Procedure {
  return compileTrial(`${HEAD}
starts:
  desk: { zh: 台, en: Desk, form: [subject, units], next: decide }
clocks:
  decision: { zh: 决, en: Decision, from: received, until: [decide.yes, decide.no], within: 75 working minutes, rule: elapsed, late: [{ take: decide.no }] }
steps:
  decide:
    zh: 议
    en: Decide
    by: [office, chief, { unit: plant }, { unit: lab }]
    vote: { outcome: yes, needs: ${needs}, otherwise: no }
    outcomes: { yes: { zh: 同意, en: Agreed, next: carry }, no: { zh: 不同意, en: Refused, next: archive } }
  carry: { zh: 办, en: Carry out, by: { actorOf: decide }, outcomes: { done: { zh: 完, en: Done, next: verify } } }
  verify: { zh: 核, en: Verify, by: [office, { unit: plant }], never: [carry], outcomes: { good: { zh: 好, en: Good, next: archive }, bad: { zh: 坏, en: Bad, next: decide } } }
  archive: { kind: end, zh: 档, en: Archive }
`)
}

describe('every ticket that is played moves as the engine moves it', () => {
  it('loops, levels, clocks that pause, raise, hand over and end a step, steps that are skipped', () => {
    const happened = compare(LOOP, {
      seed: 3, weeks: 16, arrivals: '9 per working day', levels: { grave: '0%' }, staff: { office: 3, chief: { people: 1, absence: '20%' }, deputy: 0 },
      handling: { default: 'exp 40 minutes' }, delays: { more: 'exp 1 day', confirm: 'exp 1 day' }, outcomes: { solve: { notOurs: '15%', ask: '20%' }, confirm: { no: '25%' } },
    }, '')
    for (const must of ['answer late', 'solving late', 'grave late', 'after', 'confirm.silent', 'check.good', 'solve.ask', 'confirm.no', 'closed']) expect(happened[must], must).toBeGreaterThan(10)
  })

  it.each(['all', 'majority', '1'])('votes that need %s, the very person, and another one to verify', (needs) => {
    const happened = compare(council(needs), {
      seed: 7, weeks: 50, arrivals: '5 per working day', staff: { office: 2, chief: 1, plant: 2, lab: 1 }, handling: { default: 'exp 50 minutes' }, outcomes: { decide: { no: '30%' }, verify: { bad: '50%' } },
    }, '')
    for (const must of ['decide.yes', 'decide.no', 'decision late', 'carry.done', 'verify.bad', 'closed']) expect(happened[must], must).toBeGreaterThan(3)
  })

  it.each(['all', 'any', '2'])('branches in branches, gathered by %s', (gathers) => {
    const happened = compare(slips(gathers), {
      seed: 5, weeks: 16, arrivals: '3 per working day', staff: { office: 2, chief: 1, item: 3 }, handling: { default: 'exp 60 minutes' }, items: { units: '0 to 3' },
      outcomes: { solve: { refused: '30%' }, lead: { waived: '40%' }, confirm: { again: '30%' } },
    }, 'solve')
    for (const must of ['each late', 'whole late', 'first', 'lead.back', 'lead.waived', 'paint.done', 'confirm.again', 'closed']) expect(happened[must], must).toBeGreaterThan(5)
  })
})
