/** How many come, as a person writes it: `12 per working day`, `3/hour`, `每天 40 件`, `regular 5 per working hour`. */
import { formatDuration, parseDuration } from '../worktime/index.ts'
import type { Duration, Language } from '../worktime/index.ts'

export interface Rate {
  readonly amount: number
  readonly per: Duration
  /** `random`: each moment as likely as any other (Poisson). `regular`: always the same time apart. */
  readonly spacing: 'random' | 'regular'
}

const ENGLISH = /^(\d+(?:\.\d+)?)\s*(?:tickets?\s+)?(?:per|an?|each|every|\/)\s*(.+)$/i
const CHINESE_UNIT_FIRST = /^每\s*个?\s*(\D+?)\s*(\d+(?:\.\d+)?)\s*[件个单张]?$/
const CHINESE_UNIT_LAST = /^(\d+(?:\.\d+)?)\s*[件个单张]?\s*[/每]\s*个?\s*(\D+)$/

/** Undefined when the text says no rate. */
export function parseRate(text: string): Rate | undefined {
  const word = /^(?:regular|evenly|等间隔|均匀)\s*/i.exec(text.trim())?.[0] ?? ''
  const body = text.trim().slice(word.length)
  const english = ENGLISH.exec(body)
  const first = CHINESE_UNIT_FIRST.exec(body)
  const last = CHINESE_UNIT_LAST.exec(body)
  const [amount, unit] = english ? [english[1], english[2]] : first ? [first[2], first[1]] : [last?.[1], last?.[2]]
  if (amount === undefined || unit === undefined) return undefined
  const per = parseDuration(`1 ${unit.trim()}`)
  if (!per.ok || (per.duration.working && (per.duration.unit === 'month' || per.duration.unit === 'year'))) return undefined
  return { amount: Number(amount), per: per.duration, spacing: word === '' ? 'random' : 'regular' }
}

export function formatRate({ amount, per, spacing }: Rate, language: Language): string {
  const unit = formatDuration(per, language).replace(/^1\s*/, '')
  if (language === 'zh') return `${spacing === 'regular' ? '等间隔 ' : ''}每${unit} ${amount} 件`
  return `${spacing === 'regular' ? 'regular ' : ''}${amount} per ${unit}`
}
