/** Clocks and words of a procedure file. */
import { describeDurationError, parseDuration } from '../worktime/index.ts'
import type { Duration } from '../worktime/index.ts'
import type { ReadingDesk } from './compile-parts.ts'
import type { ProcedureDocument } from './document.ts'
import { nearest } from './findings.ts'
import { ownEntry } from './own-entry.ts'
import type { Clock, LateAction, Moment, Words } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentClock = NonNullable<ProcedureDocument['clocks']>[string]
type DocumentLate = NonNullable<DocumentClock['late']>[number]

const BUILT_IN = ['received', 'said', 'closed']

function readMoments(desk: ReadingDesk, moments: string | readonly string[], path: Path): Moment[] {
  const list = typeof moments === 'string' ? [moments] : moments
  const known = [...BUILT_IN, ...Object.entries(desk.document.steps).flatMap(([step, { outcomes }]) => [step, ...Object.keys(outcomes ?? {}).map((outcome) => `${step}.${outcome}`)])]
  for (const name of list) {
    if (!known.includes(name)) desk.report('procedure.unknown_moment', path, { name, ...nearest(name, known) })
  }
  return [...list]
}

const NO_TIME: Duration = { amount: 0, unit: 'second', working: false }

function readDuration(desk: ReadingDesk, source: string, path: Path): Duration | undefined {
  const parsed = parseDuration(source)
  if (parsed.ok) return parsed.duration
  const reason = describeDurationError(parsed.error)
  desk.report('procedure.duration', path, { source, reason: reason.en, reasonZh: reason.zh })
  return undefined
}

export function compileClocks(desk: ReadingDesk): Record<string, Clock> {
  return Object.fromEntries(Object.entries(desk.document.clocks ?? {}).map(([key, clock]) => [key, compileClock(desk, key, clock)]))
}

function compileClock(desk: ReadingDesk, key: string, clock: DocumentClock): Clock {
  const path = ['clocks', key]
  const within = readDuration(desk, clock.within, [...path, 'within'])
  clock.pausedIn?.forEach((step, index) => { desk.step(step, [...path, 'pausedIn', index]) })
  const warn = clock.warn === undefined ? undefined : readDuration(desk, clock.warn, [...path, 'warn'])
  if (warn && within && roughly(warn) >= roughly(within)) desk.report('procedure.warning_late', [...path, 'warn'], { name: key })
  return {
    key, label: { zh: clock.zh, en: clock.en },
    from: readMoments(desk, clock.from, [...path, 'from']),
    until: readMoments(desk, clock.until, [...path, 'until']),
    within: within ?? NO_TIME,
    rule: clock.rule ?? (within && ['second', 'minute', 'hour'].includes(within.unit) ? 'elapsed' : 'legal'),
    warnWho: desk.who(clock.warnWho, [...path, 'warnWho']),
    late: (clock.late ?? []).map((action, index) => readLate(desk, action, [...path, 'late', index])),
    pausedIn: clock.pausedIn ?? [],
    shown: clock.shown ?? true,
    ...(warn ? { warn } : {}),
  }
}

const ROUGH_HOURS = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 8, week: 40, month: 176, year: 2000 } as const
const NATURAL_HOURS = { ...ROUGH_HOURS, day: 24, week: 168, month: 730, year: 8766 } as const

function roughly(duration: Duration): number {
  return duration.amount * (duration.working ? ROUGH_HOURS : NATURAL_HOURS)[duration.unit]
}

function readLate(desk: ReadingDesk, action: DocumentLate, path: Path): LateAction {
  if ('notify' in action) return { kind: 'notify', who: desk.who(action.notify, [...path, 'notify']) }
  if ('raise' in action) {
    desk.level(action.raise, [...path, 'raise'])
    return { kind: 'raise', level: action.raise }
  }
  const [step = '', outcome = ''] = action.take.split('.')
  desk.step(step, [...path, 'take'])
  const target = ownEntry(desk.document.steps, step)
  const outcomes = Object.keys(target?.outcomes ?? {})
  if (!outcomes.includes(outcome)) desk.report('procedure.unknown_moment', [...path, 'take'], { name: action.take, ...nearest(outcome, outcomes) })
  const form = [...desk.form(target?.form, [...path, 'take']), ...desk.form(ownEntry(target?.outcomes, outcome)?.form, [...path, 'take'])]
  if (form.some((field) => field.required)) desk.report('procedure.take_needs_form', [...path, 'take'], { name: action.take })
  return { kind: 'take', step, outcome }
}

function placeholdersIn({ zh, en }: { readonly zh: string; readonly en: string }): string[] {
  return [...new Set([...`${zh}${en}`.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))]
}

export function compileWords(desk: ReadingDesk): Words[] {
  return Object.entries(desk.document.words ?? {}).map(([key, words]) => {
    const path = ['words', key]
    const mode = words.mode ?? 'individual'
    for (const name of placeholdersIn(words)) if (name !== 'number' && name !== 'title' && !ownEntry(desk.document.fields, name)) desk.report('procedure.unknown_field', path, { name, ...nearest(name, Object.keys(desk.document.fields)) })
    if (typeof mode === 'object') desk.fieldOf(mode.field, ['choice'], [...path, 'mode', 'field'])
    return {
      key, text: { zh: words.zh, en: words.en }, mode,
      at: readMoments(desk, words.at, [...path, 'at']),
      to: desk.who(words.to, [...path, 'to']),
    }
  })
}
