/** Every procedure of the library, played at random: whatever people, clocks and other tickets do, the laws of a ticket hold. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFor, castOf, factsFor, fillIn, REPORTER } from '../../../test/support/procedures.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { Procedure } from '../procedure/index.ts'
import { canonicalJson, decide, nextActions, nextMomentOf, replay } from './index.ts'
import type { Actor, Command, Ticket, TicketEvent } from './index.ts'

const FOLDER = new URL('../../../procedures/', import.meta.url)
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.endsWith('.scenarios.yaml')).sort()
const MACHINES: readonly Actor[] = ['schedule', 'watch', 'ticket', 'system', 'import'].map((ref) => ({ ref, parties: [ref] }))
/** What may still close a way that is offered: the procedure's own gates, pieces that are not there, people it does not allow. */
const OWN_REASONS = ['ticket.gate_closed', 'ticket.goods_short', 'ticket.values_invalid']

function load(file: string): Procedure {
  const compiled = compileProcedure(readFileSync(new URL(file, FOLDER), 'utf8'))
  if (!compiled.ok) throw new Error(`${file}: ${compiled.findings[0]?.message.en ?? ''}`)
  return compiled.procedure
}

interface Played {
  readonly events: readonly TicketEvent[]
  readonly ticket: Ticket | undefined
  readonly surprises: readonly string[]
}

/** One play: dice decide who starts, what is done next and how long one waits. */
function play(procedure: Procedure, dice: readonly number[]): Played {
  const cast = [REPORTER, ...castOf(procedure), ...MACHINES]
  const events: TicketEvent[] = []
  const surprises: string[] = []
  let ticket: Ticket | undefined
  let now = Date.parse('2026-09-14T09:00:00+08:00')
  let at = 0
  const pick = (choices: number): number => (choices === 0 ? 0 : (dice[at++ % dice.length] ?? 0) % choices)
  const send = (actor: Actor, command: Command): string => {
    const decision = decide(procedure, ticket, command, factsFor(procedure, actor, now))
    if (decision.kind === 'refused') return decision.code
    events.push(...decision.events)
    ticket = decision.ticket
    return 'accepted'
  }
  for (let turn = 0; turn < dice.length && ticket?.status !== 'closed'; turn++) {
    const before: Ticket | undefined = ticket
    if (!before) {
      const starts = Object.values(procedure.starts)
      const start = starts[pick(starts.length)]
      if (start) for (const actor of cast) if (!ticket) send(actor, { kind: 'start', channel: start.channel, values: fillIn(procedure, start.form, pick), number: 'N-1', anonymous: start.anonymous })
      continue
    }
    now += pick(30) * 3_600_000
    const due = before.clocks.find((clock) => (nextMomentOf(clock)?.at ?? Number.POSITIVE_INFINITY) <= now)
    const moment = due && nextMomentOf(due)
    if (due && moment) {
      if (send({ ref: 'clock', parties: [] }, { kind: 'clock', clock: due.clock, nr: due.nr, moment: moment.moment }) !== 'accepted') surprises.push(`a due clock was refused: ${due.clock}`)
      continue
    }
    // Somebody who has something to do, so that plays get somewhere.
    const willing = cast.filter((candidate) => nextActions(procedure, before, factsFor(procedure, candidate, now)).length > 0)
    const actor = willing[pick(willing.length)] ?? MACHINES[pick(MACHINES.length)] ?? REPORTER
    const [action] = nextActions(procedure, before, factsFor(procedure, actor, now))
    const waiting = before.open.find((open) => ['wait', 'ticket'].includes(procedure.steps[open.step]?.kind ?? ''))
    if (action) {
      const outcome = action.outcomes[pick(action.outcomes.length)]
      const survey = outcome && answerFor(outcome)
      const answer = outcome ? send(actor, { kind: 'act', step: action.step, nr: action.nr, outcome: outcome.key, values: fillIn(procedure, [...action.form, ...outcome.form], pick), ...(survey ? { survey } : {}) }) : 'accepted'
      if (answer !== 'accepted' && !OWN_REASONS.includes(answer)) surprises.push(`${action.step}.${outcome?.key ?? ''} was offered to ${actor.ref} and refused: ${answer}`)
    } else if (waiting && actor.ref === 'ticket') send(actor, { kind: 'otherEnded', step: waiting.step, nr: waiting.nr, end: 'archive' })
  }
  return { events, ticket, surprises }
}

/** Whoever fills in a day that is over makes a limit that is over. */
function hangsOnDate(procedure: Procedure, clock: string): boolean {
  return procedure.clocks[clock]?.limits.some(({ limit }) => limit.kind === 'field' || limit.kind === 'column') ?? false
}

describe.each(FILES)('%s', (file) => {
  const procedure = load(file)

  it('keeps the laws of a ticket whatever is done', () => {
    let acts = 0
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 20, maxLength: 90 }), (dice) => {
      const { events, ticket, surprises } = play(procedure, dice)
      expect(surprises).toEqual([])
      acts += events.filter((event) => event.type === 'acted').length
      expect(replay(events)).toEqual(ticket)
      if (!ticket) return
      expect(JSON.parse(canonicalJson(ticket))).toEqual(ticket)
      expect(ticket.status === 'open').toBe(ticket.open.length > 0)
      if (ticket.status === 'closed') expect(ticket.clocks.every((clock) => clock.state === 'stopped')).toBe(true)
      for (const count of Object.values(ticket.goods)) expect(count).toBeGreaterThanOrEqual(0)
      for (const clock of ticket.clocks.filter((each) => !hangsOnDate(procedure, each.clock))) expect(clock.due).toBeGreaterThanOrEqual(clock.start)
    }), { numRuns: 25, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true })
    // Laws say nothing about tickets on which nothing is done.
    expect(acts).toBeGreaterThan(0)
  })
})
