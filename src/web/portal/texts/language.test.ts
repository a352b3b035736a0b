import { describe, expect, it } from 'vitest'
import { sayMoment, saySize, saySpan } from './format.ts'
import { chooseLanguage, labelIn, textOf } from './language.ts'

describe('the language of the portal', () => {
  it('is the one in the address, then the one chosen before, then the browser’s', () => {
    expect(chooseLanguage('en', 'zh', ['zh-CN'])).toBe('en')
    expect(chooseLanguage(null, 'zh', ['en-US'])).toBe('zh')
    expect(chooseLanguage(null, null, ['de-DE', 'zh-Hant-TW', 'en'])).toBe('zh')
    expect(chooseLanguage('xx', null, ['en-NZ'])).toBe('en')
  })

  it('is the one chosen in the staff application on the same device', () => {
    expect(chooseLanguage(null, JSON.stringify('en'), ['zh-CN'])).toBe('en')
  })

  it('is English for who reads neither, and Chinese when nothing is known', () => {
    expect(chooseLanguage(null, null, ['fr-FR'])).toBe('en')
    expect(chooseLanguage(null, null, [])).toBe('zh')
  })

  it('fills in numbers and names', () => {
    expect(textOf('en', 'field.too_long', { label: 'Subject', max: 120 })).toBe('“Subject” may have at most 120 characters')
  })

  it('shows an organisation’s words in the other language rather than nothing', () => {
    expect(labelIn('en', { zh: '总务处', en: '' })).toBe('总务处')
  })
})

describe('times and sizes', () => {
  const now = new Date(2026, 8, 18, 10, 0)

  it('name the weekday, and the year only when it is another', () => {
    expect(sayMoment('en', new Date(2026, 8, 24, 18, 0).toISOString(), now)).toBe('Thu 24 Sept, 18:00')
    expect(sayMoment('zh', new Date(2027, 0, 4, 18, 0).toISOString(), now)).toContain('2027年1月4日')
  })

  it('say how long is left, never more than is left', () => {
    expect(saySpan('en', now, new Date(2026, 8, 21, 9, 0))).toBe('2 days')
    expect(saySpan('en', now, new Date(2026, 8, 19, 9, 0))).toBe('23 hours')
    expect(saySpan('zh', now, new Date(2026, 8, 18, 10, 30))).toBe('30分钟')
  })

  it('say sizes in kB and MB', () => {
    expect(saySize('en', 20_000_000)).toBe('20 MB')
    expect(saySize('en', 340_000)).toBe('340 kB')
  })
})
