/** What happens to a ticket of the demonstration, step by step: who does what when, in working time, with the clocks running. */
import { nextSteps } from '../../../core/procedure/index.ts'
import type { Outcome, Procedure, Step, Value, Values } from '../../../core/procedure/index.ts'
import { nextMomentOf } from '../../../core/ticket/index.ts'
import type { Actor, OpenStep, Survey, Ticket } from '../../../core/ticket/index.ts'
import { addWorkingTime } from '../../../core/worktime/index.ts'
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { FollowUp, Then } from '../tickets/index.ts'
import type { Cast } from './cast.ts'
import type { DemoMatter } from './matter.ts'
import { drawsFor } from './seeded.ts'
import type { Draws } from './seeded.ts'
import { COMMENTS, NOTES, QUESTIONS, sentenceFor, WORDS } from './texts.ts'

export interface Story {
  /** Names the stream of chance of this ticket. */
  readonly name: string
  readonly matter: DemoMatter
  /** The step where it stays for now; undefined: as far as the time until now carries it. */
  readonly stopAt: string | undefined
  /** Whether a no of the reporter brings it back once, before it goes on. */
  readonly reopen: boolean
  /** What is said where it is asked first: at the start or at the first step. */
  readonly told: Values
  /** 1: as long as such things take; less: quicker. */
  readonly pace: number
}

export interface Stage {
  readonly cast: Cast
  readonly calendar: CompiledCalendar
  /** Nothing happens after this moment. */
  readonly now: number
}

const HOUR = 3_600_000
/** A ticket that goes round more often than this stays where it is. */
const MOST_VISITS = 3
const CLOCK: Actor = { ref: 'clock', parties: [] }

/** The clock and the people take turns: whatever comes next in time happens. */
export function tellStory(story: Story, stage: Stage): Then {
  return (procedure, ticket, at) => {
    const next = [...clockMoments(ticket), ...ticket.open.flatMap((open) => agendaOf(story, stage, procedure, ticket, open))]
      .filter((entry) => entry.at > at || entry.command.kind === 'clock').sort((a, b) => a.at - b.at)[0]
    return next && next.at <= stage.now ? { ...next, at: Math.max(next.at, at) } : undefined
  }
}

function clockMoments(ticket: Ticket): FollowUp[] {
  return ticket.clocks.flatMap((clock) => {
    const next = nextMomentOf(clock)
    return next ? [{ actor: CLOCK, command: { kind: 'clock', clock: clock.clock, nr: clock.nr, moment: next.moment }, at: next.at }] : []
  })
}

/** Everything that will be done at this open step, drawn once: asked again, it is the same. */
function agendaOf(story: Story, stage: Stage, procedure: Procedure, ticket: Ticket, open: OpenStep): FollowUp[] {
  const step = procedure.steps[open.step]
  // A stream of their own: who it is may depend on who has claimed the step, when things are done may not.
  const actor = step && stage.cast.actorAt(ticket, open, step, drawsFor(story.name, open.step, open.nr, 'who'))
  if (!step || !actor || open.nr > MOST_VISITS) return []
  const draws = drawsFor(story.name, open.step, open.nr)
  const isReporter = actor.ref === 'reporter'
  const length = (isReporter ? 3 + draws.below(40) : 0.5 + draws.below(8) + (draws.chance(0.2) ? 10 : 0)) * HOUR * story.pace
  const moment = (part: number): number => Math.round(isReporter ? open.openedAt + length * part : addWorkingTime(stage.calendar, open.openedAt, length * part)) + Math.ceil(part * 1000)
  const { language } = story.matter
  const asides: FollowUp[] = isReporter ? [] : [
    ...(draws.chance(0.4) ? [{ actor, command: { kind: 'claim', step: open.step, nr: open.nr } as const, at: moment(0.2) }] : []),
    ...(draws.chance(0.2) ? [{ actor, command: { kind: 'note', text: draws.pick(NOTES[language]) } as const, at: moment(0.4) }] : []),
    ...(draws.chance(0.12) ? [{ actor, command: { kind: 'say', text: draws.pick(WORDS[language]) } as const, at: moment(0.6) }] : []),
    ...(draws.chance(0.08) ? [{ actor: { ref: 'reporter', parties: ['reporter'] }, command: { kind: 'ask', text: draws.pick(QUESTIONS[language]) } as const, at: moment(0.8) }] : []),
  ]
  // What is claimed already is not claimed again.
  const said = asides.filter((aside) => aside.command.kind !== 'claim' || open.claimedBy === null)
  if (story.stopAt === open.step && (!story.reopen || ticket.reopened > 0)) return said
  const outcome = chooseOutcome(story, procedure, ticket, step, open.nr, draws)
  return [...said, { actor, at: moment(1), command: { kind: 'act', step: open.step, nr: open.nr, outcome: outcome.key, values: fillForm(story, procedure, ticket, step, outcome, moment(1), draws), ...surveyOf(step, outcome, language, draws) } }]
}

