import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFor, castOf, CLOCK, factsFor, fillIn, IMPORTER, LIBRARY_IDS, loadLibraryProcedure, REPORTER } from '../../../test/support/procedures.ts'
import type { Procedure } from '../procedure/index.ts'
import { canonicalJson, decide, evolve, nextActions, nextMomentOf, permissionsOf, project, replay } from './index.ts'
import type { Actor, Command, Decision, Facts, Ticket, TicketCommand, TicketEvent } from './index.ts'

const HOUR = 3_600_000
const BEGINNING = Date.parse('2026-09-14T09:00:00+08:00')

/** One move of a play: everything about it is decided by these numbers, so that a failing play is short and repeats. */
const move = fc.record({ what: fc.nat(), who: fc.nat(), dice: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), wait: fc.nat({ max: 60 }), late: fc.boolean() })
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never
const moves = fc.array(move, { minLength: 3, maxLength: 45 })

class Play {
  readonly events: TicketEvent[] = []
  readonly cast: readonly Actor[]
  readonly procedure: Procedure
  ticket: Ticket | undefined
  now = BEGINNING

  constructor(procedure: Procedure) {
    this.procedure = procedure
    this.cast = [REPORTER, IMPORTER, ...castOf(procedure)]
  }

  facts(actor: Actor, count = 1): Facts {
    return factsFor(this.procedure, actor, this.now, count)
  }

  decide(command: Command, actor: Actor, count = 1): Decision {
    return decide(this.procedure, this.ticket, command, factsFor(this.procedure, actor, this.now, count))
  }

  do(command: Command, actor: Actor, count = 1): Decision {
    const before = canonicalJson(this.ticket ?? null)
    freeze(this.ticket)
    const decision = this.decide(command, actor, count)
    expect(canonicalJson(this.ticket ?? null)).toBe(before)
    if (decision.kind === 'accepted') {
      freeze(decision.events)
      this.events.push(...decision.events)
      for (const event of decision.events) this.ticket = evolve(this.ticket, event)
    }
    return decision
  }

  /** What the clocks service does: everything due fires, a second time is refused. */
  fireClocks(): void {
    for (let round = 0; round < 50; round += 1) {
      const due = (this.ticket?.clocks ?? []).flatMap((clock) => {
        const next = nextMomentOf(clock)
        return next && next.at <= this.now ? [{ kind: 'clock' as const, clock: clock.clock, nr: clock.nr, moment: next.moment }] : []
      })
      const [command] = due
      if (!command) return
      expect(this.do(command, CLOCK).kind).toBe('accepted')
      expect(this.decide(command, CLOCK)).toMatchObject({ kind: 'refused', code: 'ticket.clock_not_due' })
    }
    throw new Error('the clocks never come to rest')
  }

  perform(step: Move): void {
    const pick = picker(step.dice)
    this.now += step.wait * HOUR
    if (!step.late) this.fireClocks()
    const actor = this.cast[step.who % this.cast.length] ?? REPORTER
    if (!this.ticket) {
      this.do(this.start(pick), actor, 1 + (step.what % 4))
      return
    }
    // Half of the moves are what somebody may really do, so that plays get somewhere.
    const willing = this.cast.filter((candidate) => this.ticket && nextActions(this.procedure, this.ticket, this.facts(candidate)).length > 0)
    const hand = step.what % 2 === 0 ? willing[step.who % Math.max(1, willing.length)] : undefined
    this.do(hand ? this.rightAct(this.ticket, hand, pick) : this.anything(this.ticket, step.what, pick), hand ?? actor, 1 + pick(4))
  }

  start(pick: (choices: number) => number): Command {
    const channels = [...Object.keys(this.procedure.starts), 'constructor']
    const channel = channels[pick(channels.length)] ?? ''
    const form = Object.hasOwn(this.procedure.starts, channel) ? (this.procedure.starts[channel]?.form ?? []) : []
    return { kind: 'start', channel, values: fillIn(this.procedure, form, pick), number: 'N-1', anonymous: pick(2) === 0 }
  }

