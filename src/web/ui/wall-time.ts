/** Between moments and what a clock on the organisation's wall shows. Pure. */

/** Offset of a zone at a moment, in minutes east. */
export function offsetAt(epoch: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(epoch)
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return Math.round((wall - Math.floor(epoch / 1000) * 1000) / 60_000)
}

/** `2026-09-24T17:30` as the wall clock in the zone shows the moment. */
export function wallTimeOf(at: string, timeZone: string): string {
  const epoch = Date.parse(at)
  if (Number.isNaN(epoch)) return ''
  return new Date(epoch + offsetAt(epoch, timeZone) * 60_000).toISOString().slice(0, 16)
}

/** ISO 8601 with the zone's offset. A wall time that is skipped in spring means the moment after the skip. */
export function momentOfWallTime(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall.slice(0, 16)}Z`)
  const first = offsetAt(asUtc, timeZone)
  const offset = offsetAt(asUtc - first * 60_000, timeZone)
  const sign = offset < 0 ? '-' : '+'
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0')
  return `${wall.slice(0, 16)}:00${sign}${two(offset / 60)}:${two(offset % 60)}`
}
