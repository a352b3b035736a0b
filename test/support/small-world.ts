/** A small organisation for trying constructs: one procedure written in a test, a few people, and lines that they play. */
import { compileProcedure, questionKey } from '../../src/core/procedure/index.ts'
import type { Procedure, Row, Values } from '../../src/core/procedure/index.ts'
import { decide, nextMomentOf, replay } from '../../src/core/ticket/index.ts'
import type { Actor, Command, Decision, EventOf, EventType, Facts, Ticket, TicketCommand, TicketEvent } from '../../src/core/ticket/index.ts'
import { officeCalendar, person } from './procedures.ts'

export interface Organisation {
  /** Everybody and what they are. */
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly away?: readonly string[]
  readonly superiors?: Readonly<Record<string, string>>
  readonly registers?: Readonly<Record<string, Readonly<Record<string, Row>>>>
  readonly answers?: Readonly<Record<string, number | string>>
}

/** The head of a test procedure; what follows is its own. */
const HEAD = `procedure: test/construct
version: 1
title: { zh: 试, en: Trial }
number: T-{yyyy}-{seq:3}
needs:
  units:
    office: { zh: 办公室, en: Office }
    plant: { zh: 车间, en: Plant, parent: office }
    lab: { zh: 化验室, en: Lab, parent: office }
  posts:
    chief: { zh: 主任, en: Chief, unit: office, head: true }
    deputy: { zh: 副主任, en: Deputy, unit: office }
  registers:
    customers: { zh: 客户台账, en: Customers, columns: { name: { type: text, zh: 名称, en: Name }, seller: { type: person, zh: 销售, en: Seller }, days: { type: number, zh: 天数, en: Days } } }
roles:
  office: { zh: 办公室, en: Office, unit: office }
  chief: { zh: 主任, en: Chief, post: chief }
  deputy: { zh: 副主任, en: Deputy, post: deputy }
`

/** Compiles a procedure written below the head above; a bad one fails the test with its findings. */
export function compileTrial(rest: string): Procedure {
  const compiled = compileProcedure(HEAD + rest)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('\n'))
  return compiled.procedure
}

const PEOPLE: Organisation['people'] = {
  an: ['unit:office'], bo: ['unit:office'], chief: ['unit:office', 'post:chief', 'head:office'], deputy: ['unit:office', 'post:deputy'],
  pan: ['unit:plant'], pei: ['unit:plant', 'head:plant'], lu: ['unit:lab'],
}

export class SmallWorld {
  readonly procedure: Procedure
  readonly events: TicketEvent[] = []
  now: number
  readonly #organisation: Organisation

  constructor(procedure: Procedure, organisation: Partial<Organisation> = {}, start = '2026-09-21T09:00') {
    this.procedure = procedure
    this.#organisation = { people: PEOPLE, ...organisation }
    this.now = Date.parse(`${start}:00+08:00`)
  }

  get ticket(): Ticket {
    const ticket = replay(this.events)
    if (!ticket) throw new Error('nobody started the ticket')
    return ticket
  }

  actor(name: string): Actor {
    const parties = this.#organisation.people[name]
    return parties ? person(name, ...parties) : { ref: name, parties: [name] }
  }

  facts(name: string): Facts {
    const { people, away = [], superiors = {}, registers = {}, answers = {} } = this.#organisation
    const there = (party: string, without: readonly string[]): boolean => Object.entries(people).some(([id, parties]) => !away.includes(id) && !without.includes(id) && (parties.includes(party) || party === `person:${id}`))
    return {
      now: this.now, actor: this.actor(name), calendar: () => officeCalendar,
      answers: { ...Object.fromEntries(this.procedure.questions.map((question) => [questionKey(question), 1])), ...answers },
      directory: {
        hasUnit: (code) => ['office', 'plant', 'lab'].includes(code), hasPerson: (id) => Object.hasOwn(people, id), isStaffed: there,
        isOneOf: (id, parties) => people[id]?.some((party) => parties.includes(party)) ?? false,
        superiorOf: (party) => superiors[party], registerRow: (register, key) => registers[register]?.[key],
      },
    }
  }

  try(name: string, command: Command): Decision {
    const decision = decide(this.procedure, this.events.length === 0 ? undefined : this.ticket, command, this.facts(name))
    if (decision.kind === 'accepted') {
      this.events.push(...decision.events)
      const replayed = replay(this.events)
      if (JSON.stringify(replayed) !== JSON.stringify(decision.ticket)) throw new Error('the ticket decided is not the events replayed')
    }
    return decision
  }

  /** Must be accepted. Answers what happened. */
  do(name: string, command: Command): readonly TicketEvent[] {
    const decision = this.try(name, command)
    if (decision.kind === 'refused') throw new Error(`${name}: ${decision.code} ${decision.gate?.en ?? ''} ${JSON.stringify(decision.problems)}`)
    return decision.events
  }

  start(name: string, values: Values = {}, channel = 'desk'): readonly TicketEvent[] {
    return this.do(name, { kind: 'start', channel, values: { subject: '事', ...values }, number: 'T-2026-001', anonymous: false })
  }

  /** `handle.done`, in the branch for an item where there are several. */
  command(what: string, values: Values = {}, item?: string): Extract<TicketCommand, { kind: 'act' }> {
    const [step = '', outcome = ''] = what.split('.')
    const { open, branches } = this.ticket
    const here = open.filter((entry) => entry.step === step && (item === undefined || branches.some((branch) => branch.path === entry.branch && branch.item === item)))
    return { kind: 'act', step, nr: here.at(-1)?.nr ?? 0, outcome, values }
  }

  act(name: string, what: string, values: Values = {}, item?: string): readonly TicketEvent[] {
    return this.do(name, this.command(what, values, item))
  }

  refused(name: string, what: string, values: Values = {}, item?: string): string {
    const decision = this.try(name, this.command(what, values, item))
    return decision.kind === 'refused' ? `${decision.code}${decision.gate ? `: ${decision.gate.en}` : ''}` : 'accepted'
  }

  /** Lets time pass; every clock strikes at its moment. */
  until(local: string): void {
    const end = Date.parse(`${local}:00+08:00`)
    for (let strikes = 0; strikes < 100; strikes++) {
      const next = this.ticket.clocks.flatMap((clock) => {
        const moment = nextMomentOf(clock)
        return moment ? [{ ...moment, clock: clock.clock, nr: clock.nr }] : []
      }).sort((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      this.now = Math.max(this.now, next.at)
      this.do('clock', { kind: 'clock', clock: next.clock, nr: next.nr, moment: next.moment })
    }
    this.now = end
  }

  all<T extends EventType>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type)
  }

  /** Open steps as `step@item -> parties`. */
  where(): string[] {
    const { open, branches, status, closedAs } = this.ticket
    if (status === 'closed') return [`closed ${closedAs ?? ''}`]
    return open.map((entry) => {
      const branch = branches.find((candidate) => candidate.path === entry.branch)
      return `${entry.step}${branch ? `@${branch.item ?? branch.path.slice(branch.path.lastIndexOf(':') + 1)}` : ''} -> ${entry.assignees.join(',')}`
    })
  }
}

export function local(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
