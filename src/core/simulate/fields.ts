/** Which fields of a procedure matter to the simulator, and where they are written. */
import type { Procedure } from '../procedure/index.ts'
import { Conditions } from './conditions.ts'
import { fieldNamed } from './model-hands.ts'
import type { Plan } from './plan.ts'
import { readEveryCondition } from './where-conditions.ts'

/** Fields that conditions read (through computed fields too), that open branches, and that name who acts. */
export function fieldsAskedFor(procedure: Procedure, plan: Plan): string[] {
  const conditions = new Conditions(procedure, plan.conditions)
  readEveryCondition(procedure, conditions, Object.keys(plan.routes))
  const read = new Set<string>([
    ...conditions.chances.flatMap(({ reads }) => reads), ...Object.keys(plan.items), ...Object.keys(plan.split).map((party) => fieldNamed(procedure, party)),
  ])
  return Object.keys(procedure.fields).filter((key) => read.has(key))
}

/** Steps that may be open in a branch: what a fork leads to, as far as the next join. */
export function stepsInBranches(procedure: Procedure): Set<string> {
  const { steps, starts } = procedure
  const routes = [...Object.values(starts).flatMap(({ next }) => next), ...Object.values(steps).flatMap((step) => [...step.next, ...step.outcomes.flatMap(({ next }) => next)])]
  const forked = [...routes.filter(({ to }) => to.length > 1).flatMap(({ to }) => to), ...Object.values(steps).filter(({ each }) => each !== undefined).map(({ key }) => key)]
  const found = new Set<string>()
  const queue = [...forked]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const step = steps[key]
    if (!step || step.kind === 'join' || found.has(key)) continue
    found.add(key)
    queue.push(...step.outcomes.flatMap(({ next }) => next.flatMap(({ to }) => to)))
  }
  return found
}
