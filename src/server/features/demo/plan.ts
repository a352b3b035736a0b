/** Which tickets the demonstration has: one in every state that a screen can show, and ordinary ones around them. */
import type { Procedure, Values } from '../../../core/procedure/index.ts'
import type { Actor, Ticket } from '../../../core/ticket/index.ts'
import { addWorkingTime, isOpen } from '../../../core/worktime/index.ts'
import { decideHistory, NOTHING_KNOWN } from '../tickets/index.ts'
import type { StartInput, TicketsSlice } from '../tickets/index.ts'
import { REPORTER } from './cast.ts'
import { drawReporter } from './names.ts'
import { drawsFor } from './seeded.ts'
import type { Draws } from './seeded.ts'
import type { DemoSector } from './sectors.ts'
import { tellStory } from './story.ts'
import type { Stage, Story } from './story.ts'
import { tellMatter } from './texts.ts'

export type Mood = 'fresh' | 'atRisk' | 'overdue'

/** A state to be shown. */
export interface Wish {
  readonly sector: DemoSector
  readonly step?: string
  readonly mood?: Mood
  readonly reopen?: boolean
  readonly major?: boolean
  readonly recused?: boolean
}

export interface PlannedTicket {
  readonly input: StartInput
  readonly startAt: number
  /** Whether its form takes pictures. */
  readonly pictures: string | undefined
}

export interface Planning {
  readonly seed: number
  readonly stage: Stage
  readonly facts: Pick<TicketsSlice['deps'], 'calendarOf' | 'directory' | 'today'>
  readonly procedureOf: (id: string) => Procedure | undefined
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** How long ago a ticket of a certain mood may have begun. */
const MOST_HOURS = 25 * 24
const MOODS: readonly Mood[] = ['fresh', 'overdue', 'atRisk']
export const SHOWN_DAYS = 60

/** Every step of every procedure in every mood, then what only some procedures have. */
export function listWishes(sectors: readonly DemoSector[], procedureOf: Planning['procedureOf']): Wish[] {
  const wishes = MOODS.flatMap((mood) => sectors.flatMap((sector): Wish[] => {
    const steps = Object.values(procedureOf(sector.procedure)?.steps ?? {}).filter((step) => step.kind !== 'end')
    return steps.map((step) => ({ sector, step: step.key, mood }))
  }))
  const special = sectors.flatMap((sector): Wish[] => {
    const procedure = procedureOf(sector.procedure)
    const back = Object.values(procedure?.steps ?? {}).flatMap((step) => step.outcomes.filter((outcome) => outcome.reopens).flatMap((outcome) => outcome.next.flatMap((route) => route.to)))[0]
    const canGrade = (procedure?.levels.length ?? 0) > 1
    return [
      { sector, recused: true }, { sector, recused: true, mood: 'fresh' },
      ...(back === undefined ? [] : [{ sector, step: back, reopen: true, mood: 'fresh' as const }, { sector, step: back, reopen: true, mood: 'overdue' as const }]),
      ...(canGrade ? [{ sector, major: true }, { sector, major: true, mood: 'overdue' as const }] : []),
    ]
  })
  return [...wishes, ...special]
}

/** The ticket that fulfils a wish; undefined when no beginning leads there, e.g. where no clock runs any more. Some steps are only for the highest level. */
export function planWish(planning: Planning, wish: Wish, index: number): PlannedTicket | undefined {
  const canGrade = (planning.procedureOf(wish.sector.procedure)?.levels.length ?? 0) > 1
  const tries = canGrade && !wish.major ? [wish, { ...wish, major: true }, wish] : [wish, wish]
  for (const [attempt, each] of tries.entries()) {
    const planned = planAs(planning, each, index + attempt * 10_000)
    if (planned) return planned
  }
  return undefined
}

function planAs(planning: Planning, wish: Wish, index: number): PlannedTicket | undefined {
  const { now } = planning.stage
  const draws = drawsFor(planning.seed, 'wish', index)
  const pace = wish.mood === 'fresh' && wish.step !== undefined ? 0.08 : 0.6
  if (wish.step === undefined && wish.mood === undefined) return planOne(planning, wish, index, now - (2 + draws.below(SHOWN_DAYS - 2)) * DAY - draws.below(DAY), 1)
  for (let ago = 0.2; ago < MOST_HOURS; ago += ago < 8 ? 0.4 : 5) {
    const planned = planOne(planning, wish, index, now - Math.floor((ago + draws.next() * 0.2) * HOUR), pace)
    const state = planned && foresee(planning, planned)
    if (planned && state && fulfils(planning, wish, state)) return planned
  }
  return undefined
}

/** An ordinary ticket, some time in the last weeks. */
export function planOrdinary(planning: Planning, sector: DemoSector, index: number): PlannedTicket | undefined {
  const draws = drawsFor(planning.seed, 'ordinary', index)
  // A few more of late: that is what a desk looks at.
  const days = draws.chance(0.25) ? draws.next() * 4 : draws.next() * SHOWN_DAYS
  return planOne(planning, { sector, recused: draws.chance(0.04), major: draws.chance(0.12) }, index, Math.floor(planning.stage.now - days * DAY - HOUR), 1)
}

function planOne(planning: Planning, wish: Wish, index: number, wanted: number, pace: number): PlannedTicket | undefined {
  const { seed, stage } = planning
  const { sector } = wish
  const procedure = planning.procedureOf(sector.procedure)
  const draws = drawsFor(seed, sector.procedure, index, wish.step ?? '', wish.mood ?? '')
  const matter = tellMatter(draws.pick(sector.matters), sector.places, draws)
  const channels = sector.channels.filter((channel) => fits(procedure, channel, wish))
  const channel = channels.length > 0 ? draws.pick(channels) : undefined
  const start = channel === undefined ? undefined : procedure?.starts[channel]
  const actor = procedure && channel !== undefined ? stage.cast.starterOf(procedure, channel, draws) : undefined
  if (!procedure || !start || !actor) return undefined
  const startAt = actor.ref === REPORTER.ref ? wanted : officeTime(stage, wanted)
  if (startAt > stage.now) return undefined
  const told: Values = { ...(wish.major ? { skippedLine: true } : {}), ...(wish.recused ? { accused: accusedOf(stage, matter.unit, actor, draws) } : {}) }
  const story: Story = { name: `${seed}/${sector.procedure}/${index}`, matter, stopAt: wish.step, reopen: wish.reopen ?? false, pace, told }
  const asked = start.form.map((entry) => entry.field)
  const values: Values = onlyAsked({ subject: matter.subject, content: matter.content, ...sector.values(matter, draws), ...told }, asked)
  const contact = start.anonymous && draws.chance(0.25) ? undefined : drawReporter(draws)
  return {
    startAt, pictures: asked.find((field) => procedure.fields[field]?.type === 'files'),
    input: {
      actor, procedure: procedure.id, channel: start.channel, values, anonymous: contact === undefined, contact, receivedAt: startAt, registeredAt: startAt,
      demo: true, withCode: actor.ref === REPORTER.ref, quietBefore: stage.now - 3 * DAY, then: tellStory(story, stage),
    },
  }
}

/** Some wishes can only be told at some desks. */
function fits(procedure: Procedure | undefined, channel: string, wish: Wish): boolean {
  const start = procedure?.starts[channel]
  if (!procedure || !start) return false
  const firstSteps = start.next.flatMap((route) => route.to).flatMap((key) => procedure.steps[key] ?? [])
  const asks = (field: string): boolean => [start, ...firstSteps].some(({ form }) => form.some((entry) => entry.field === field))
  const first = start.next.flatMap((route) => route.to)
  const isFirst = wish.step !== undefined && Object.values(procedure.starts).some((other) => other.next.some((route) => wish.step !== undefined && route.to.includes(wish.step)))
  // A step that some channels pass by is shown through one that leads there; a route may depend on the level.
  if (isFirst && wish.step !== undefined && !first.includes(wish.step) && Object.values(procedure.steps).every((step) => step.outcomes.every((outcome) => outcome.next.every((route) => wish.step === undefined || !route.to.includes(wish.step))))) return false
  if (wish.major && !asks('skippedLine')) return false
  return !wish.recused || asks('accused')
}

function onlyAsked(values: Values, asked: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => asked.includes(key) && !(Array.isArray(value) && value.length === 0)))
}

