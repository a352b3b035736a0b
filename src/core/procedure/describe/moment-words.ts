/** Moments in words: "when "Assign" ends with "Done"", "at the receipt of the ticket". */
import type { Moment } from '../types.ts'
import type { Teller } from './teller.ts'

type ReadMoment =
  | { readonly kind: 'ticket'; readonly what: 'received' | 'said' | 'closed' | 'reopened' }
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'opened' | 'claimed' | 'done'; readonly steps: readonly string[] }
  | { readonly kind: 'ended'; readonly step: string; readonly outcomes: readonly string[] }
  | { readonly kind: 'clock'; readonly clock: string; readonly what: 'warn' | 'late' }

const OF_TICKET = ['received', 'said', 'closed', 'reopened'] as const

/** Moments of one step's outcomes are told together: "ends with A or B"; all of its outcomes are its end. So are steps that begin or end. */
export function readMoments(t: Teller, moments: readonly Moment[]): readonly ReadMoment[] {
  const read: ReadMoment[] = []
  for (const next of moments.map((moment) => readOne(t, moment))) {
    const at = read.findIndex((known) => known.kind === 'ended' && next.kind === 'ended' && known.step === next.step)
    const known = read[at]
    if (next.kind === 'ended' && known?.kind === 'ended') read[at] = { ...known, outcomes: [...known.outcomes, ...next.outcomes] }
    else read.push(next)
  }
  const whole = read.map((moment): ReadMoment => (moment.kind === 'ended' && (t.stepOf(moment.step)?.outcomes ?? []).every(({ key }) => moment.outcomes.includes(key)) ? { kind: 'done', steps: [moment.step] } : moment))
  return whole.reduce<ReadMoment[]>(addAlike, [])
}

function addAlike(all: ReadMoment[], next: ReadMoment): ReadMoment[] {
  const at = all.findIndex(({ kind }) => kind === next.kind)
  const known = all[at]
  if (!known || !('steps' in known) || !('steps' in next)) return [...all, next]
  return all.with(at, { ...known, steps: [...known.steps, ...next.steps] })
}

function readOne(t: Teller, moment: Moment): ReadMoment {
  const what = OF_TICKET.find((name) => name === moment)
  if (what) return { kind: 'ticket', what }
  const [head = '', tail] = moment.split('.')
  if (head === 'level') return { kind: 'level', level: tail ?? '' }
  const isClock = tail !== undefined && (tail === 'warn' || tail === 'late') && Object.hasOwn(t.procedure.clocks, head) && !t.outcomeOf(head, tail)
  if (isClock) return { kind: 'clock', clock: head, what: tail === 'warn' ? 'warn' : 'late' }
  if (tail === undefined) return { kind: 'opened', steps: [head] }
  return tail === 'claimed' && !t.outcomeOf(head, tail) ? { kind: 'claimed', steps: [head] } : { kind: 'ended', step: head, outcomes: [tail] }
}

function steps(t: Teller, moment: { readonly steps: readonly string[] }): string {
  return t.or(moment.steps.map((step) => t.step(step)))
}

/** What happens, as a clause: `收到`, `“派单”以“完成”结束`; `the ticket is received`, `"Assign" ends with "Done"`. */
function clause(t: Teller, moment: ReadMoment): string {
  switch (moment.kind) {
    case 'ticket': return { received: t.say('收到', 'the ticket is received'), said: t.say('向反馈人作出说明', 'the reporter is told something'), closed: t.say('办结', 'the ticket is closed'), reopened: t.say('重办', 'the ticket is reopened') }[moment.what]
    case 'level': return t.say(`升为${t.level(moment.level)}`, `the level is raised to ${t.level(moment.level)}`)
    case 'opened': return t.say(`${steps(t, moment)}开始`, `${steps(t, moment)} begins`)
    case 'claimed': return t.say(`${steps(t, moment)}有人认领`, `${steps(t, moment)} is claimed`)
    case 'done': return t.say(`${steps(t, moment)}结束`, `${steps(t, moment)} ends`)
    case 'ended': {
      const outcomes = moment.outcomes.map((outcome) => t.outcome(moment.step, outcome))
      return t.say(`${t.step(moment.step)}以${t.or(outcomes)}结束`, `${t.step(moment.step)} ends with ${t.or(outcomes)}`)
    }
    case 'clock': return moment.what === 'late' ? t.say(`时限${t.clock(moment.clock)}超时`, `the limit ${t.clock(moment.clock)} is late`) : t.say(`时限${t.clock(moment.clock)}预警`, `the limit ${t.clock(moment.clock)} is near`)
  }
}

/** What has to be reached in time: `办完“派单”`, `"Assign" must be done`. */
function duty(t: Teller, moment: ReadMoment): string {
  switch (moment.kind) {
    case 'ticket': return { received: t.say('收到', 'the ticket must be received'), said: t.say('向反馈人作出说明', 'the reporter must be told something'), closed: t.say('办结', 'the ticket must be closed'), reopened: t.say('重办', 'the ticket must be reopened') }[moment.what]
    case 'level': return t.say(`升为${t.level(moment.level)}`, `the level must be raised to ${t.level(moment.level)}`)
    case 'opened': return t.say(`进入${steps(t, moment)}`, `${steps(t, moment)} must begin`)
    case 'claimed': return t.say(`认领${steps(t, moment)}`, `${steps(t, moment)} must be claimed`)
    case 'done': return t.say(`办完${steps(t, moment)}`, `${steps(t, moment)} must be done`)
    case 'ended': {
      const outcomes = moment.outcomes.map((outcome) => t.outcome(moment.step, outcome))
      return t.say(`办完${t.step(moment.step)}（结果为${t.or(outcomes)}）`, `${t.step(moment.step)} must end with ${t.or(outcomes)}`)
    }
    case 'clock': return clause(t, moment)
  }
}

/** `收到或“派单”开始`: any of them. */
export function momentsInWords(t: Teller, moments: readonly Moment[]): string {
  return t.or(readMoments(t, moments).map((moment) => clause(t, moment)))
}

/** The moments that stop a clock, as what must be done. */
export function dutyInWords(t: Teller, moments: readonly Moment[]): string {
  return t.or(readMoments(t, moments).map((moment) => duty(t, moment)))
}

/** `收到时`, `when the ticket is received`. */
export function whenMoments(t: Teller, moments: readonly Moment[]): string {
  return t.say(`${momentsInWords(t, moments)}时`, `when ${momentsInWords(t, moments)}`)
}

/** `自收到起`, `after the ticket is received`. */
export function sinceMoments(t: Teller, moments: readonly Moment[]): string {
  return t.say(`自${momentsInWords(t, moments)}起`, `after ${momentsInWords(t, moments)}`)
}
