import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()
const chinese: Readonly<Record<string, string>> = zh
const english: Readonly<Record<string, string>> = en

describe('the words of the portal', () => {
  it('exist in Chinese and in English, all of them', () => {
    expect(Object.keys(english)).toEqual(Object.keys(chinese))
    expect([...Object.values(chinese), ...Object.values(english)].filter((text) => text.trim() === '')).toEqual([])
  })

  it('fill in the same things in both languages', () => {
    for (const key of Object.keys(chinese)) expect([key, placeholders(english[key] ?? '')]).toEqual([key, placeholders(chinese[key] ?? '')])
  })

  it('carry Chinese punctuation in Chinese', () => {
    expect(Object.values(chinese).filter((text) => /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('are not left in the other language', () => {
    for (const [key, text] of Object.entries(chinese)) if (key !== 'app.other_language') expect(text).toMatch(/\p{Script=Han}|^\{/u)
    for (const [key, text] of Object.entries(english)) if (key !== 'app.other_language') expect(text).not.toMatch(/\p{Script=Han}/u)
  })
})