/** Somebody of the unit that will handle it, as long as others remain there; never whoever registers it. */
function accusedOf(stage: Stage, unit: string, actor: Actor, draws: Draws): string[] {
  const members = stage.cast.membersOf(unit).filter((person) => actor.ref !== `person:${person}`)
  return members.length > 1 ? [draws.pick(members)] : []
}

function officeTime({ calendar }: Stage, at: number): number {
  return isOpen(calendar, at) ? at : addWorkingTime(calendar, at, 20 * 60_000)
}

/** How the ticket will stand now. */
export function foresee(planning: Planning, { input, startAt }: PlannedTicket): Ticket | undefined {
  const procedure = planning.procedureOf(input.procedure)
  if (!procedure) return undefined
  const decided = decideHistory(planning.facts, {
    procedure, actor: input.actor, now: startAt, then: input.then,
    command: { kind: 'start', channel: input.channel, values: input.values, number: '', anonymous: input.anonymous, receivedAt: startAt },
  }, NOTHING_KNOWN)
  return decided.kind === 'accepted' ? decided.state : undefined
}

function fulfils(planning: Planning, wish: Wish, state: Ticket): boolean {
  if (state.status === 'closed') return false
  if (wish.step !== undefined && !state.open.some((open) => open.step === wish.step)) return false
  if (wish.reopen && state.reopened === 0) return false
  if (wish.recused && state.recused.length === 0) return false
  const procedure = planning.procedureOf(state.procedure)
  const clocks = state.clocks.filter((clock) => clock.state !== 'stopped' && procedure?.clocks[clock.clock]?.shown)
  switch (wish.mood) {
    case 'overdue': return clocks.some((clock) => clock.late)
    case 'atRisk': return clocks.some((clock) => clock.warned && !clock.late) && !clocks.some((clock) => clock.late)
    case 'fresh': return !clocks.some((clock) => clock.warned || clock.late)
    default: return true
  }
}
