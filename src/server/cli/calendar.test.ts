import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { chinaOfficeCalendar } from '../../core/worktime/index.ts'
import { calendarCommand } from './calendar.ts'

const folder = mkdtempSync(join(tmpdir(), 'calendar-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...words: string[]): { readonly code: number; readonly out: readonly string[]; readonly err: readonly string[] } {
  const [out, err]: [string[], string[]] = [[], []]
  try {
    calendarCommand({ out: (line) => out.push(line), err: (line) => err.push(line) }).parse(words, { from: 'user' })
    return { code: 0, out, err }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { code: error.exitCode, out, err }
  }
}

function saveFile(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const due = ['due', '--start', '2026-09-18T10:00+08:00', '--within', '5 working days']

describe('huiyin calendar due', () => {
  it('answers as JSON with the deadline and its reasons', () => {
    const { code, out } = run(...due, '--rule', 'legal', '--lang', 'en', '--json')
    expect(code).toBe(0)
    const answer = JSON.parse(out.join('')) as { due: string; explanation: string[]; unannouncedYears: number[] } // what the command promises
    expect(answer.due).toBe('2026-09-24T17:30:00+08:00')
    expect(answer.explanation).toContain('20 Sept 2026 is a Sunday but a make-up working day (National Day): working day 1')
    expect(answer.unannouncedYears).toEqual([])
  })

  it('answers in Chinese unless asked otherwise, the deadline first', () => {
    const { out } = run('due', '--start', '2026-09-18T10:00+08:00', '--within', '5个工作日')
    expect(out[0]).toBe('2026-09-24T17:30:00+08:00')
    expect(out).toContain('2026年9月20日星期日，调休上班（国庆节）：第1个工作日')
  })

  it('takes a start without an offset as local to the calendar, and a bare date as its midnight', () => {
    expect(run('due', '--start', '2026-09-18T10:00', '--within', '2h').out[0]).toBe('2026-09-18T12:00:00+08:00')
    expect(run('due', '--start', '2026-09-18', '--within', '2h').out[0]).toBe('2026-09-18T02:00:00+08:00')
    expect(run('due', '--start', '2026-09-18T02:00Z', '--within', '2h').out[0]).toBe('2026-09-18T12:00:00+08:00')
  })

  it('says when a year is not announced yet', () => {
    const { out } = run('due', '--start', '2026-12-30', '--within', '5 working days', '--lang', 'en')
    expect(out.some((line) => line.startsWith('The holidays of 2027 are not in the calendar'))).toBe(true)
  })

  it('reads a calendar from a file', () => {
    const file = saveFile('own.json', { ...chinaOfficeCalendar(), id: 'own', opened: [], closed: [{ date: '2026-09-21', name: { zh: '厂休', en: 'Works holiday' } }] })
    const { out } = run(...due, '--calendar-file', file)
    expect(out[0]).toBe('2026-09-28T17:30:00+08:00')
    expect(out).toContain('2026年9月21日星期一，厂休放假')
  })
})

describe('huiyin calendar between and show', () => {
  it('between gives seconds and working days', () => {
    const words = ['between', '--from', '2026-09-30T10:00+08:00', '--to', '2026-10-10T10:00+08:00']
    expect(JSON.parse(run(...words, '--json').out.join(''))).toEqual({ seconds: 3 * 27_000, workingDays: 3, calendar: 'cn' })
    expect(run(...words, '--lang', 'en').out).toEqual(['22 h 30 min, that is 3 working days'])
    expect(run(...words).out).toEqual(['22小时30分，合3个工作日'])
  })

  it('show lists holidays and make-up days of a year in order', () => {
    const { out } = run('show', '--year', '2026')
    expect(out).toHaveLength(39)
    expect(out.slice(0, 5)).toEqual(['2026-01-01 放假 元旦', '2026-01-02 放假 元旦', '2026-01-03 放假 元旦', '2026-01-04 上班 元旦', '2026-02-14 上班 春节'])
    expect(run('show', '--year', '2027', '--lang', 'en').out).toEqual(['The holidays of 2027 are not in the calendar'])
    expect(JSON.parse(run('show', '--year', '2027', '--json').out.join(''))).toMatchObject({ announced: false, closed: [], opened: [] })
  })
})

describe('bad input names the field, the reason and the way out, and ends with code 2', () => {
  it.each<[string, string[], string]>([
    ['a date that does not exist', ['due', '--start', '2026-02-30', '--within', '1 day'], '--start: "2026-02-30" is not a moment. Write for example 2026-09-18T10:00+08:00'],
    ['an hour that does not exist', ['due', '--start', '2026-02-03T25:00', '--within', '1 day'], '--start: "2026-02-03T25:00" is not a moment'],
    ['an unreadable limit', ['due', '--start', '2026-09-18', '--within', '5 wroking days'], '--within: "5 wroking days" is not a duration: "wroking" is not a known unit (character 3). Write for example'],
    ['an unknown calendar', [...due, '--calendar', 'mars'], '--calendar: "mars" is not a known calendar. Use cn or natural'],
    ['a missing file', [...due, '--calendar-file', 'no-such-file.json'], '--calendar-file: "no-such-file.json" cannot be read. Check'],
    ['a year that is none', ['show', '--year', 'MMXXVI'], '--year: "MMXXVI" is not a year'],
  ])('%s', (_, words, message) => {
    const { code, err, out } = run(...words, '--lang', 'en')
    expect(code).toBe(2)
    expect(err.join('\n')).toContain(message)
    expect(out).toEqual([])
  })

  it('in Chinese too', () => {
    expect(run('due', '--start', '昨天', '--within', '1天').err[0]).toBe('--start：“昨天”不是时刻。写法如 2026-09-18T10:00+08:00 或 2026-09-18T10:00（1900年至2199年）')
  })

  it('a missing option, an unknown rule, an unknown command', () => {
    expect(run('guess')).toMatchObject({ code: 2, err: [expect.stringContaining('guess')] })
    expect(run('due', '--within', '1 day')).toMatchObject({ code: 2, err: [expect.stringContaining('--start')] })
    expect(run(...due, '--rule', 'roman')).toMatchObject({ code: 2, err: [expect.stringContaining('legal')] })
  })

  it('every fault of a calendar file is listed with its place', () => {
    const bad = { ...chinaOfficeCalendar(), zone: 'Mars/Olympus', closed: [{ date: '2026-02-30', name: { zh: '假', en: 'Off' } }], week: { mon: [{ from: '9:00', to: '17:00' }], tue: [{ from: '12:00', to: '08:00' }], wed: [], thu: [], fri: [], sat: [] } }
    const { code, err } = run(...due, '--calendar-file', saveFile('bad.json', bad), '--lang', 'en')
    expect(code).toBe(2)
    const text = err.join('\n')
    for (const place of ['zone "Mars/Olympus"', 'week.mon[0].from "9:00"', 'week.tue[0] "12:00-08:00"', 'week.sun', 'closed[0].date "2026-02-30"']) expect(text).toContain(place)
    expect(run(...due, '--calendar-file', saveFile('text.json', 'not json')).code).toBe(2)
    expect(run(...due, '--calendar-file', saveFile('list.json', [])).code).toBe(2)
  })

  it('asking for help is no fault', () => {
    expect(run('due', '--help').code).toBe(0)
  })
})
