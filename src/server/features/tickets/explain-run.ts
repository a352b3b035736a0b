/** Why a clock of a ticket is due when it is, in words: its length or its place in the calendar, then every extension. */
import { countingRule } from '../../../core/procedure/index.ts'
import type { Clock } from '../../../core/procedure/index.ts'
import type { ClockState } from '../../../core/ticket/index.ts'
import { dueFor, explainDue, formatDuration, formatInstant } from '../../../core/worktime/index.ts'
import type { CompiledCalendar, DueResult } from '../../../core/worktime/index.ts'

export interface ClockExplanation {
  readonly zh: string[]
  readonly en: string[]
  readonly unannouncedYears: number[]
}

export function explainRun(calendar: CompiledCalendar, clock: Clock, state: ClockState): ClockExplanation {
  const first = state.within ? dueFor(calendar, countingRule(clock, state.within), state.start, state.within, { pauses: state.pauses }) : undefined
  const extensions: DueResult[] = []
  let at = first?.due ?? state.due
  for (const more of first ? state.extensions : []) {
    const next = dueFor(calendar, countingRule(clock, more), at, more)
    extensions.push(next)
    at = next.due
  }
  const lines = (lang: 'zh' | 'en'): string[] => [
    ...(first ? explainDue(first, lang) : [setDate(calendar, state, lang)]),
    ...state.extensions.flatMap((more, index) => [granted(formatDuration(more, lang), lang), ...(extensions[index] ? explainDue(extensions[index], lang) : [])]),
  ]
  return { zh: lines('zh'), en: lines('en'), unannouncedYears: [...new Set([first, ...extensions].flatMap((due) => due?.unannouncedYears ?? []))] }
}

/** A date that somebody set or a place in the calendar needs no counting. */
function setDate(calendar: CompiledCalendar, state: ClockState, lang: 'zh' | 'en'): string {
  const due = formatInstant(calendar, state.due).slice(0, 16).replace('T', ' ')
  return lang === 'zh' ? `这一期限是定好的时间：${due}。` : `This limit is a set time: ${due}.`
}

function granted(more: string, lang: 'zh' | 'en'): string {
  return lang === 'zh' ? `批准延期 ${more}，从原期限起算：` : `Extended by ${more}, counted from the limit before:`
}
