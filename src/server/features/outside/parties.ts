/** Whom outside a procedure reckons with: by the fields that name them. */
import type { Procedure, Who } from '../../../core/procedure/index.ts'

const known = new WeakMap<Procedure, readonly string[]>()

/** The fields of a procedure that name somebody outside, wherever it speaks of them. */
export function outsideFields(procedure: Procedure): readonly string[] {
  const there = known.get(procedure)
  if (there) return there
  const found = new Set<string>()
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look)
    else if (typeof part === 'object' && part !== null) {
      if (isOutside(part)) found.add(part.field)
      Object.values(part).forEach(look)
    }
  }
  look([procedure.roles, procedure.steps, procedure.words, procedure.rules, procedure.clocks, procedure.papers])
  const fields = [...found]
  known.set(procedure, fields)
  return fields
}

function isOutside(part: object): part is Extract<Who, { kind: 'outside' }> {
  return 'kind' in part && part.kind === 'outside' && 'field' in part
}

export const partyOf = (field: string): string => `outside:${field}`
export const fieldOf = (party: string): string => party.slice('outside:'.length)
