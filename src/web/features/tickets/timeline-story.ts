/**
 * The history told as sentences, from event type, data and labels. Pure: words and formats are arguments.
 * Data comes from the server as plain JSON; what is missing or of another kind is told more shortly, never crashed on.
 */
import type { TimelineEntry } from '../../../contract/tickets.ts'
import type { EventType } from '../../../core/ticket/events.ts'
import { readData, type Data } from './story-data.ts'
import { branchNamed, changesOf, labelOf, named, wordsOf, type Change, type Telling } from './story-words.ts'

export type { Change, Telling } from './story-words.ts'
export type StoryGroup = 'steps' | 'words' | 'clocks' | 'changes'

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

/** Every event type of the core, with where it belongs; the compiler keeps the list complete. */
const GROUPS: Readonly<Record<EventType, StoryGroup>> = {
  registered: 'steps', stepOpened: 'steps', claimed: 'steps', reassigned: 'steps', voted: 'steps', acted: 'steps', branched: 'steps', arrived: 'steps', gathered: 'steps', closed: 'steps',
  ticketAsked: 'steps', ticketLinked: 'steps', migrated: 'steps',
  noted: 'words', said: 'words', asked: 'words', alerted: 'words', urged: 'words', paperIssued: 'words',
  notified: 'clocks', clockStarted: 'clocks', clockWarned: 'clocks', clockLate: 'clocks', clockPaused: 'clocks', clockResumed: 'clocks', clockStopped: 'clocks', extensionAsked: 'clocks', extensionDecided: 'clocks',
  corrected: 'changes', valuesSet: 'changes', attached: 'changes', graded: 'changes', recused: 'changes', ledgerProposed: 'changes', ledgerMoved: 'changes', goodsMoved: 'changes',
}
export const EVENT_TYPES = Object.keys(GROUPS) as EventType[] // the keys of a complete record of event types

const isEventType = (type: string): type is EventType => type in GROUPS

/** One line of the history in the reader's language. */
export function tellEntry(entry: TimelineEntry, telling: Telling): Story {
  const data = readData(entry.data)
  const { type } = entry
  const words = wordsOf(entry, data, telling)
  if (!isEventType(type)) return { group: 'changes', tone: 'calm', sentence: telling.t('other', { ...words, type }) }
  const sentence = telling.t(keyOf(type, data), words)
  const place = data.branch === undefined ? sentence : telling.t('inBranch', { sentence, branch: branchNamed(entry, data.branch, telling) })
  return { group: GROUPS[type], tone: 'calm', sentence: place, ...detailsOf(type, data, entry, telling) }
}

/** The text of an event: most have one under their own name. */
function keyOf(type: EventType, data: Data): string {
  switch (type) {
    case 'stepOpened': return data.assignees?.length === 0 ? 'stepOpenedNobody' : 'stepOpened'
    case 'claimed': return data.by === null ? 'released' : 'claimed'
    case 'acted': return data.reopens === true ? 'actedReopens' : 'acted'
    case 'valuesSet': return { outcome: 'setByOutcome', rule: 'setByRule', computed: 'workedOut' }[data.cause ?? 'outcome']
    case 'said': return data.words && data.mode === 'individual' ? 'saidAutomatic' : { individual: 'saidIndividual', public: 'saidPublic', notice: 'saidNotice' }[data.mode ?? 'individual']
    case 'alerted': return data.rule?.endsWith('.extend') === true ? 'alertedExtension' : 'alerted'
    case 'graded': return { criteria: 'gradedCriteria', late: 'gradedLate', person: 'gradedPerson', rule: 'gradedRule' }[data.reason ?? ''] ?? 'gradedCriteria'
    case 'notified': return data.about === 'clockLate' ? 'notifiedLate' : 'notifiedWarned'
    case 'clockStarted': return data.within ? 'clockStarted' : 'clockStartedUntil'
    case 'clockStopped': return data.late === true ? 'clockStoppedLate' : 'clockStopped'
    case 'extensionDecided': return data.granted === true ? 'extensionGranted' : 'extensionRefused'
    case 'ledgerProposed': return data.state === 'confirmed' ? 'ledgerAtOnce' : typeof data.hearUntil === 'number' ? 'ledgerWithHearing' : 'ledgerProposed'
    case 'ledgerMoved': return data.state === 'confirmed' && typeof data.appealUntil === 'number' ? 'ledger_confirmedWithAppeal' : `ledger_${data.state ?? 'proposed'}`
    case 'paperIssued': return data.copies?.length === 0 ? 'paperIssued' : 'paperIssuedTo'
    case 'ticketAsked': return typeof data.step === 'string' ? 'ticketAwaited' : 'ticketAsked'
    case 'registered': case 'reassigned': case 'voted': case 'branched': case 'arrived': case 'gathered': case 'corrected': case 'noted': case 'asked': case 'attached': case 'recused': case 'urged':
    case 'clockWarned': case 'clockLate': case 'clockPaused': case 'clockResumed': case 'extensionAsked': case 'goodsMoved': case 'ticketLinked': case 'migrated': case 'closed':
      return type
  }
}

