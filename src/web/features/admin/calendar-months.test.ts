import { describe, expect, test } from 'vitest'
import type { CalendarYear } from '../../../contract/index.ts'
import { layOutYear } from './calendar-months.ts'

const hours = [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }]
const name = { zh: '国庆节', en: 'National Day' }
const year: CalendarYear = {
  calendar: {
    code: 'cn', name: { zh: '中国', en: 'China' }, timeZone: 'Asia/Shanghai', version: 1, dayEnd: 'close-of-business', coveredYears: [2026],
    week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [], sun: [] },
  },
  year: 2026, announced: true,
  days: [
    { day: '2026-10-01', kind: 'closed', name, spans: null, source: 'seed' },
    { day: '2026-10-10', kind: 'opened', name, spans: [{ from: '09:00', to: '12:00' }], source: 'seed' },
    { day: '2026-10-11', kind: 'opened', name, spans: null, source: 'person' },
    { day: '2026-10-11', kind: 'closed', name, spans: null, source: 'person' },
  ],
}
const october = layOutYear(year)[9]
const find = (date: string) => october?.weeks.flat().find((day) => day?.date === date)

describe('the year view of a calendar', () => {
  test('has twelve months with every day of the year once, on its weekday', () => {
    const days = layOutYear(year).flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)
    expect(days).toHaveLength(365)
    expect(october?.weeks[0]?.map((day) => day?.dayOfMonth ?? 0)).toEqual([0, 0, 0, 1, 2, 3, 4])
    expect(layOutYear({ ...year, year: 2028 }).flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)).toHaveLength(366)
  })

  test('shows a holiday closed, a make-up day open with its hours, and the ordinary days by the week', () => {
    expect(find('2026-10-01')).toMatchObject({ kind: 'closed', name, hours: [] })
    expect(find('2026-10-10')).toMatchObject({ kind: 'opened', hours: ['09:00-12:00'] })
    expect(find('2026-10-12')).toMatchObject({ kind: 'working', hours: ['08:30-12:00', '13:30-17:30'] })
    expect(find('2026-10-17')).toMatchObject({ kind: 'weekend', hours: [] })
  })

  test('a day that is both opened and closed is closed', () => {
    expect(find('2026-10-11')).toMatchObject({ kind: 'closed', hours: [] })
  })

  test('the working days of a month are counted as the limits count them', () => {
    expect(october?.workingDays).toBe(22)
  })
})
