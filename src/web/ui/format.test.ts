import { describe, expect, it } from 'vitest'
import { contrastOf, DARK, LIGHT, type Palette } from './palette.ts'
import { dateOf, dayOf, formatBytes, formatDay, formatMoment, paceOf, splitSpan } from './format.ts'
import { momentOfWallTime, wallTimeOf } from './wall-time.ts'

const SHANGHAI = 'Asia/Shanghai'
const minutes = (count: number): number => count * 60_000

describe('a countdown', () => {
  it.each([
    [0, [['second', 0]]], [59_999, [['second', 59]]], [minutes(12) + 5_000, [['minute', 12], ['second', 5]]], [minutes(60), [['hour', 1]]],
    [minutes(61), [['hour', 1], ['minute', 1]]], [minutes(24 * 60), [['day', 1]]], [minutes(51 * 60 + 30), [['day', 2], ['hour', 3]]], [-minutes(125), [['hour', 2], ['minute', 5]]],
  ])('of %d ms shows its two largest parts', (milliseconds, parts) => {
    expect(splitSpan(milliseconds)).toEqual(parts)
  })
  it('ticks each second in the last hour, before and after, else each minute', () => {
    expect([paceOf(minutes(59)), paceOf(-minutes(10)), paceOf(minutes(60)), paceOf(-minutes(600))]).toEqual([1_000, 1_000, 60_000, 60_000])
  })
})

describe('a moment', () => {
  const now = Date.parse('2026-09-20T02:00:00Z')
  it('is told in the organisation’s time zone and the reader’s language', () => {
    expect(formatMoment('2026-09-24T09:30:00Z', { language: 'zh', timeZone: SHANGHAI }, now)).toBe('9月24日周四 17:30')
    expect(formatMoment('2026-09-24T09:30:00Z', { language: 'en', timeZone: SHANGHAI }, now)).toBe('Thu 24 Sept, 17:30')
  })
  it('names the year when it is another one there', () => {
    expect(formatMoment('2025-12-31T17:00:00Z', { language: 'zh', timeZone: SHANGHAI }, now)).toBe('1月1日周四 01:00')
    expect(formatMoment('2024-03-01T00:00:00Z', { language: 'zh', timeZone: SHANGHAI }, now)).toBe('2024年3月1日 08:00')
  })
  it('belongs to the day that is there, not here', () => {
    expect([dayOf('2026-09-23T16:30:00Z', SHANGHAI), dayOf('2026-09-23T16:30:00Z', 'UTC')]).toEqual(['2026-09-24', '2026-09-23'])
  })
  it('is shown as it came when it is no time at all', () => {
    expect([formatMoment('soon', { language: 'zh', timeZone: SHANGHAI }, now), formatDay('soon', 'en'), dateOf('soon', 'en')]).toEqual(['soon', 'soon', 'soon'])
  })
})

describe('a wall time typed into a form', () => {
  it.each([['2026-09-24T17:30', SHANGHAI, '2026-09-24T17:30:00+08:00'], ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T09:00:00+02:00'], ['2026-01-01T00:15', 'Asia/Kolkata', '2026-01-01T00:15:00+05:30'], ['2026-06-01T12:00', 'America/St_Johns', '2026-06-01T12:00:00-02:30']])(
    '%s in %s is %s, and back', (wall, zone, moment) => {
      expect(momentOfWallTime(wall, zone)).toBe(moment)
      expect(wallTimeOf(moment, zone)).toBe(wall)
    })
})

describe('a size', () => {
  it('is told in the unit that fits', () => {
    expect([formatBytes(512, 'en'), formatBytes(2048, 'en'), formatBytes(5 * 1024 ** 2 + 300_000, 'zh')]).toEqual(['512 B', '2 KB', '5.3 MB'])
  })
})

describe.each([['light', LIGHT], ['dark', DARK]] as const)('the %s colours', (_name, palette: Palette) => {
  const grounds = ['ground', 'surface', 'raised', 'sunken', 'accentSoft', 'note', 'outside'] as const
  it('keep text readable on every ground (AA)', () => {
    for (const ground of grounds) for (const ink of ['text', 'quiet', 'accent'] as const) expect(contrastOf(palette[ink], palette[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })
  it('keep each tone readable on its soft ground and on surfaces (AA)', () => {
    for (const tone of ['info', 'good', 'warn', 'bad'] as const) {
      expect(contrastOf(palette[tone], palette[`${tone}Soft`]), tone).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(palette[tone], palette.surface), tone).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrastOf(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
  })
  it('draw the edge of a field so that it can be seen (3 : 1)', () => {
    expect(contrastOf(palette.lineStrong, palette.surface)).toBeGreaterThanOrEqual(2.9)
  })
})
