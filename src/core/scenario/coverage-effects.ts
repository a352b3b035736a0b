/** Whether an effect of a late clock or a rule happened in one decision, and whether the line says so. */
import type { Effect } from '../procedure/index.ts'
import type { TicketEvent } from '../ticket/index.ts'
import type { ThenDocument } from './document.ts'
import { splitBranch, splitNumber } from './names.ts'

/** `moment` is what gave rise to it: `answer.late`, or the moment of a rule. */
export function isTaken(effect: Effect, events: readonly TicketEvent[], moments: readonly string[]): boolean {
  return events.some((event): boolean => {
    switch (effect.kind) {
      case 'notify': return event.type === 'alerted' || (event.type === 'notified' && event.about === 'clockLate')
      case 'raise': return event.type === 'graded' && event.to === effect.level
      case 'take': return event.type === 'acted' && event.step === effect.step && event.outcome === effect.outcome
      case 'assign': return event.type === 'reassigned' && event.step === effect.step
      case 'urge': return event.type === 'urged'
      case 'ledger': return event.type === 'ledgerProposed' && event.entry === effect.entry && moments.includes(event.moment)
      case 'say': return event.type === 'said' && event.words === effect.words
      case 'paper': return event.type === 'paperIssued' && event.paper === effect.paper
      case 'open': return event.type === 'ticketAsked' && event.step === null && event.procedure === effect.ticket.procedure
      case 'set': return event.type === 'valuesSet' && event.cause === 'rule'
    }
  })
}

/** Whether a line speaks of what an effect did; `of` is the clock or the rule it belongs to. */
export function isSaid(effect: Effect, of: string, then: ThenDocument): boolean {
  switch (effect.kind) {
    case 'notify': return tellsWho(of, then)
    case 'raise': return then.level !== undefined
    case 'take': return then.step !== undefined || then.closed !== undefined
    case 'assign': return then.who !== undefined || then.mayAct !== undefined
    case 'urge': return then.urged !== undefined
    case 'ledger': return names(then.ledger).includes(effect.entry)
    case 'say': return names(then.said).includes(effect.words)
    case 'paper': return names(then.papers).includes(effect.paper)
    case 'open': return names(then.asked).some((name) => name.split('.')[0] === effect.ticket.procedure)
    case 'set': return Object.keys(then.values ?? {}).some((name) => effect.set.some(({ field }) => field === splitBranch(name).what))
  }
}

function tellsWho(of: string, then: ThenDocument): boolean {
  if (then.alerted !== undefined && Object.hasOwn(then.alerted, of)) return true
  return Object.entries(then.rang ?? {}).some(([name, ring]) => splitBranch(name).what === `${of}.late` && typeof ring === 'object' && ring.told !== undefined)
}

/** The names a part of an expectation speaks of, numbers left out. */
export function names(part: readonly string[] | Readonly<Record<string, unknown>> | undefined): string[] {
  // A list is a list, whatever else it may have.
  const all = Array.isArray(part) ? part as readonly string[] : Object.keys(part ?? {})
  return all.map((name) => splitNumber(name).what)
}

/** The moments of one decision, as rules and clocks name them. */
export function momentsOf(events: readonly TicketEvent[]): string[] {
  return events.flatMap((event): string[] => {
    switch (event.type) {
      case 'registered': return ['received', ...(event.level === '' ? [] : [`level.${event.level}`])]
      case 'stepOpened': return [event.step]
      case 'claimed': return event.by === null ? [] : [`${event.step}.claimed`]
      case 'acted': return [`${event.step}.${event.outcome}`, ...(event.reopens ? ['reopened'] : [])]
      case 'gathered': return [event.step]
      case 'clockWarned': return [`${event.clock}.warn`]
      case 'clockLate': return [`${event.clock}.late`]
      case 'graded': return [`level.${event.to}`]
      case 'said': return event.words === null ? ['said'] : []
      case 'closed': return ['closed', event.end]
      default: return []
    }
  })
}
