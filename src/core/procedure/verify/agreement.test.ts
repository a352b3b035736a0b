import { describe, expect, it } from 'vitest'
import { compare } from '../../../../bench/support/agreement.ts'
import { compileProcedure } from '../index.ts'
import type { Procedure } from '../index.ts'
import { randomProcedure } from './random-procedure.ts'

function made(seed: number): Procedure {
  const compiled = compileProcedure(randomProcedure(seed))
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => found.message.en).join('\n'))
  return compiled.procedure
}

/** The same on ten thousand procedures: npm run bench -- verify-agreement. */
describe('the verifier and the engine', () => {
  it('agree on random procedures: what is called sound never gets stuck in play, and every counterexample comes true', () => {
    const compared = Array.from({ length: 150 }, (_, seed) => compare(made(seed), 15, seed))
    expect(compared.flatMap((one, seed) => one.disagreements.map((disagreement) => ({ seed, ...disagreement })))).toEqual([])
    // Both kinds are there in numbers, and plays come to ends: else this would prove nothing.
    const count = (verdict: string): number => compared.filter((one) => one.verdict === verdict).length
    expect(count('always ends')).toBeGreaterThan(80)
    expect(count('may not end')).toBeGreaterThan(25)
    expect(compared.reduce((sum, one) => sum + one.neverSeenToEnd, 0)).toBe(0)
    expect(compared.reduce((sum, one) => sum + one.reproduced, 0)).toBeGreaterThan(20)
    expect(compared.reduce((sum, one) => sum + one.ended, 0)).toBeGreaterThan(1_000)
  }, 120_000)
})
