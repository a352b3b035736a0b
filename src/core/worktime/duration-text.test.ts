import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeDurationError, formatDuration, parseDuration } from './duration-text.ts'
import type { Duration, DurationUnit } from './types.ts'

function read(text: string): Duration | string {
  const parsed = parseDuration(text)
  return parsed.ok ? parsed.duration : `${parsed.error.code} at ${String(parsed.error.at)}: ${parsed.error.found}`
}

describe('reading a duration', () => {
  it.each<[string, number, DurationUnit, boolean]>([
    ['5 working days', 5, 'day', true],
    ['2 hours', 2, 'hour', false],
    ['1 month', 1, 'month', false],
    ['0.5 working day', 0.5, 'day', true],
    ['half a working day', 0.5, 'day', true],
    ['half working day', 0.5, 'day', true],
    ['one and a half working days', 1.5, 'day', true],
    ['a week', 1, 'week', false],
    ['30 working minutes', 30, 'minute', true],
    ['2 working hours', 2, 'hour', true],
    ['3 business days', 3, 'day', true],
    ['3 calendar days', 3, 'day', false],
    ['90s', 90, 'second', false],
    ['2h', 2, 'hour', false],
    ['  4   days ', 4, 'day', false],
    ['5个工作日', 5, 'day', true],
    ['5 个工作日', 5, 'day', true],
    ['５个工作日', 5, 'day', true],
    ['五个工作日', 5, 'day', true],
    ['两个工作日', 2, 'day', true],
    ['十五个工作日', 15, 'day', true],
    ['一百二十天', 120, 'day', false],
    ['3工作日', 3, 'day', true],
    ['2小时', 2, 'hour', false],
    ['2个小时', 2, 'hour', false],
    ['24个工作小时', 24, 'hour', true],
    ['半个工作日', 0.5, 'day', true],
    ['半小时', 0.5, 'hour', false],
    ['一个半小时', 1.5, 'hour', false],
    ['2个半工作日', 2.5, 'day', true],
    ['两天半', 2.5, 'day', false],
    ['3天', 3, 'day', false],
    ['3个自然日', 3, 'day', false],
    ['15日', 15, 'day', false],
    ['1个月', 1, 'month', false],
    ['三个月', 3, 'month', false],
    ['半年', 6, 'month', false],
    ['1年半', 18, 'month', false],
    ['2周', 2, 'week', false],
    ['30分钟', 30, 'minute', false],
  ])('"%s" is understood', (text, amount, unit, working) => {
    expect(read(text)).toEqual({ amount, unit, working })
  })

  it.each([
    ['', 'duration.empty at 0: '],
    ['   ', 'duration.empty at 0:    '],
    ['soon', 'duration.no_amount at 0: soon'],
    ['尽快', 'duration.no_amount at 0: 尽快'],
    ['-3 days', 'duration.bad_amount at 0: -3'],
    ['1.2.3 days', 'duration.bad_amount at 0: 1.2.3'],
    ['5', 'duration.no_unit at 1: '],
    ['5 wroking days', 'duration.unknown_unit at 2: wroking'],
    ['5 working', 'duration.unknown_unit at 2: working'],
    ['5 constructor', 'duration.unknown_unit at 2: constructor'],
    [' 5 个', 'duration.unknown_unit at 3: 个'],
    ['3 days 2 hours', 'duration.trailing_text at 7: 2 hours'],
    ['3天内', 'duration.trailing_text at 2: 内'],
    ['半个月', 'duration.fraction_of_month at 0: 半个月'],
    ['1.3 years', 'duration.fraction_of_month at 0: 1.3 years'],
    ['1000 years', 'duration.too_long at 0: 1000 years'],
  ])('"%s" is refused with its place', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('a refusal says what is wrong, where, and what to write instead, in both languages', () => {
    const parsed = parseDuration('5 wroking days')
    expect(parsed.ok ? undefined : describeDurationError(parsed.error)).toEqual({
      zh: '不认识单位“wroking”（第3个字符）。写法如“5个工作日”“2小时”“半个工作日”“1个月”。',
      en: '"wroking" is not a known unit (character 3). Write for example "5 working days", "2 hours", "half a working day", "1 month".',
    })
  })

  it('never throws, and an error always lies within the text', () => {
    const piece = fc.constantFrom('5', '0.5', ' ', '个', '半', '工作', '日', '月', 'working', 'day', 's', '-', '十', '.', 'half', 'x')
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))), (text) => {
        const parsed = parseDuration(text)
        if (!parsed.ok) expect(parsed.error.at + parsed.error.length).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2_000 },
    )
  })

  it('what is written in either language is read back as the same duration', () => {
    const duration = fc.oneof(
      fc.record({ amount: fc.integer({ min: 0, max: 3_000 }).map((n) => n / 2), unit: fc.constantFrom('second', 'minute', 'hour', 'day', 'week'), working: fc.boolean() }),
      fc.record({ amount: fc.integer({ min: 0, max: 50 }), unit: fc.constantFrom('month', 'year'), working: fc.boolean() }),
    )
    fc.assert(
      fc.property(duration, fc.constantFrom('zh' as const, 'en' as const), (asked, language) => {
        expect(read(formatDuration(asked, language))).toEqual(asked)
      }),
      { numRuns: 2_000 },
    )
  })
})
