import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProcedure } from './index.ts'
import type { Compiled } from './index.ts'
import { GOOD } from './planted/good.ts'

const read = (id: string): string => readFileSync(new URL(`../../../procedures/${id}.yaml`, import.meta.url), 'utf8')
const FILES = [GOOD, read('school/general-affairs-feedback'), read('property/complaint'), read('park/relayed-complaint')] as const
const WORDS = [...new Set(FILES.join('\n').match(/[A-Za-z][A-Za-z0-9-]*/g) ?? [])]
/** What breaks readers: signs of the format, names every object has, what is too long. */
const NASTY = ['\t', '\u0000', '"', "'", '{', '}', '[', ']', ': ', '- ', '# ', '&a ', '*a', '!!js ', '!!binary ', '? ', '|', '>', '---', '...', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '9'.repeat(400), '\ud800', '﻿', '水', '.nan', '1e999', '~', '<<: *a', '((((', '!'.repeat(600)]

/** Each does one thing to a text, somewhere: `where` is from 0 to 1, `what` picks. */
const SPOILS: Readonly<Record<string, (text: string, where: number, what: number) => string>> = {
  'a byte turned': (text, where, what) => {
    const bytes = new TextEncoder().encode(text)
    const at = Math.floor(where * bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (what % 8))
    return new TextDecoder().decode(bytes)
  },
  'a line left out': (text, where) => withLines(text, where, (lines, at) => lines.splice(at, 1)),
  'a line twice': (text, where) => withLines(text, where, (lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  'a line elsewhere': (text, where, what) => withLines(text, where, (lines, at) => lines.splice(what % lines.length, 0, ...lines.splice(at, 1))),
  'a line moved in': (text, where, what) => withLines(text, where, (lines, at) => lines.splice(at, 1, `${[' ', '  ', '\t'][what % 3] ?? ''}${lines[at] ?? ''}`)),
  'something put in': (text, where, what) => `${text.slice(0, Math.floor(where * text.length))}${NASTY[what % NASTY.length] ?? ''}${text.slice(Math.floor(where * text.length))}`,
  'another word': (text, where, what) => {
    const found = [...text.matchAll(/[A-Za-z][A-Za-z0-9-]*/g)]
    const word = found[Math.floor(where * found.length)]
    return word ? `${text.slice(0, word.index)}${[...WORDS, ...NASTY][what % (WORDS.length + NASTY.length)] ?? ''}${text.slice(word.index + word[0].length)}` : text
  },
  'the rest cut off': (text, where) => text.slice(0, Math.floor(where * text.length)),
  'a piece repeated': (text, where, what) => text.slice(0, Math.floor(where * text.length)) + text.slice(Math.floor(where * text.length)).slice(0, 40).repeat(what % 200),
}

function withLines(text: string, where: number, change: (lines: string[], at: number) => unknown): string {
  const lines = text.split('\n')
  change(lines, Math.floor(where * lines.length))
  return lines.join('\n')
}

/** In milliseconds, on a machine that does much else: what hangs or grows with the square of the file is far beyond. */
const SLOWEST = 15_000

/** Compiles, and looks at whatever came of it. */
function look(text: string): Compiled {
  const begun = performance.now()
  const compiled = compileProcedure(text)
  expect(performance.now() - begun).toBeLessThan(SLOWEST)
  expect(compiled.findings.length).toBeLessThanOrEqual(100)
  expect(compiled.ok || compiled.findings.length > 0).toBe(true)
  const lines = text.split('\n').length
  for (const { place, message } of compiled.findings) {
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).not.toBe('')
    expect(place.line).toBeGreaterThanOrEqual(1)
    expect(place.line).toBeLessThanOrEqual(lines)
    expect(place.column).toBeGreaterThanOrEqual(1)
  }
  return compiled
}

const many = (count: number, make: (nr: number) => string): string => Array.from({ length: count }, (_, nr) => make(nr)).join('\n')
const inside = (part: string, lines: string): string => GOOD.replace(`${part}:\n`, `${part}:\n${lines}\n`)

/** Files made to keep a reader busy, and part of what is said about each. */
const HOSTILE: Readonly<Record<string, readonly [text: string, says: string]>> = {
  'ninety thousand lists in one another': ['- '.repeat(90_000) + 'a', 'too deeply'],
  'keys of keys of keys': ['? '.repeat(50_000) + 'a', 'too deeply'],
  'somebody above somebody above somebody': [GOOD.replace('watchers: boss', `watchers:\n${many(590, (nr) => `${' '.repeat(nr + 2)}superiorOf:`)}\n${' '.repeat(600)}desk`), 'too deeply'],
  'three thousand references to one anchor': [`a: &a\n${many(3_000, (nr) => `b${nr}: *a`)}`, 'alias'],
  'a ring of two thousand choices': [GOOD.replace('other: { zh: 他, en: Other }', many(2_000, (nr) => `c${nr}: { zh: 选, en: Choice, under: c${(nr + 1) % 2_000} },`).replaceAll('\n', ' ').replace(/,$/, '')), 'under itself'],
  'a ring of fifteen hundred computed fields': [inside('fields', many(1_500, (nr) => `  f${nr}: { type: number, zh: 数, en: Number, value: 'f${(nr + 1) % 1_500} + 1' }`)), 'depends on itself'],
  'two thousand roles that stand in for each other': [inside('roles', many(2_000, (nr) => `  r${nr}: { zh: 角, en: Role, firstOf: [r${(nr + 1) % 2_000}, r${(nr + 2) % 2_000}] }`)), 'in the end, itself'],
  'three thousand names that are not there': [inside('steps', many(1_500, (nr) => `  s${nr}: { zh: 环, en: Step, by: dsk${nr}, outcomes: { a: { zh: 果, en: Outcome, next: zz${nr} } } }`)), 'There is no role'],
  'three thousand expressions that are wrong': [inside('fields', many(1_500, (nr) => `  f${nr}: { type: text, zh: 字, en: Text, when: 'subjekt${nr} == "x" || urgnt' }`)), 'there is no name'],
  'a day that never comes, a hundred times': [inside('clocks', many(100, (nr) => `  d${nr}: { zh: 时, en: Clock, from: received, until: closed, due: { series: FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=${nr + 1}, from: 2026-01-05T08:30 } }`)), 'never comes'],
  'a meeting every second of every hour': [GOOD.replace('FREQ=WEEKLY;BYDAY=MO', `"FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, nr) => nr).join(',')};BYMINUTE=${Array.from({ length: 60 }, (_, nr) => nr).join(',')}"`), 'iCalendar rule'],
}

const spoil = fc.record({ how: fc.constantFrom(...Object.keys(SPOILS)), where: fc.double({ min: 0, max: 0.999, noNaN: true }), what: fc.nat(100_000) })

describe('whatever a file holds', () => {
  it('a library file spoiled in one to four places is a procedure or has located findings', { timeout: 120_000 }, () => {
    let refused = 0
    fc.assert(fc.property(fc.constantFrom(...FILES), fc.array(spoil, { minLength: 1, maxLength: 4 }), (file, spoils) => {
      const text = spoils.reduce((before, { how, where, what }) => SPOILS[how]?.(before, where, what) ?? before, file)
      if (!look(text).ok) refused += 1
    }), { numRuns: 200 })
    expect(refused).toBeGreaterThan(100)
  })

  it('any text at all is answered', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...NASTY, ...WORDS.slice(0, 60), '\n', '  ', ': ', '- ')).map((parts) => parts.join(''))), (text) => {
      look(text)
    }), { numRuns: 500 })
  })

  it('any data in the shape of a file is answered', () => {
    const key = fc.constantFrom('procedure', 'fields', 'steps', 'clocks', 'zh', 'en', 'a', 'by', 'form', 'next', 'within', 'constructor', 'toString', 'when', 'outcomes', 'late')
    const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('a', 'b', 'test/small', '1 day', 'constructor'))
    const { tree } = fc.letrec((tie) => ({ tree: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'), { maxKeys: 5 })) }))
    fc.assert(fc.property(fc.dictionary(key, tree), (data) => { look(JSON.stringify(data)) }), { numRuns: 500 })
  })

  it.each(Object.entries(HOSTILE))('%s is answered at once, with what is wrong', { timeout: 60_000 }, (_, [text, says]) => {
    const { findings } = look(text)
    expect(findings[0]?.message.en).toContain(says)
  })

  it('every line of the file that uses every construct may be left out alone', { timeout: 120_000 }, () => {
    const lines = GOOD.split('\n')
    const unnoticed = lines.filter((line, at) => line !== '' && look(lines.filter((_, index) => index !== at).join('\n')).ok)
    // What may be left out: a hint of an order or of who, never anything that others name.
    expect(unnoticed.length).toBeLessThan(lines.length / 3)
  })
})
