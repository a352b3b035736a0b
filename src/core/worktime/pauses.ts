import type { Instant, Pause } from './types.ts'

/** Pauses in order, overlapping and touching ones joined, nothing before `start`, empty ones dropped. */
export function mergePauses(pauses: readonly Pause[], start: Instant): readonly Pause[] {
  const merged: { from: Instant; until: Instant }[] = []
  for (const { from, until } of [...pauses].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(from, start)
    if (until <= begin) continue
    const last = merged[merged.length - 1]
    if (last && begin <= last.until) last.until = Math.max(last.until, until)
    else merged.push({ from: begin, until })
  }
  return merged
}

/** True when the clock stands still as it comes up to this moment: a day ending at it is not counted, so no deadline falls into a pause. */
export function isPausedBefore(pauses: readonly Pause[], at: Instant): boolean {
  return pauses.some(({ from, until }) => from < at && at <= until)
}
