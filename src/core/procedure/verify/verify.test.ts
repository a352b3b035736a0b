import { describe, expect, it } from 'vitest'
import { compileProcedure, verifyProcedure } from '../index.ts'
import type { Finding } from '../index.ts'
import { HANDS, TIME_AND_USE, WAYS, WORDS_AND_READS } from './planted/cases.ts'
import type { Spoilt } from './planted/cases.ts'
import { GOOD } from './planted/good.ts'
import { SOUND } from './planted/sound.ts'
import { VERIFY_SENTENCES } from './verify-sentences.ts'

const SPOILT: readonly Spoilt[] = [...WAYS, ...HANDS, ...WORDS_AND_READS, ...TIME_AND_USE]

function findingsOf(text: string, mostStates?: number): Finding[] {
  const compiled = compileProcedure(text)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('\n'))
  return verifyProcedure(compiled.procedure, compiled.places, mostStates === undefined ? {} : { mostStates })
}

function changed(changes: Spoilt['changes']): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not once in the file: ${from}`)
    return text.replace(from, () => to)
  }, GOOD)
}

function spoil(changes: Spoilt['changes']): { text: string; line: number; column: number } {
  const marked = changed(changes)
  const at = marked.indexOf('<<')
  const before = marked.slice(0, at).split('\n')
  return { text: marked.replace('<<', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

describe('a procedure that is written correctly', () => {
  it('has nothing said against it when it is sound', () => {
    expect(findingsOf(GOOD)).toEqual([])
  })

  it.each(SPOILT)('is told $code for $what, and where', ({ code, changes, says }) => {
    const { text, line, column } = spoil(changes)
    const findings = findingsOf(text)
    const found = findings.find((candidate) => candidate.code === code)
    expect([...new Set(findings.map((candidate) => candidate.code))]).toEqual([code])
    expect(found?.message.zh).toMatch(/\p{Script=Han}/u)
    expect(`${found?.message.zh ?? ''}${found?.message.en ?? ''}`).not.toMatch(/\{\w+\}/)
    expect([found?.place.line, found?.place.column]).toEqual([line, column])
    if (says !== undefined) expect(found?.message.en).toContain(says)
  })

  it.each(SOUND)('is told nothing for $what', ({ changes }) => {
    expect(findingsOf(changed(changes))).toEqual([])
  })

  it('has a planted file for every code', () => {
    const planted = new Set<string>([...SPOILT.map((entry) => entry.code), 'verify.not_proved'])
    expect(Object.keys(VERIFY_SENTENCES).filter((code) => !planted.has(code))).toEqual([])
  })

  it('is not called proved when not all was looked at', () => {
    expect(findingsOf(GOOD, 5).map((found) => [found.code, found.severity])).toEqual([['verify.not_proved', 'warning']])
  })
})
