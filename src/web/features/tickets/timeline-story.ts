/**
 * The history told as sentences, from event type, data and labels. Pure: words and formats are arguments.
 * Data comes from the server as plain JSON; what is missing or of another kind is told more shortly, never crashed on.
 */
import { z } from 'zod'
import { labelShape, valuesShape } from '../../../contract/shared.ts'
import { surveyShape, type TimelineEntry } from '../../../contract/tickets.ts'
import { formatDuration } from '../../../core/worktime/duration-text.ts'
import type { EventType } from '../../../core/ticket/events.ts'
import type { Value } from './form-values.ts'

type Label = z.infer<typeof labelShape>
export type StoryGroup = 'steps' | 'words' | 'clocks' | 'changes'

/** A field's change; `before` is absent where there was nothing to compare with. */
export interface Change { readonly name: string; readonly before?: string; readonly after: string }
export interface Story {
  readonly group: StoryGroup
  readonly tone: 'calm' | 'info' | 'good' | 'warn' | 'bad'
  readonly sentence: string
  /** What somebody wrote, as written. */
  readonly quote?: string
  /** Who reads the quote. */
  readonly audience?: 'inside' | 'outside'
  readonly changes?: readonly Change[]
}

export interface Telling {
  readonly language: 'zh' | 'en'
  /** Texts under `tickets:story`. */
  readonly t: (key: string, words?: Record<string, string | number>) => string
  readonly moment: (at: string | number) => string
  /** For a calendar day without a time, `2026-09-24`. */
  readonly day: (day: string) => string
  /** Keys of the procedure's fields in their order; what is not among them comes last. */
  readonly fieldOrder: readonly string[]
}

