/** Where routes lead, found once per procedure. */
import type { Procedure, Step } from '../procedure/index.ts'
import { oncePerProcedure } from './once-per-procedure.ts'

const joins = oncePerProcedure(() => new Map<string, Step | undefined>())

/** The nearest join that the ways out of a step lead to. */
export function joinAfter(procedure: Procedure, step: string): Step | undefined {
  const known = joins(procedure)
  if (!known.has(step)) known.set(step, findJoin(procedure, step))
  return known.get(step)
}

function findJoin(procedure: Procedure, from: string): Step | undefined {
  const seen = new Set([from])
  const queue = [from]
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    const step = procedure.steps[key]
    if (step?.kind === 'join') return step
    for (const route of step?.outcomes.flatMap((outcome) => outcome.next) ?? []) {
      for (const to of route.to) {
        if (seen.has(to)) continue
        seen.add(to)
        queue.push(to)
      }
    }
  }
  return undefined
}