function chooseOutcome(story: Story, procedure: Procedure, ticket: Ticket, step: Step, nr: number, draws: Draws): Outcome {
  // What only a clock may take has a condition that never holds.
  const open = step.outcomes.filter((outcome) => outcome.when?.source.trim() !== 'false')
  const options = step.kind === 'survey' ? open.filter((outcome) => outcome.whenSolved !== undefined) : open
  const back = options.find((outcome) => outcome.reopens)
  const forth = options.filter((outcome) => !outcome.reopens)
  const primary = forth.find((outcome) => outcome.tone === 'primary') ?? draws.pick(open)
  if (story.reopen && ticket.reopened === 0 && back) return back
  const target = story.reopen && ticket.reopened === 0 ? askingStep(procedure) : story.stopAt
  if (target !== undefined) {
    const distance = (outcome: Outcome): number => Math.min(...outcome.next.flatMap((route) => route.to).map((step) => stepsBetween(procedure, step, target)))
    return forth.reduce((best, outcome) => (distance(outcome) < distance(best) ? outcome : best), primary)
  }
  if (back && ticket.reopened === 0 && draws.chance(0.18)) return back
  const others = nr < 2 ? forth.filter((outcome) => outcome !== primary && draws.chance(outcome.tone === 'refuse' ? 0.1 : 0.45)) : []
  return others[0] ?? primary
}

/** The step at which somebody may say no and bring the ticket back. */
function askingStep(procedure: Procedure): string | undefined {
  return Object.values(procedure.steps).find((step) => step.outcomes.some((outcome) => outcome.reopens))?.key
}

const known = new WeakMap<Procedure, Map<string, number>>()

function stepsBetween(procedure: Procedure, from: string, to: string): number {
  const distances = known.get(procedure) ?? new Map<string, number>()
  known.set(procedure, distances)
  const found = distances.get(`${from} ${to}`) ?? countSteps(procedure, from, to)
  distances.set(`${from} ${to}`, found)
  return found
}

/** How many steps lie between; a thousand when there is no way. */
function countSteps(procedure: Procedure, from: string, to: string): number {
  const seen = new Set([from])
  let edge = [from]
  for (let distance = 0; edge.length > 0; distance++) {
    if (edge.includes(to)) return distance
    edge = [...new Set(edge.flatMap((step) => nextSteps(procedure, step)))].filter((step) => !seen.has(step))
    for (const step of edge) seen.add(step)
  }
  return 1000
}

function surveyOf(step: Step, outcome: Outcome, language: 'zh' | 'en', draws: Draws): { survey?: Survey } {
  if (step.kind !== 'survey' || outcome.whenSolved === undefined) return {}
  const solved = outcome.whenSolved
  const comment = draws.pick(COMMENTS[solved ? 'yes' : 'no'][language])
  return { survey: { solved, satisfied: solved ? 3 + draws.below(3) : 1 + draws.below(2), ...(comment === '' ? {} : { comment }) } }
}

function fillForm(story: Story, procedure: Procedure, ticket: Ticket, step: Step, outcome: Outcome, at: number, draws: Draws): Values {
  const values: Record<string, Value> = {}
  for (const { field: key, required } of [...step.form, ...outcome.form]) {
    const field = procedure.fields[key]
    const known = ticket.values[key]
    const told = story.told[key]
    if (told !== undefined && known === undefined) values[key] = told
    if (!field || told !== undefined || (!required && !draws.chance(0.4))) continue
    switch (field.type) {
      case 'text':
      case 'longText': values[key] = sentenceFor(key, story.matter, draws).slice(0, field.max ?? 500); break
      case 'unit': values[key] = story.matter.unit; break
      case 'date': values[key] = new Date(at + 5 * 24 * HOUR).toISOString().slice(0, 10); break
      case 'boolean': values[key] = typeof known === 'boolean' ? known : required; break
      case 'choice': values[key] = typeof known === 'string' ? known : draws.pick(field.choices).key; break
      default: // people, files, levels and amounts are left to real people
    }
  }
  return values
}
