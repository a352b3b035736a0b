import { Temporal } from 'temporal-polyfill'
import { DAY, civilOf, dayNumberOf } from './civil.ts'
import type { Instant, Milliseconds, ZoneClock } from './types.ts'

/** Offsets in force during one UTC year: `offsets[i]` holds from `from[i]` on. */
interface ZoneYear {
  readonly from: readonly Instant[]
  readonly offsets: readonly Milliseconds[]
}

const clocks = new Map<string, ZoneClock>()

/** True when the runtime knows the IANA time zone. */
export function isZone(id: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id).timeZoneId.length > 0
  } catch {
    // Temporal has no way to ask, only to try.
    return false
  }
}

/** The clock of an IANA time zone; asks Temporal once per year and keeps the answer. Throws RangeError for an unknown zone. */
export function zoneClock(id: string): ZoneClock {
  const known = clocks.get(id)
  if (known) return known
  const clock = makeClock(id)
  clocks.set(id, clock)
  return clock
}

/** A stretch of time without a change; asking Temporal for the next change is dear where there is none to come. */
interface Quiet {
  readonly from: Instant
  readonly until: Instant
  readonly offset: Milliseconds
}

function readZoneYear(id: string, year: number, quiet: Quiet | undefined): readonly [ZoneYear, Quiet] {
  const begin = dayNumberOf(year, 1, 1) * DAY
  const end = dayNumberOf(year + 1, 1, 1) * DAY
  if (quiet && quiet.from <= begin && end <= quiet.until) return [{ from: [begin], offsets: [quiet.offset] }, quiet]
  let at = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(id)
  const from = [begin]
  const offsets = [at.offsetNanoseconds / 1e6]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    const until = next?.epochMilliseconds ?? Infinity
    if (!next || until >= end) return [{ from, offsets }, { from: at.epochMilliseconds, until, offset: at.offsetNanoseconds / 1e6 }]
    from.push(until)
    offsets.push(next.offsetNanoseconds / 1e6)
    at = next
  }
}

function makeClock(id: string): ZoneClock {
  const years = new Map<number, ZoneYear>()
  let quiet: Quiet | undefined
  readYear(1970)

  function readYear(year: number): ZoneYear {
    const [made, lately] = readZoneYear(id, year, quiet)
    quiet = lately
    years.set(year, made)
    return made
  }

  function yearAt(at: Instant): ZoneYear {
    const year = civilOf(Math.floor(at / DAY)).year
    return years.get(year) ?? readYear(year)
  }

  function offsetAt(at: Instant): Milliseconds {
    const { from, offsets } = yearAt(at)
    let offset = offsets[0] ?? 0
    for (let i = 1; i < from.length && (from[i] ?? Infinity) <= at; i += 1) offset = offsets[i] ?? offset
    return offset
  }

  // A day either side is enough: no zone is more than a day from UTC, nor changed twice within two days.
  function firstInstantOf(local: Milliseconds): Instant {
    const before = offsetAt(local - DAY)
    const after = offsetAt(local + DAY)
    if (before === after) return local - before
    const change = changeBetween(local - DAY, local + DAY)
    if (local - before < change) return local - before
    return Math.max(local - after, change)
  }

  function changeBetween(low: Instant, high: Instant): Instant {
    for (const at of [low, high]) {
      const change = yearAt(at).from.find((start, i) => i > 0 && start > low && start <= high)
      if (change !== undefined) return change
    }
    // The change fell exactly on the turn of a UTC year, where a year's table begins.
    return yearAt(high).from[0] ?? high
  }

  return { id, offsetAt, firstInstantOf }
}
