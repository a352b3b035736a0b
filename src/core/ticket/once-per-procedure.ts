/** What follows from a procedure alone, found once for each. */
import type { Procedure } from '../procedure/index.ts'

/** The procedure asked about last is answered without looking it up: one decision asks about one procedure many times. */
export function oncePerProcedure<T extends object>(find: (procedure: Procedure) => T): (procedure: Procedure) => T {
  const known = new WeakMap<Procedure, T>()
  let last: { readonly procedure: Procedure; readonly found: T } | undefined
  return (procedure) => {
    if (last?.procedure === procedure) return last.found
    const found = known.get(procedure) ?? find(procedure)
    known.set(procedure, found)
    last = { procedure, found }
    return found
  }
}
