import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { parseDate, parseTime } from './civil.ts'
import type { Instant, Moment } from './types.ts'

type Series = Moment & { readonly kind: 'series' }

const rules = new WeakMap<Series, { readonly zone: string; readonly rule: RRuleTemporal }>()
/** A series that jumps this often without passing the asked instant is taken to have no more to give. */
const MOST_STEPS = 10_000

/** Faults of a series: its RRULE (RFC 5545), its local start. */
export function checkSeries(rrule: string, start: string): readonly ('moment.bad_start' | 'moment.bad_rrule')[] {
  const [date, time] = start.split('T')
  if (parseDate(date ?? '') === undefined || parseTime(time ?? '') === undefined || time?.startsWith('24')) return ['moment.bad_start']
  try {
    makeRule('UTC', rrule, start)
    return []
  } catch {
    // The library reports a bad rule by throwing.
    return ['moment.bad_rrule']
  }
}

/** Occurrences strictly after an instant, in order, as instants. */
export function* occurrencesAfter(zone: string, series: Series, after: Instant): Generator<Instant> {
  const rule = loadRule(zone, series)
  let at = after
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = rule.next(new Date(at))
    if (!next) return
    at = Date.parse(next.toString({ timeZoneName: 'never' }))
    yield at
  }
}

function loadRule(zone: string, series: Series): RRuleTemporal {
  const known = rules.get(series)
  if (known?.zone === zone) return known.rule
  const rule = makeRule(zone, series.rrule, series.start)
  rules.set(series, { zone, rule })
  return rule
}

function makeRule(zone: string, rrule: string, start: string): RRuleTemporal {
  const dtstart = Temporal.PlainDateTime.from(start).toZonedDateTime(zone)
  const rruleString = rrule.startsWith('RRULE:') ? rrule : `RRULE:${rrule}`
  return new RRuleTemporal({ rruleString, dtstart, tzid: zone, strict: true })
}
