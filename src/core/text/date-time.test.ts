import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { parseDateTime } from './date-time.ts'

const shanghai = 'Asia/Shanghai'
const inShanghai = (value: string | number | Date) => {
  const parsed = parseDateTime(value, shanghai)
  return parsed.ok ? new Date(parsed.epochMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : parsed.problem.code
}

describe('reading a date and time', () => {
  test.each([
    ['2019/4/25 9:32:09', '2019-04-25 09:32:09'],
    ['2019-04-25 09:32', '2019-04-25 09:32:00'],
    ['2019.4.25', '2019-04-25 00:00:00'],
    ['2019年4月25日', '2019-04-25 00:00:00'],
    ['2019年4月25日 9时32分', '2019-04-25 09:32:00'],
    ['2019年4月25日9时32分9秒', '2019-04-25 09:32:09'],
    ['2019年4月25日上午9:32', '2019-04-25 09:32:00'],
    ['2019年4月25日下午3点半', '2019-04-25 15:30:00'],
    ['2019年4月25日 星期四 晚上8点', '2019-04-25 20:00:00'],
    ['2019/4/25 上午 12:05:00', '2019-04-25 00:05:00'],
    ['2019/4/25（周四）中午1点10分', '2019-04-25 13:10:00'],
    ['２０１９年４月２５日　９：３２', '2019-04-25 09:32:00'],
    ['  2019-4-25　18点整 ', '2019-04-25 18:00:00'],
    ['20190425', '2019-04-25 00:00:00'],
    ['201904250932', '2019-04-25 09:32:00'],
    ['20190425 093209', '2019-04-25 09:32:09'],
    ['20190425T093209Z', '2019-04-25 17:32:09'],
    ['2019-04-25T09:32:09+08:00', '2019-04-25 09:32:09'],
    ['2019-04-25T01:32:09.500Z', '2019-04-25 09:32:09'],
    ['2019-04-25T00:32:09-0500', '2019-04-25 13:32:09'],
    ['2019-04-25 24:00', '2019-04-26 00:00:00'],
    ['25.04.2019', '2019-04-25 00:00:00'],
    ['25/4/2019 9:32 pm', '2019-04-25 21:32:00'],
    ['4/25/2019 12:00 AM', '2019-04-25 00:00:00'],
    ['05/05/2019', '2019-05-05 00:00:00'],
    ['25 Apr 2019', '2019-04-25 00:00:00'],
    ['April 25th, 2019, 9:32 a.m.', '2019-04-25 09:32:00'],
    ['Thu, 25 Apr 2019 09:32:09 +0800', '2019-04-25 09:32:09'],
    ['43580', '2019-04-25 00:00:00'],
    ['43580.39732638889', '2019-04-25 09:32:09'],
  ])('%j is %s in Shanghai', (text, expected) => {
    expect(inShanghai(text)).toBe(expected)
  })

  test.each([
    [43580.39732638889, '2019-04-25 09:32:09'],
    [20190425, '2019-04-25 00:00:00'],
    [new Date('2017-06-08T17:31:20.000Z'), '2017-06-08 17:31:20'],
    [new Date('2017-06-08T17:31:19.998Z'), '2017-06-08 17:31:20'],
    [new Date('2017-06-08T00:00:00Z'), '2017-06-08 00:00:00'],
  ])('a spreadsheet cell %s is the wall time %s in Shanghai', (value, expected) => {
    expect(inShanghai(value)).toBe(expected)
  })

  test.each([
    ['', 'date.empty'],
    ['  ', 'date.empty'],
    ['04/05/2019', 'date.ambiguous_order'],
    ['4.5.2019', 'date.ambiguous_order'],
    ['19/4/25', 'date.ambiguous_order'],
    ['2019年4月25日晚上12点', 'date.ambiguous_time'],
    ['2019-02-30', 'date.does_not_exist'],
    ['2019-02-29', 'date.does_not_exist'],
    ['2019-13-01', 'date.does_not_exist'],
    ['20190431', 'date.does_not_exist'],
    ['2019-04-25 25:00', 'date.does_not_exist'],
    ['2019-04-25 09:60', 'date.does_not_exist'],
    ['0219-04-25', 'date.out_of_range'],
    ['9999-12-31', 'date.out_of_range'],
    ['昨天下午', 'date.not_understood'],
    ['2019年4月', 'date.not_understood'],
    ['2019-04/25', 'date.not_understood'],
    ['2019-04-2509:32', 'date.not_understood'],
    ['2019-04-25 abc', 'date.not_understood'],
    ['25 Foo 2019', 'date.not_understood'],
    ['2019', 'date.not_understood'],
    [2019, 'date.not_understood'],
    ['13800138000', 'date.not_understood'],
    [new Date(Number.NaN), 'date.not_understood'],
  ])('%j is refused: %s', (value, code) => {
    expect(parseDateTime(value, shanghai)).toMatchObject({ ok: false, problem: { code } })
  })

  test('an order of day and month settles what would be refused', () => {
    expect(parseDateTime('04/05/2019', shanghai, { order: 'dmy' })).toMatchObject({ localDate: '2019-05-04', dateOnly: true })
    expect(parseDateTime('04/05/2019', shanghai, { order: 'mdy' })).toMatchObject({ localDate: '2019-04-05', dateOnly: true })
    expect(parseDateTime('25/04/2019', shanghai, { order: 'mdy' })).toMatchObject({ localDate: '2019-04-25' })
  })

  test('a workbook that counts from 1904 is four years and a day later', () => {
    expect(parseDateTime(42118, shanghai, { from1904: true })).toMatchObject({ localDate: '2019-04-25' })
  })

  test('a time that the clocks skip is refused, of an hour that happens twice the first is taken', () => {
    const newYork = 'America/New_York'
    expect(parseDateTime('2026-03-08 02:30', newYork)).toMatchObject({ problem: { code: 'date.does_not_exist' } })
    expect(parseDateTime('2026-11-01 01:30', newYork)).toMatchObject({ epochMs: Date.UTC(2026, 10, 1, 5, 30) })
  })

  test('a problem carries what was written', () => {
    expect(parseDateTime(' 2019-02-30 ', shanghai)).toEqual({ ok: false, problem: { code: 'date.does_not_exist', text: '2019-02-30' } })
  })

  test('however a moment is spelled, it is the same moment', () => {
    const moments = fc.integer({ min: Date.UTC(1930, 0, 1) / 1000, max: Date.UTC(2160, 0, 1) / 1000 })
    const zones = fc.constantFrom(shanghai, 'UTC', 'America/New_York', 'Asia/Kathmandu')
    fc.assert(fc.property(moments, zones, (second, zone) => {
      const local = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(zone)
      const first = local.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds
      const p = (n: number) => String(n).padStart(2, '0')
      const { year, month, day, hour, minute, second: s } = local
      const spellings: (string | Date)[] = [
        `${year}/${month}/${day} ${hour}:${p(minute)}:${p(s)}`,
        `${year}-${p(month)}-${p(day)}T${p(hour)}:${p(minute)}:${p(s)}`,
        `${year}年${month}月${day}日 ${hour}时${minute}分${s}秒`,
        `${year}.${month}.${day} ${hour < 12 ? '上午' : '下午'}${hour % 12 || 12}:${p(minute)}:${p(s)}`,
        `${year}${p(month)}${p(day)}${p(hour)}${p(minute)}${p(s)}`,
        new Date(Date.UTC(year, month - 1, day, hour, minute, s)),
      ]
      for (const text of spellings) expect(parseDateTime(text, zone)).toMatchObject({ ok: true, epochMs: first })
    }))
  })

  test('no text at all makes reading a date fail otherwise than by an answer', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('2', '0', '1', '9', '-', '/', '.', ':', '年', '月', '日', ' ', 'T', 'Z', '上', '午', 'a', 'm') }), (text) => {
      expect(typeof parseDateTime(text, shanghai).ok).toBe('boolean')
    }), { numRuns: 2_000 })
  })
})
