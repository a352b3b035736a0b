/** Every procedure of the library, and any other, can be played with an empty plan: nothing is lost, and what is assumed is said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendars, planOf } from '../../../test/support/simulation.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { Procedure } from '../procedure/index.ts'
import { randomProcedure } from '../procedure/verify/random-procedure.ts'
import { describeSimulation } from './describe-simulation.ts'
import { simulate } from './simulate.ts'

const LIBRARY = join(import.meta.dirname, '../../../procedures')
const FILES = readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml') && !name.endsWith('.scenarios.yaml')).sort()

function playEmpty(procedure: Procedure, weeks: number): void {
  const report = simulate(procedure, calendars, planOf(procedure, { weeks, warmUp: 0, replications: 1, arrivals: '2 per working day' }))
  expect(report.tickets.arrived).toBe(report.tickets.closed + report.tickets.open)
  expect(report.tickets.arrived).toBeGreaterThan(0)
  // Whatever is waited for at the end has been reached: no ticket goes on without a step.
  expect(report.steps.reduce((sum, { opened }) => sum + opened, 0)).toBeGreaterThanOrEqual(report.tickets.open)
  for (const lang of ['zh', 'en'] as const) expect(describeSimulation(report, lang).join('\n')).not.toMatch(/undefined|NaN|Infinity/)
}

describe('the library', () => {
  it.each(FILES)('%s', (name) => {
    const compiled = compileProcedure(readFileSync(join(LIBRARY, name), 'utf8'))
    // What does not compile is told by its own tests.
    if (!compiled.ok) return
    playEmpty(compiled.procedure, 26)
  })
})

describe('any procedure', () => {
  it('made up at random is played to the end of its weeks', () => {
    let played = 0
    for (let seed = 1; seed <= 150; seed += 1) {
      const compiled = compileProcedure(randomProcedure(seed))
      if (!compiled.ok) continue
      playEmpty(compiled.procedure, 8)
      played += 1
    }
    expect(played).toBeGreaterThan(100)
  }, 60_000)
})
