/** Clocks as timers: ISO 8601 where it says exactly the same, else the words. */
import { limitCases, limitInWords } from '../describe/limit-words.ts'
import { readSeries, weekdaysOf } from '../describe/series-rule.ts'
import type { Teller } from '../describe/teller.ts'
import { countingRule } from '../counting.ts'
import type { Clock, Series } from '../types.ts'
import type { Duration, DurationUnit } from '../../worktime/index.ts'
import type { Timer } from './model.ts'

const LETTERS: Readonly<Record<DurationUnit, readonly [before: string, letter: string]>> = {
  second: ['PT', 'S'], minute: ['PT', 'M'], hour: ['PT', 'H'], day: ['P', 'D'], week: ['P', 'W'], month: ['P', 'M'], year: ['P', 'Y'],
}

/** Working time has no letter in ISO 8601: an engine would count nights and Sundays, so it is written in words, which it will refuse. */
function isoDuration({ amount, unit, working }: Duration): string | undefined {
  if (working || !Number.isInteger(amount)) return undefined
  const [before, letter] = LETTERS[unit]
  return `${before}${amount}${letter}`
}

export function timerOf(t: Teller, clock: Clock): Timer {
  const [only] = clock.limits
  if (!only || clock.limits.length > 1 || only.when) return { as: 'timeDuration', body: limitCases(t, clock).join(' ') }
  const { limit } = only
  const words = limitInWords(t, limit)
  switch (limit.kind) {
    case 'within': return { as: 'timeDuration', body: (countingRule(clock, limit.within) === 'elapsed' ? isoDuration(limit.within) : undefined) ?? words }
    case 'calendar': return { as: 'timeDate', body: words }
    case 'field': return { as: 'timeDate', body: limit.atMost ? words : limit.field }
    case 'column': return { as: 'timeDate', body: words }
  }
}

/** What a timer is called on the picture: the clock and its length. */
export function timerName(t: Teller, clock: Clock): string {
  const [only] = clock.limits
  const limit = only && clock.limits.length === 1 && !only.when ? limitInWords(t, only.limit) : ''
  return `${t.label(clock.label)}${t.aside(limit)}`
}

/** A daily or weekly series is a repeating interval of ISO 8601; any other is its own RRULE. */
export function cycleOf(series: Series): Timer {
  const rule = readSeries(series.rrule, series.from)
  const plain = rule && series.shift === 'none' && rule.months.length + rule.monthDays.length + rule.positions.length === 0 && rule.times.length === 1 && series.from.endsWith(rule.times[0] ?? '') && rule.until === undefined && rule.count === undefined
  if (plain && rule.every === 'DAILY' && rule.days.length === 0) return { as: 'timeCycle', body: `R/${series.from}:00/P${rule.interval}D` }
  const week = rule ? weekdaysOf(rule) : undefined
  if (plain && rule.every === 'WEEKLY' && week?.length === 1 && week[0] === rule.first.weekday) return { as: 'timeCycle', body: `R/${series.from}:00/P${rule.interval}W` }
  return { as: 'timeCycle', body: series.rrule }
}