  rightAct(ticket: Ticket, actor: Actor, pick: (choices: number) => number): TicketCommand {
    const actions = nextActions(this.procedure, ticket, this.facts(actor))
    const action = actions[pick(actions.length)]
    const outcome = action?.outcomes[pick(action.outcomes.length)]
    if (!action || !outcome) return { kind: 'note', text: '' }
    const survey = answerFor(outcome)
    return { kind: 'act', step: action.step, nr: action.nr, outcome: outcome.key, values: fillIn(this.procedure, [...action.form, ...outcome.form], pick), ...(survey ? { survey } : {}) }
  }

  /** Whatever anybody may send, sensible or not. */
  anything(ticket: Ticket, what: number, pick: (choices: number) => number): TicketCommand {
    const steps = [...Object.keys(this.procedure.steps), 'toString']
    const step = ticket.open[pick(2)]?.step ?? steps[pick(steps.length)] ?? ''
    const outcomes = (Object.hasOwn(this.procedure.steps, step) ? this.procedure.steps[step]?.outcomes : undefined)?.map((outcome) => outcome.key) ?? []
    const nr = pick(3)
    const text = ['', '   ', '好的', 'x'.repeat(300)][pick(4)] ?? ''
    const fields = [...Object.keys(this.procedure.fields), 'constructor', 'nothing']
    const some = Object.fromEntries([fields[pick(fields.length)] ?? '', fields[pick(fields.length)] ?? ''].map((field) => [field, [null, '', 'x', 3, true, ['2']][pick(6)] ?? null]))
    switch (what % 9) {
      case 0:
      case 1: return { kind: 'act', step, nr, outcome: [...outcomes, 'constructor'][pick(outcomes.length + 1)] ?? '', values: some, survey: { solved: pick(2) === 0, satisfied: pick(9) } }
      case 2: return { kind: 'claim', step, nr: ticket.visits[step] ?? nr }
      case 3: return { kind: 'release', step, nr: ticket.visits[step] ?? nr }
      case 4: return { kind: 'note', text }
      case 5: return { kind: 'say', text }
      case 6: return { kind: 'ask', text }
      case 7: return { kind: 'correct', values: fillIn(this.procedure, Object.keys(ticket.values).map((field) => ({ field, required: pick(2) === 0 })), pick), reason: text }
      default: return pick(2) === 0 ? { kind: 'correct', values: some, reason: text } : { kind: 'clock', clock: Object.keys(this.procedure.clocks)[pick(4)] ?? 'constructor', nr, moment: 'late' }
    }
  }
}

