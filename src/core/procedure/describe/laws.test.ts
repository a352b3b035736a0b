import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../compile.ts'
import { GOOD } from '../planted/good.ts'
import type { Label, Procedure } from '../types.ts'
import { randomProcedure } from '../verify/random-procedure.ts'
import { describeProcedure } from './describe.ts'
import type { Description, DescriptionPoint } from './description.ts'
import { toMarkdown } from './markdown.ts'

const LIBRARY = join(import.meta.dirname, '../../../../procedures')
const FILES = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.endsWith('.scenarios.yaml'))

function compile(text: string): Procedure | undefined {
  const compiled = compileProcedure(text)
  return compiled.ok ? compiled.procedure : undefined
}

const PROCEDURES: readonly (readonly [name: string, procedure: Procedure | undefined])[] = [['every construct', compile(GOOD)], ...FILES.map((name) => [name, compile(readFileSync(join(LIBRARY, name), 'utf8'))] as const)]

function linesOf(points: readonly DescriptionPoint[]): string[] {
  return points.flatMap(({ text, points: inner }) => [text, ...linesOf(inner)])
}

function textOf(description: Description): string {
  return [description.title, description.summary, ...description.sections.flatMap(({ title, intro, entries }) => [title, intro, ...entries.flatMap((entry) => [entry.title, ...linesOf(entry.points)])])].join('\n')
}

/** Everything a person named, except what is filled in later. */
function labelsOf(procedure: Procedure): Label[] {
  const { fields, steps, clocks, levels, roles, starts, ledger, goods, papers, rules, words } = procedure
  const filled = (text: string): string[] => text.split(/\{\{\w+\}\}/).map((part) => part.trim()).filter((part) => part !== '')
  const said = words.flatMap(({ text }) => filled(text.zh).map((zh, index): Label => ({ zh, en: filled(text.en)[index] ?? '' })))
  return [
    procedure.title, ...Object.values(roles).map(({ label }) => label), ...Object.values(starts).flatMap(({ label, needs }) => [label, ...needs.map((gate) => gate.label)]), ...levels.map(({ label }) => label),
    ...Object.values(steps).flatMap(({ label, hint, outcomes }) => [label, ...(hint ? [hint] : []), ...outcomes.flatMap((outcome) => [outcome.label, ...outcome.needs.map((gate) => gate.label)])]),
    ...Object.values(clocks).map(({ label }) => label), ...rules.map(({ label }) => label), ...said,
    ...Object.values(ledger).flatMap(({ label, shareOf }) => [label, ...(shareOf ? [shareOf] : [])]), ...Object.values(goods).flatMap(({ label, holders }) => [label, ...Object.values(holders)]), ...papers.map(({ label }) => label),
    ...Object.values(fields).flatMap((field) => [field.label, ...(field.hint ? [field.hint] : []), ...[...field.choices, ...field.columns, ...field.items].map(({ label }) => label)]),
  ]
}

describe.each(PROCEDURES)('%s', (_, procedure) => {
  it('compiles', () => expect(procedure).toBeDefined())
  if (!procedure) return

  it.each(['zh', 'en'] as const)('says every name that its owner gave (%s)', (lang) => {
    const text = textOf(describeProcedure(procedure, lang))
    // Within quotation marks, those of a name are single ones.
    const single = (words: string): string => words.replace(/[“”‘’"]/g, "'")
    for (const label of labelsOf(procedure)) expect(single(text)).toContain(single(label[lang]))
  })

  it.each(['zh', 'en'] as const)('refers to clauses by the numbers they have (%s)', (lang) => {
    const description = describeProcedure(procedure, lang)
    const titles = new Map(description.sections.flatMap(({ entries }) => entries.map(({ number, title }) => [number, title])))
    const references = [...textOf(description).matchAll(lang === 'zh' ? /(\d+\.\d+)“([^”]+)”/g : /(\d+\.\d+) "([^"]+)"/g)]
    for (const [, number = '', title] of references) expect(titles.get(number)?.replace(/[“”‘’'"]/g, '')).toBe(title?.replace(/[‘’']/g, ''))
    // Numbers run without gaps, and nothing is told twice.
    expect([...titles.keys()]).toEqual(description.sections.flatMap((section, at) => section.entries.map((__, index) => `${at + 1}.${index + 1}`)))
  })

  it.each(['zh', 'en'] as const)('is whole sentences without leftovers (%s)', (lang) => {
    const markdown = toMarkdown(describeProcedure(procedure, lang))
    expect(markdown).not.toMatch(/undefined|NaN|\[object|\{\{|。。|(?<!\.)\.\.(?!\.)|；；|，，/)
  })
})

describe('the library', () => {
  it.each(PROCEDURES.slice(1))('%s has words for all of its conditions', (_, procedure) => {
    if (!procedure) throw new Error('it does not compile')
    expect(textOf(describeProcedure(procedure, 'zh'))).not.toMatch(/〔[^〕]*〕/)
  })
})

describe('whatever compiles', () => {
  it('is told in both languages, by as many clauses in one as in the other', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const procedure = compile(randomProcedure(seed))
      if (!procedure) return
      const [zh, en] = [describeProcedure(procedure, 'zh'), describeProcedure(procedure, 'en')]
      const shape = (description: Description): unknown => description.sections.map(({ key, entries }) => [key, entries.map((entry) => [entry.key, linesOf(entry.points).length])])
      expect(shape(zh)).toEqual(shape(en))
    }), { numRuns: 150 })
  })
})
