import { describe, expect, it } from 'vitest'
import { compileProcedure } from './index.ts'
import type { FindingCode } from './index.ts'
import { EXPRESSION_FAULTS } from './planted/expressions.ts'
import { GOOD } from './planted/good.ts'
import { NAME_FAULTS } from './planted/names.ts'
import { PART_FAULTS } from './planted/parts.ts'
import type { Planted } from './planted/planted.ts'
import { SENSE_FAULTS } from './planted/sense.ts'
import { SHAPE_FAULTS } from './planted/shape.ts'
import { DOCUMENT_SENTENCES } from './sentences/document.ts'

const PLANTED: readonly Planted[] = [...SHAPE_FAULTS, ...NAME_FAULTS, ...EXPRESSION_FAULTS, ...PART_FAULTS, ...SENSE_FAULTS]
/** Said where several files are checked together; planted in check-together.test.ts. And what is only too large. */
const ELSEWHERE: readonly FindingCode[] = [
  'procedure.too_large', 'procedure.number_collides', 'procedure.unknown_procedure', 'procedure.no_such_start', 'procedure.other_field',
  'procedure.unknown_end', 'procedure.end_unanswered', 'procedure.same_procedure',
]

/** The place of the text `<<` marks, and the file without the mark. */
function plant(from: string, to: string): { text: string; line: number; column: number } {
  if (!GOOD.includes(from)) throw new Error(`not in the good file: ${from}`)
  const marked = GOOD.replace(from, () => to)
  const at = marked.indexOf('<<')
  const before = marked.slice(0, at).split('\n')
  return { text: marked.replace('<<', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function codesOf(text: string): FindingCode[] {
  return [...new Set(compileProcedure(text).findings.map((found) => found.code))]
}

describe('a procedure file that is wrong', () => {
  it('is not this one', () => {
    expect(compileProcedure(GOOD)).toMatchObject({ ok: true, findings: [] })
  })

  it.each(PLANTED)('says $code for $what, and where', ({ code, from, to, says }) => {
    const { text, line, column } = plant(from, to)
    const { findings } = compileProcedure(text)
    const found = findings.find((candidate) => candidate.code === code)
    expect([...new Set(findings.map((candidate) => candidate.code))]).toEqual([code])
    expect(found?.message.zh).toMatch(/\p{Script=Han}/u)
    expect(`${found?.message.zh ?? ''}${found?.message.en ?? ''}`).not.toMatch(/\{(name|path|key|reason|reasonZh|hint|hintZh|source|level|story|needs|count|expected|of|step|part|parts|table|column|field)\}/)
    if (to.includes('<<')) expect([found?.place.line, found?.place.column]).toEqual([line, column])
    if (says !== undefined) expect(found?.message.en).toContain(says)
  })

  it('has a planted file for every code', () => {
    const planted = new Set<string>([...PLANTED.map((entry) => entry.code), ...ELSEWHERE])
    expect(Object.keys(DOCUMENT_SENTENCES).filter((code) => !planted.has(code))).toEqual([])
  })

  it('may be five megabytes large, or a bomb, or a thousand brackets deep, and is answered at once', () => {
    const begun = performance.now()
    const bomb = Array.from({ length: 9 }, (_, level) => `a${level}: &a${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${level - 1}`)).join(', ')}]`).join('\n')
    expect(codesOf(GOOD + '#'.repeat(5_000_000))).toEqual(['procedure.too_large'])
    expect(codesOf('- a\n'.repeat(20_000))).toEqual(['procedure.too_large'])
    expect(codesOf(bomb)).toEqual(['procedure.yaml'])
    expect(codesOf('['.repeat(150_000))).toEqual(['procedure.yaml'])
    expect(codesOf('a: &a [*a]')).toContain('procedure.shape')
    expect(compileProcedure(`fields: {${Array.from({ length: 9_000 }, (_, n) => `k${n}: 1`).join(', ')}}`).findings.length).toBeLessThanOrEqual(100)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('shows all its faults, not the first', () => {
    const { text } = plant('form: [subject, kind, customer', 'form: [subjekt, kindd, customer')
    expect(compileProcedure(text).findings).toHaveLength(2)
  })
})