function picker(dice: readonly number[]): (choices: number) => number {
  let at = 0
  return (choices) => {
    const thrown = (dice[at % dice.length] ?? 0) + at
    at += 1
    return choices === 0 ? 0 : thrown % choices
  }
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

function playOut(procedure: Procedure, list: readonly Move[]): Play {
  const play = new Play(procedure)
  for (const step of list) play.perform(step)
  return play
}

describe.each(LIBRARY_IDS)('whatever people do under %s', (id) => {
  const procedure = loadLibraryProcedure(id)
  const always = (law: (play: Play, ticket: Ticket) => void, numRuns = 80): void => {
    fc.assert(fc.property(moves, (list) => {
      const play = playOut(procedure, list)
      if (play.ticket) law(play, play.ticket)
    }), { numRuns })
  }

  it('nothing throws, and a refused command changes nothing', () => {
    always(() => undefined, 150)
  })

  it('the ticket is its events replayed', () => {
    always((play, ticket) => {
      const again = replay(play.events)
      expect(again).toEqual(ticket)
      expect(ticket.revision).toBe(play.events.length)
      expect(again && project(procedure, again)).toEqual(project(procedure, ticket))
    })
  })

  it('a ticket has an open step with somebody to act, or it is closed', () => {
    always((_, ticket) => {
      expect(ticket.open.length > 0).toBe(ticket.status === 'open')
      for (const open of ticket.open) expect(open.assignees.length).toBeGreaterThan(0)
    })
  })

  it('the buttons are exactly what is accepted', () => {
    always((play, ticket) => {
      for (const actor of play.cast) {
        const offered = nextActions(procedure, ticket, play.facts(actor)).flatMap((action) => action.outcomes.map((outcome) => `${action.step}#${action.nr}.${outcome.key}`))
        const accepted = Object.values(procedure.steps).flatMap((step) => step.outcomes.flatMap((outcome) => {
          const nr = ticket.visits[step.key] ?? 1
          const survey = answerFor(outcome)
          const decision = play.decide({ kind: 'act', step: step.key, nr, outcome: outcome.key, values: fillIn(procedure, [...step.form, ...outcome.form], () => 0), ...(survey ? { survey } : {}) }, actor)
          return decision.kind === 'accepted' ? [`${step.key}#${nr}.${outcome.key}`] : []
        }))
        expect([...offered].sort()).toEqual([...accepted].sort())
      }
    }, 50)
  })

  it('a permission is exactly what is accepted', () => {
    always((play, ticket) => {
      const title = Object.values(procedure.fields).find((field) => field.isTitle)?.key ?? ''
      for (const actor of play.cast) {
        const may = (command: TicketCommand): boolean => play.decide(command, actor).kind === 'accepted'
        expect(permissionsOf(procedure, ticket, play.facts(actor))).toMatchObject({
          note: may({ kind: 'note', text: 'x' }), say: may({ kind: 'say', text: 'x' }), attach: may({ kind: 'attach', files: ['1'], names: ['a.jpg'] }),
          correct: may({ kind: 'correct', values: { [title]: '改过的标题' }, reason: 'x' }), urge: may({ kind: 'urge', text: '' }),
        })
      }
    }, 50)
  })

  it('a closed ticket accepts no act', () => {
    always((play, ticket) => {
      if (ticket.status === 'open') return
      for (const [step, nr] of Object.entries(ticket.visits)) {
        for (const outcome of procedure.steps[step]?.outcomes ?? []) {
          for (const actor of play.cast) expect(play.decide({ kind: 'act', step, nr, outcome: outcome.key, values: {} }, actor).kind).toBe('refused')
        }
      }
      for (const clock of ticket.clocks) expect(clock.state).toBe('stopped')
    })
  })

  it('a clock warns at most once and is late at most once', () => {
    always((play) => {
      const strikes = play.events.filter((event) => event.type === 'clockWarned' || event.type === 'clockLate').map((event) => `${event.type} ${event.clock} ${event.nr}`)
      expect(new Set(strikes).size).toBe(strikes.length)
    })
  })

  it('who is kept out may do nothing and is told nothing in person', () => {
    always((play, ticket) => {
      for (const actor of play.cast.filter((candidate) => ticket.recused.some((name) => candidate.ref === `person:${name}`))) {
        expect(nextActions(procedure, ticket, play.facts(actor))).toEqual([])
        for (const open of ticket.open) {
          expect(play.decide({ kind: 'claim', step: open.step, nr: open.nr }, actor)).toMatchObject({ kind: 'refused', code: 'ticket.recused' })
          expect(open.claimedBy).not.toBe(actor.ref)
        }
        expect(play.decide({ kind: 'note', text: 'x' }, actor)).toMatchObject({ kind: 'refused', code: 'ticket.recused' })
      }
    })
  })

  it('the text of an event is the same after it was stored and read', () => {
    always((play, ticket) => {
      for (const thing of [...play.events, ticket]) expect(canonicalJson(JSON.parse(canonicalJson(thing)))).toBe(canonicalJson(thing))
      for (const event of play.events) expect(JSON.parse(canonicalJson(event))).toEqual(event)
    })
  })

  it('time goes forward', () => {
    always((play) => {
      play.events.forEach((event, index) => { expect(event.at).toBeGreaterThanOrEqual(play.events[index - 1]?.at ?? 0) })
    })
  })

  it('plays reach the end and come back from it', () => {
    // Laws about closed tickets say nothing if no play ever closes one.
    let [closed, reopened] = [0, 0]
    fc.assert(fc.property(moves, (list) => {
      const { ticket } = playOut(procedure, list)
      if (ticket?.status === 'closed') closed += 1
      if ((ticket?.reopened ?? 0) > 0) reopened += 1
    }), { numRuns: 200, seed: 7 })
    expect(closed).toBeGreaterThan(8)
    const canReopen = Object.values(procedure.steps).some((step) => step.outcomes.some((outcome) => outcome.reopens))
    if (canReopen) expect(reopened).toBeGreaterThan(2)
  })
})
