import type { Procedure } from '../types.ts'

/** The steps that a step's outcomes, or a join, lead to, in the order they are written. */
export function nextSteps(procedure: Procedure, step: string): string[] {
  const { outcomes, next } = procedure.steps[step] ?? { outcomes: [], next: [] }
  return [...new Set([...outcomes.flatMap((outcome) => outcome.next), ...next].flatMap((route) => route.to))]
}
