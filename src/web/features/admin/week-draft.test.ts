import { describe, expect, test } from 'vitest'
import type { Week } from './requests.ts'
import { checkWeek, copyMonday, readTime } from './week-draft.ts'

const closed: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const span = (from: string, to: string) => ({ from, to })

describe('the weekly pattern', () => {
  test.each<[string, Week, unknown]>([
    ['ordinary hours are fine', { ...closed, mon: [span('08:30', '12:00'), span('13:30', '24:00')] }, []],
    ['a week without any hours is no working week', closed, [{ fault: 'never-open' }]],
    ['an end before its start is named with its day', { ...closed, tue: [span('12:00', '08:30')] }, [{ day: 'tue', fault: 'empty-span' }]],
    ['hours that overlap are named', { ...closed, sat: [span('08:00', '12:00'), span('11:00', '13:00')] }, [{ day: 'sat', fault: 'overlapping-spans' }]],
    ['two bad times on one day are one message', { ...closed, fri: [span('8', 'noon')] }, [{ day: 'fri', fault: 'bad-time' }]],
  ])('%s', (_name, week, problems) => {
    expect(checkWeek(week)).toEqual(problems)
  })

  test('Monday can be taken over to the whole working week, not to the weekend', () => {
    const week = copyMonday({ ...closed, mon: [span('09:00', '17:00')], sat: [span('10:00', '12:00')] })
    expect(week.fri).toEqual(week.mon)
    expect(week.sat).toEqual([span('10:00', '12:00')])
  })
})

test.each([['830', '08:30'], ['8:30', '08:30'], ['８：３０', '08:30'], ['9', '09:00'], ['1730', '17:30'], ['24:00', '24:00'], ['noon', 'noon'], ['', '']])('a time typed as %j is read as %j', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})
