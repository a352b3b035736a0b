import { describe, expect, it } from 'vitest'
import { chinaOfficeCalendar, naturalCalendar } from './china.ts'
import { compileCalendar } from './compile.ts'
import { dueFor, nextMoment } from './due.ts'
import { parseDuration } from './duration-text.ts'
import { explainDue, renderExplanation } from './explain-text.ts'
import { explainLines } from './explain.ts'
import type { CountingRule, DueOptions, DueResult } from './types.ts'

const cn = compileCalendar(chinaOfficeCalendar())
const at = (local: string): number => Date.parse(`${local}+08:00`)

function ask(rule: CountingRule, start: string, limit: string, options?: DueOptions, calendar = cn): DueResult {
  const parsed = parseDuration(limit)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return dueFor(calendar, rule, at(start), parsed.duration, options)
}

describe('a deadline explains itself', () => {
  it('day by day in English', () => {
    expect(explainDue(ask('legal', '2026-09-18T10:00', '5 working days'), 'en')).toEqual([
      'From Friday 18 Sept 2026 10:00, limit 5 working days, counted by law (China office calendar, Asia/Shanghai)',
      '18 Sept 2026, Friday, is the day of the start and does not count (PRC Civil Code art. 201)',
      '19 Sept 2026, Saturday: day off',
      '20 Sept 2026 is a Sunday but a make-up working day (National Day): working day 1',
      '21 Sept 2026, Monday: working day 2',
      '22 Sept 2026, Tuesday: working day 3',
      '23 Sept 2026, Wednesday: working day 4',
      '24 Sept 2026, Thursday: working day 5',
      'Due Thursday 24 Sept 2026 17:30, at the close of business',
    ])
  })

  it('day by day in Chinese', () => {
    expect(explainDue(ask('legal', '2026-09-30T10:00', '3个工作日'), 'zh')).toEqual([
      '自2026年9月30日星期三10:00起，时限3个工作日，按法定方法计算（中国工作日历，Asia/Shanghai）',
      '2026年9月30日星期三为开始当日，不计入（《民法典》第二百零一条）',
      '2026年10月1日星期四，国庆节放假',
      '2026年10月2日星期五，国庆节放假',
      '2026年10月3日星期六，国庆节放假',
      '2026年10月4日星期日，国庆节放假',
      '2026年10月5日星期一，国庆节放假',
      '2026年10月6日星期二，国庆节放假',
      '2026年10月7日星期三，国庆节放假',
      '2026年10月8日星期四：第1个工作日',
      '2026年10月9日星期五：第2个工作日',
      '2026年10月10日星期六，调休上班（国庆节）：第3个工作日',
      '2026年10月10日星期六17:30下班时到期',
    ])
  })

  it('the stopwatch tells how much of each day was used', () => {
    expect(explainDue(ask('elapsed', '2026-09-24T16:00', '1 working day'), 'en').slice(1)).toEqual([
      'A working day stands for 7 h 30 min of open time',
      '24 Sept 2026, Thursday: 1 h 30 min counted',
      '25 Sept 2026, Friday: closed (Mid-Autumn Festival)',
      '26 Sept 2026, Saturday: closed (Mid-Autumn Festival)',
      '27 Sept 2026, Sunday: closed (Mid-Autumn Festival)',
      '28 Sept 2026, Monday: 6 h counted',
      'Due Monday 28 Sept 2026 16:00',
    ])
  })

  it('a month that ends in a holiday says why it moved', () => {
    expect(explainDue(ask('legal', '2026-09-03T10:00', '1 month'), 'en').slice(2)).toEqual([
      '1 month after 3 Sept 2026 is 3 Oct 2026, the corresponding day (PRC Civil Code art. 202)',
      '3 Oct 2026 is closed (National Day): moved to the next working day, 8 Oct 2026 (PRC Civil Code art. 203)',
      'Due Thursday 8 Oct 2026 24:00',
    ])
    expect(explainDue(ask('legal', '2026-10-31T10:00', '1个月'), 'zh').slice(2)).toEqual([
      '2026年10月31日之后1个月为2026年11月30日：该月没有对应日，取月末日（《民法典》第二百零二条）',
      '2026年11月30日星期一24:00到期',
    ])
  })

  it('hours say that they run from the moment', () => {
    expect(explainDue(ask('legal', '2026-09-18T10:00', '2 hours'), 'en')[1]).toBe('Hours count from the very moment (PRC Civil Code art. 201)')
  })

  it('a pause is told, and the days it takes out', () => {
    const lines = explainDue(ask('legal', '2026-11-02T10:00', '2 working days', { pauses: [{ from: at('2026-11-03T15:00'), until: at('2026-11-04T08:00') }] }), 'en')
    expect(lines).toContain('The clock stood still from 3 Nov 2026 15:00 until 4 Nov 2026 08:00')
    expect(lines).toContain('3 Nov 2026, Tuesday: working day, not counted because the clock stood still')
    expect(lines).toContain('4 Nov 2026, Wednesday: working day 1')
  })

  it('a year that is not announced is said in words', () => {
    const result = ask('legal', '2026-12-30T10:00', '3 working days')
    expect(explainDue(result, 'zh')).toContain('工作日历中没有2027年的放假安排，暂按平常的周计算；安排公布后到期时间可能变化')
    expect(explainDue(result, 'en')).toContain('The holidays of 2027 are not in the calendar: ordinary weeks are assumed, and the deadline may change when they are announced')
  })

  it('a long run folds ordinary days and still names every special one', () => {
    const lines = explainDue(ask('legal', '2026-09-18T10:00', '60 working days'), 'en')
    expect(lines.length).toBeLessThan(16)
    expect(lines).toContain('20 Sept 2026 is a Sunday but a make-up working day (National Day): working day 1')
    expect(lines).toContain('25 Sept 2026 to 27 Sept 2026: closed (Mid-Autumn Festival)')
    expect(lines).toContain('1 Oct 2026 to 7 Oct 2026: closed (National Day)')
    expect(lines).toContain('10 Oct 2026 is a Saturday but a make-up working day (National Day): working day 11')
    expect(lines).toContain('11 Oct 2026 to 17 Dec 2026: 49 working days, 19 days off: working days 12 to 60')
  })

  it('an opened weekday with hours of its own is not called a make-up day', () => {
    const name = { zh: '盘点', en: 'Stocktaking' }
    const shop = compileCalendar({ ...chinaOfficeCalendar(), opened: [{ date: '2026-11-03', name, spans: [{ from: '10:00', to: '12:00' }] }, { date: '2026-11-07', name, like: 'fri' }] })
    const lines = explainDue(ask('legal', '2026-11-02T10:00', '5 working days', {}, shop), 'en')
    expect(lines).toContain('3 Nov 2026 is a Tuesday with hours of its own (Stocktaking): working day 1')
    expect(lines).toContain('7 Nov 2026 is a Saturday but a make-up working day (Stocktaking), hours of a Friday: working day 5')
  })

  it('a moment explains itself too', () => {
    const result = nextMoment(cn, { kind: 'month-end', at: 'close-of-business', shift: 'previous-working-day' }, at('2026-10-18T17:00'))
    expect(result && explainDue(result, 'zh')).toEqual([
      '自2026年10月18日星期日17:00起（中国工作日历，Asia/Shanghai）',
      '月末下班时，遇休息日提前：2026年10月31日星期六',
      '2026年10月31日星期六休息，提前至上一个工作日2026年10月30日',
      '2026年10月30日星期五17:30下班时到期',
    ])
  })

  it('the structured lines survive JSON and can be put into words later', () => {
    const result = ask('elapsed', '2026-09-18T10:00', '1.5 working days', { pauses: [{ from: at('2026-09-20T10:00'), until: at('2026-09-21T10:00') }] })
    const stored = JSON.parse(JSON.stringify(explainLines(result))) as ReturnType<typeof explainLines> // what was stored
    expect(renderExplanation(stored, 'en')).toEqual(explainDue(result, 'en'))
    expect(renderExplanation(stored, 'zh')).toEqual(explainDue(result, 'zh'))
  })

  it('the last day numbered is the limit, and the time used adds up to it, for any limit and pause', () => {
    const calendars = [cn, compileCalendar(naturalCalendar())]
    for (let i = 0; i < 400; i += 1) {
      const calendar = calendars[i % 2] ?? cn
      const start = at('2026-01-05T07:00') + i * 7 * 3_600_000 + i * 61_000
      const pauses = i % 3 === 0 ? [{ from: start + i * 500_000, until: start + i * 1_100_000 }] : []
      const amount = 1 + (i % 50)
      const days = (rule: CountingRule): ReturnType<typeof explainLines> => explainLines(dueFor(calendar, rule, start, { amount, unit: 'day', working: true }, { pauses }))
      const numbered = days('legal').flatMap((line) => (line.kind === 'days' && line.counted ? [line.counted[1]] : []))
      expect(Math.max(...numbered)).toBe(amount)
      const used = days('elapsed').reduce((sum, line) => sum + (line.kind === 'days' ? (line.open ?? 0) : 0), 0)
      expect(used).toBe(amount * calendar.standardDay)
    }
  })
})
