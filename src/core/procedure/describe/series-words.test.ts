import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar, naturalCalendar, nextMoment } from '../../worktime/index.ts'
import { readSeries } from './series-rule.ts'
import { seriesInWords } from './series-words.ts'

describe('a series of moments in words', () => {
  it.each([
    ['FREQ=DAILY', '2026-01-05T08:00', '每天08:00', 'every day at 08:00'],
    ['FREQ=DAILY;INTERVAL=3', '2026-01-05T08:00', '每3天08:00（首次2026年1月5日）', 'every 3 days at 08:00 (first on 2026-01-05)'],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-01-05T08:30', '每周一08:30', 'every Monday at 08:30'],
    ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR', '2026-01-05T08:30', '每周一、周三、周五08:30', 'every Monday, Wednesday and Friday at 08:30'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', '2026-01-05T17:00', '每周一至周五17:00', 'every Monday to Friday at 17:00'],
    ['FREQ=DAILY;BYDAY=SA,SU', '2026-01-03T10:00', '每周六、周日10:00', 'every Saturday and Sunday at 10:00'],
    ['FREQ=WEEKLY', '2026-01-06T09:00', '每周二09:00', 'every Tuesday at 09:00'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-01-05T08:30', '每2周的周一08:30（首次2026年1月5日）', 'every 2 weeks on Monday at 08:30 (first on 2026-01-05)'],
    ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,15;BYMINUTE=0', '2026-01-05T09:00', '每周一09:00、15:00', 'every Monday at 09:00 and 15:00'],
    ['FREQ=MONTHLY', '2026-01-10T09:00', '每月10日09:00', 'on the 10th of every month at 09:00'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-01-01T09:00', '每月1日、15日09:00', 'on the 1st and the 15th of every month at 09:00'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31T17:00', '每月最后一天17:00', 'on the last day of every month at 17:00'],
    ['FREQ=MONTHLY;BYDAY=1MO', '2026-01-05T09:00', '每月第1个周一09:00', 'on the 1st Monday of every month at 09:00'],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-30T15:00', '每月最后一个周五15:00', 'on the last Friday of every month at 15:00'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30T15:00', '每月周一至周五中的最后一天15:00', 'on the last of the days Monday to Friday of every month at 15:00'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5', '2026-01-05T09:00', '每年1、4、7、10月的5日09:00', 'on the 5th of January, April, July and October each year at 09:00'],
    ['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30', '2026-06-30T17:00', '每年6月30日17:00', 'on the 30th of June each year at 17:00'],
    ['FREQ=YEARLY', '2026-03-12T09:00', '每年3月12日09:00', 'on the 12th of March each year at 09:00'],
    ['FREQ=DAILY;COUNT=5', '2026-01-05T08:00', '每天08:00（共5次）', 'every day at 08:00 (5 times)'],
    ['FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T000000Z', '2026-01-05T08:00', '每周一08:00（至2026年12月31日止）', 'every Monday at 08:00 (until 2026-12-31)'],
    ['FREQ=HOURLY', '2026-01-05T08:00', '按日程 FREQ=HOURLY（首次 2026-01-05T08:00）', 'on the schedule FREQ=HOURLY (first 2026-01-05T08:00)'],
    ['FREQ=YEARLY;BYWEEKNO=20', '2026-01-05T08:00', '按日程 FREQ=YEARLY;BYWEEKNO=20（首次 2026-01-05T08:00）', 'on the schedule FREQ=YEARLY;BYWEEKNO=20 (first 2026-01-05T08:00)'],
  ])('%s from %s', (rrule, from, zh, en) => {
    expect(seriesInWords(rrule, from, 'zh')).toBe(zh)
    expect(seriesInWords(rrule, from, 'en')).toBe(en)
  })

  it('the time that a limit names stands instead of its own', () => {
    expect(seriesInWords('FREQ=WEEKLY;BYDAY=FR', '2026-01-02T09:00', 'en', 'at the close of business')).toBe('every Friday at the close of business')
  })

  it('names the days on which the series really occurs', () => {
    const calendar = compileCalendar(naturalCalendar())
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
    const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { minLength: 1, maxLength: 2 })
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 28 }), (byDay, first) => {
      const from = `2026-02-${String(first).padStart(2, '0')}T08:00`
      const rrule = `FREQ=WEEKLY;BYDAY=${byDay.join(',')}`
      const found = new Set<string>()
      let at = Date.parse('2026-03-01T00:00:00Z')
      for (let times = 0; times < 6; times += 1) {
        const next = nextMoment(calendar, { kind: 'series', rrule, start: from }, at)
        if (!next) throw new Error('the series has no end')
        found.add(names[new Date(`${next.dueDate}T12:00:00Z`).getUTCDay()] ?? '')
        at = next.due
      }
      const words = seriesInWords(rrule, from, 'en')
      expect(names.filter((name) => words.includes(name)).sort()).toEqual([...found].sort())
    }))
  })

  it('reads nothing it has no words for, and never fails on a text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (rrule, from) => {
      expect(seriesInWords(rrule, from, 'zh')).not.toBe('')
    }))
    expect(readSeries('FREQ=DAILY;BYEASTER=1', '2026-01-05T08:00')).toBeUndefined()
  })
})