const dataShape = z.object({
  number: z.string(), channel: z.string(), values: valuesShape, receivedAt: z.number(), level: z.string(),
  step: z.string(), assignees: z.array(z.string()), by: z.string().nullable(), outcome: z.string(), reopens: z.boolean(), survey: surveyShape,
  before: valuesShape, after: valuesShape, reason: z.string(), to: z.union([z.array(z.string()), z.string()]), from: z.string(), text: z.union([z.string(), labelShape]),
  words: z.string().nullable(), mode: z.enum(['individual', 'public', 'notice']), files: z.array(z.string()), names: z.array(z.string()), people: z.array(z.string()),
  about: z.enum(['clockWarned', 'clockLate']), clock: z.string(), due: z.number(), late: z.boolean(), end: z.string(),
  within: z.object({ amount: z.number(), unit: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']), working: z.boolean() }),
}).partial()
type Data = z.infer<typeof dataShape>

/** Every event type of the core, with where it belongs; the compiler keeps the list complete. */
const GROUPS: Readonly<Record<EventType, StoryGroup>> = {
  registered: 'steps', stepOpened: 'steps', claimed: 'steps', acted: 'steps', closed: 'steps',
  noted: 'words', said: 'words', asked: 'words', notified: 'clocks',
  clockStarted: 'clocks', clockWarned: 'clocks', clockLate: 'clocks', clockPaused: 'clocks', clockResumed: 'clocks', clockStopped: 'clocks',
  corrected: 'changes', attached: 'changes', graded: 'changes', recused: 'changes',
}
export const EVENT_TYPES = Object.keys(GROUPS) as EventType[] // the keys of a complete record of event types

const isEventType = (type: string): type is EventType => type in GROUPS

/** One line of the history in the reader's language. */
export function tellEntry(entry: TimelineEntry, telling: Telling): Story {
  const parsed = dataShape.safeParse(entry.data)
  const data: Data = parsed.success ? parsed.data : {}
  const { type } = entry
  const words = wordsOf(entry, data, telling)
  if (!isEventType(type)) return { group: 'changes', tone: 'calm', sentence: telling.t('other', { ...words, type }) }
  return { group: GROUPS[type], tone: 'calm', sentence: telling.t(keyOf(type, data), words), ...detailsOf(type, data, entry, telling) }
}

const labelOf = (label: Label | undefined, telling: Telling, otherwise: string): string => (label ? label[telling.language] || label.zh || label.en : otherwise)

function named(entry: TimelineEntry, key: string, telling: Telling, otherwise = key): string {
  return labelOf(entry.labels[key], telling, otherwise)
}

function wordsOf(entry: TimelineEntry, data: Data, telling: Telling): Record<string, string | number> {
  const list = (keys: readonly string[]): string => (keys.length === 0 ? telling.t('nobody') : keys.map((key) => named(entry, key, telling)).join(telling.t('and')))
  const step = data.step ?? data.end ?? ''
  const parties = data.assignees ?? (data.people ?? []).map((person) => `person:${person}`)
  return {
    actor: labelOf(entry.actor.name, telling, entry.actor.party), number: data.number ?? '', channel: named(entry, `channel:${data.channel ?? ''}`, telling, data.channel ?? ''),
    step: named(entry, `step:${step}`, telling, step), outcome: named(entry, `outcome:${data.outcome ?? ''}`, telling, data.outcome ?? ''),
    clock: named(entry, `clock:${data.clock ?? ''}`, telling, data.clock ?? ''), who: list(Array.isArray(data.to) ? data.to : parties), count: data.files?.length ?? 0,
    from: named(entry, `level:${data.from ?? ''}`, telling, data.from ?? ''), to: typeof data.to === 'string' ? named(entry, `level:${data.to}`, telling, data.to) : '',
    due: data.due === undefined ? '' : telling.moment(data.due), within: data.within ? formatDuration(data.within, telling.language) : '',
  }
}

function keyOf(type: EventType, data: Data): string {
  switch (type) {
    case 'stepOpened': return data.assignees?.length === 0 ? 'stepOpenedNobody' : 'stepOpened'
    case 'claimed': return data.by === null ? 'released' : 'claimed'
    case 'acted': return data.reopens === true ? 'actedReopens' : 'acted'
    case 'said': return data.words && data.mode === 'individual' ? 'saidAutomatic' : { individual: 'saidIndividual', public: 'saidPublic', notice: 'saidNotice' }[data.mode ?? 'individual']
    case 'graded': return data.reason === 'late' ? 'gradedLate' : data.reason === 'person' ? 'gradedPerson' : 'gradedCriteria'
    case 'notified': return data.about === 'clockLate' ? 'notifiedLate' : 'notifiedWarned'
    case 'clockStopped': return data.late === true ? 'clockStoppedLate' : 'clockStopped'
    case 'registered': case 'corrected': case 'noted': case 'asked': case 'attached': case 'recused': case 'clockStarted': case 'clockWarned': case 'clockLate': case 'clockPaused': case 'clockResumed': case 'closed':
      return type
  }
}

function detailsOf(type: EventType, data: Data, entry: TimelineEntry, telling: Telling): Partial<Story> {
  const text = typeof data.text === 'string' ? data.text : labelOf(data.text, telling, '')
  switch (type) {
    case 'registered': return { tone: 'info', changes: changesOf(entry, undefined, data.values, telling) }
    case 'acted': return { tone: data.reopens === true ? 'warn' : 'info', changes: [...changesOf(entry, undefined, data.values, telling), ...surveyChanges(data, telling)], ...(data.survey?.comment ? { quote: data.survey.comment } : {}) }
    case 'corrected': return { changes: changesOf(entry, data.before ?? {}, data.after, telling), ...(data.reason ? { quote: data.reason } : {}) }
    case 'noted': return { quote: text, audience: 'inside' }
    case 'said': return { quote: text, audience: Array.isArray(data.to) && data.to.includes('reporter') || data.mode !== 'individual' ? 'outside' : 'inside' }
    case 'asked': return { quote: text, audience: 'outside' }
    case 'attached': return { ...(data.names ? { quote: data.names.join('\n') } : {}) }
    case 'graded': case 'clockWarned': return { tone: 'warn' }
    case 'notified': return { tone: data.about === 'clockLate' ? 'bad' : 'warn' }
    case 'clockLate': return { tone: 'bad' }
    case 'clockStopped': return { tone: data.late === true ? 'warn' : 'good' }
    case 'closed': return { tone: 'good' }
    case 'stepOpened': case 'claimed': case 'recused': case 'clockStarted': case 'clockPaused': case 'clockResumed':
      return {}
  }
}

function surveyChanges({ survey }: Data, { t }: Telling): Change[] {
  if (!survey) return []
  const satisfied = survey.satisfied === undefined ? t('notRated') : t('satisfied', { grade: survey.satisfied })
  return [{ name: '', after: t('surveyed', { solved: t(survey.solved ? 'solved' : 'notSolved'), satisfied }) }]
}

function changesOf(entry: TimelineEntry, before: Readonly<Record<string, Value>> | undefined, after: Readonly<Record<string, Value>> = {}, telling: Telling): Change[] {
  const shown = (key: string, value: Value | undefined): string => valueText(key, value, entry, telling)
  const placeOf = (key: string): number => (telling.fieldOrder.includes(key) ? telling.fieldOrder.indexOf(key) : telling.fieldOrder.length)
  return Object.entries(after).sort(([one], [other]) => placeOf(one) - placeOf(other)).flatMap(([key, value]): Change[] => {
    if (before === undefined && (value === null || value === '')) return []
    return [{ name: named(entry, `field:${key}`, telling), after: shown(key, value), ...(before === undefined ? {} : { before: shown(key, before[key]) }) }]
  })
}

function valueText(key: string, value: Value | undefined, entry: TimelineEntry, telling: Telling): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return telling.t('empty')
  if (typeof value === 'boolean') return telling.t(value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return telling.day(value)
  const one = (text: string): string => labelOf(entry.labels[`choice:${key}:${text}`] ?? entry.labels[`unit:${text}`] ?? entry.labels[`person:${text}`], telling, text)
  if (!Array.isArray(value)) return one(value)
  const isFiles = value.every((each) => /^[0-9a-f-]{36}$/.test(each))
  return isFiles ? telling.t('files', { count: value.length }) : value.map(one).join(telling.t('and'))
}
