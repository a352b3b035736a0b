import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar, seedChinaHolidays } from './china.ts'
import { dayNumberOf, formatDate, parseDate, weekdayIndexOf } from './civil.ts'
import { compileCalendar } from './compile.ts'
import { describeDay } from './working-time.ts'

const { closed, opened, coveredYears } = seedChinaHolidays()
const datesIn = (days: readonly { readonly date: string }[], year: number): string[] => days.map(({ date }) => date).filter((date) => date.startsWith(String(year)))
const isWeekend = (date: string): boolean => weekdayIndexOf(parseDate(date) ?? 0) >= 5

/**
 * Weekdays off minus make-up days are the statutory holidays of the year (11 from 2008, 13 from 2025), because a notice only swaps days.
 * What differs has its reason: holidays of New Year made up in the old year, Victory Day in 2015, two more days in January 2020.
 */
const STATUTORY = (year: number): number => ({ 2007: 12, 2011: 10, 2012: 12, 2015: 12, 2020: 13 })[year] ?? (year >= 2025 ? 13 : 11)

describe('public holidays of China as a seed', () => {
  it('covers 2007 to 2026 and nothing that is not announced', () => {
    expect([coveredYears[0], coveredYears.length, coveredYears.at(-1)]).toEqual([2007, 20, 2026])
    for (const { date } of [...closed, ...opened]) expect(coveredYears).toContain(Number(date.slice(0, 4)))
  })

  it.each(coveredYears)('in %i the days off and the make-up days balance to the statutory holidays', (year) => {
    const lost = datesIn(closed, year).filter((date) => !isWeekend(date)).length
    expect(lost - datesIn(opened, year).length).toBe(STATUTORY(year))
  })

  it('a make-up day is always a Saturday or Sunday, never also a holiday, and no day is listed twice', () => {
    const off = new Set(closed.map(({ date }) => date))
    expect(off.size).toBe(closed.length)
    expect(new Set(opened.map(({ date }) => date)).size).toBe(opened.length)
    for (const { date } of opened) {
      expect(isWeekend(date)).toBe(true)
      expect(off.has(date)).toBe(false)
    }
  })

  it('holidays that cross New Year keep their days in the year they fall in', () => {
    expect(datesIn(opened, 2018)).toContain('2018-12-29')
    expect(datesIn(opened, 2019)).not.toContain('2018-12-29')
    expect(datesIn(closed, 2018)).toEqual(expect.arrayContaining(['2018-12-30', '2018-12-31']))
    expect(datesIn(opened, 2007)).toContain('2007-12-29')
    expect(datesIn(closed, 2007)).toEqual(expect.arrayContaining(['2007-12-30', '2007-12-31']))
    expect(datesIn(opened, 2011)).toContain('2011-12-31')
    expect(datesIn(closed, 2022)).toContain('2022-12-31')
  })

  it('no weekend day is missing between two closed days of one holiday', () => {
    const off = new Map(closed.map(({ date, name }) => [date, name.zh]))
    const missing: string[] = []
    for (let day = dayNumberOf(2007, 1, 1); day <= dayNumberOf(2026, 12, 31); day += 1) {
      const [before, on, after] = [formatDate(day - 1), formatDate(day), formatDate(day + 1)]
      if (off.has(before) && !off.has(on) && off.get(before) === off.get(after)) missing.push(on)
    }
    // The notice for 2015 gave Dragon Boat as Saturday the 20th and Monday the 22nd; the Sunday between is an ordinary one.
    expect(missing).toEqual(['2015-06-21'])
  })

  it('every name is given in Chinese and English', () => {
    for (const { name } of [...closed, ...opened]) {
      expect(name.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(name.en).toMatch(/^[A-Z][\w',\- ]+$/)
    }
  })
})

describe('the calendars that come with Huiyin', () => {
  it('the China office calendar knows why a day is what it is', () => {
    const cn = compileCalendar(chinaOfficeCalendar())
    expect(describeDay(cn, '2026-09-20')).toEqual({ date: '2026-09-20', weekday: 'sun', kind: 'opened', open: true, name: { zh: '国庆节', en: 'National Day' } })
    expect(describeDay(cn, '2026-10-01')).toMatchObject({ kind: 'closed', open: false, weekday: 'thu' })
    expect(describeDay(cn, '2026-11-21')).toEqual({ date: '2026-11-21', weekday: 'sat', kind: 'weekend', open: false })
    expect(describeDay(cn, '2026-02-30')).toBeUndefined()
    expect(cn.standardDay).toBe(7.5 * 3_600_000)
    expect(cn.workingDaysPerWeek).toBe(5)
  })

  it('both are plain data that survive JSON', () => {
    for (const calendar of [chinaOfficeCalendar(), naturalCalendar()]) expect(JSON.parse(JSON.stringify(calendar))).toEqual(calendar)
  })
})