function detailsOf(type: EventType, data: Data, entry: TimelineEntry, telling: Telling): Partial<Story> {
  const text = typeof data.text === 'string' ? data.text : labelOf(data.text, telling, '')
  const written = (quote: string | undefined): Partial<Story> => (quote ? { quote } : {})
  switch (type) {
    case 'registered': return { tone: 'info', changes: changesOf(entry, undefined, data.values, telling) }
    case 'acted': return { tone: data.reopens === true ? 'warn' : 'info', changes: [...changesOf(entry, undefined, data.values, telling), ...surveyChanges(data, telling)], ...written(data.survey?.comment) }
    case 'voted': return { tone: 'info', changes: changesOf(entry, undefined, data.values, telling) }
    case 'valuesSet': return { changes: changesOf(entry, undefined, data.values, telling) }
    case 'corrected': return { changes: changesOf(entry, data.before ?? {}, data.after, telling), ...written(data.reason) }
    case 'noted': return { quote: text, audience: 'inside' }
    case 'said': return { quote: text, audience: Array.isArray(data.to) && data.to.includes('reporter') || data.mode !== 'individual' ? 'outside' : 'inside' }
    case 'asked': return { quote: text, audience: 'outside' }
    case 'urged': return { tone: 'warn', ...(text === '' ? {} : { quote: text, audience: 'inside' }) }
    case 'attached': return written(data.names?.join('\n'))
    case 'graded': case 'clockWarned': case 'reassigned': return { tone: 'warn' }
    case 'notified': return { tone: data.about === 'clockLate' ? 'bad' : 'warn' }
    case 'clockLate': return { tone: 'bad' }
    case 'clockStopped': return { tone: data.late === true ? 'warn' : 'good' }
    case 'extensionAsked': return { tone: 'info', ...written(data.reason) }
    case 'extensionDecided': return { tone: data.granted === true ? 'good' : 'warn', ...written(data.reason) }
    case 'ledgerProposed': return { tone: 'warn' }
    case 'ledgerMoved': return { tone: 'info', ...written(text) }
    case 'goodsMoved': return data.witness ? { changes: [{ name: telling.t('witness'), after: named(entry, `person:${data.witness}`, telling, data.witness) }] } : {}
    case 'ticketAsked': return { changes: changesOf(entry, undefined, data.values, telling) }
    case 'closed': return { tone: 'good' }
    case 'stepOpened': case 'claimed': case 'recused': case 'alerted': case 'branched': case 'arrived': case 'gathered': case 'paperIssued': case 'ticketLinked': case 'migrated':
    case 'clockStarted': case 'clockPaused': case 'clockResumed':
      return {}
  }
}

function surveyChanges({ survey }: Data, { t }: Telling): Change[] {
  if (!survey) return []
  const satisfied = survey.satisfied === undefined ? t('notRated') : t('satisfied', { grade: survey.satisfied })
  return [{ name: '', after: t('surveyed', { solved: t(survey.solved ? 'solved' : 'notSolved'), satisfied }) }]
}
