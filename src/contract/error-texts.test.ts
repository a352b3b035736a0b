import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERROR_TEXTS, errorText, FIELD_TEXTS, fieldText } from './error-texts.ts'
import { ERROR_STATUS } from './errors.ts'

describe('every error', () => {
  it('has a text, and every text an error', () => {
    expect(Object.keys(ERROR_TEXTS).toSorted()).toEqual(Object.keys(ERROR_STATUS).toSorted())
  })

  it.each(Object.entries({ ...ERROR_TEXTS, ...FIELD_TEXTS }))('%s is said in Chinese and in English', (_code, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}.*。$/u)
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]+\.$/u)
  })

  it('tells nobody that a ticket is there which they are kept out of', () => {
    for (const language of ['zh', 'en'] as const) expect(errorText('ticket.recused', language)).toBe(errorText('ticket.not_found', language))
    expect(ERROR_STATUS['ticket.recused']).toBe(ERROR_STATUS['ticket.not_found'])
  })
})

describe('every fault of a field', () => {
  it('that the core or the server names has a text', () => {
    const root = join(import.meta.dirname, '..')
    const sources = ['core', 'server'].flatMap((part) => readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((path) => join(root, part, path)))
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    const named = new Set(sources.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/'(field\.[a-z_]+)'/g)].map((match) => match[1])))
    // What only a table can have wrong is worded where tables are brought in, with the cell that was given.
    const ofTables = readFileSync(join(root, 'server/platform/sheets/problem-texts.ts'), 'utf8')
    expect([...named].filter((code = '') => !(code in FIELD_TEXTS) && !ofTables.includes(`'${code}': {`))).toEqual([])
  })

  it('says its bound', () => {
    expect(fieldText('field.too_long', 'en', 20)).toBe('At most 20 characters.')
    expect(fieldText('field.of_tomorrow', 'zh')).toBe('内容类型不对。')
  })
})
