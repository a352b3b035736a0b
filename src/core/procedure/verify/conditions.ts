/** What a condition says of a state: the state parts where it depends, so that each part knows the answer. */
import type { Fact, Mask } from './facts.ts'
import { maskOf, openAtom, truthOf } from './formula.ts'
import type { Formula } from './formula.ts'
import { known, narrow } from './state.ts'
import type { BranchPath, State } from './state.ts'

export interface Case {
  readonly state: State
  readonly holds: boolean
}

/** Every way it can turn out. With `prefer`, facts that are not preferred are taken apart first. */
export function casesOf(formula: Formula, state: State, path: BranchPath): Case[] {
  const look = (fact: Fact): Mask => known(state, path, fact)
  const truth = truthOf(formula, look)
  if (truth !== undefined) return [{ state, holds: truth }]
  const atom = openAtom(formula, look)
  if (!atom) return [{ state, holds: true }, { state, holds: false }]
  return split(state, path, atom).flatMap((part) => casesOf(formula, part, path))
}

function split(state: State, path: BranchPath, atom: Extract<Formula, { kind: 'atom' }>): State[] {
  const mask = maskOf(atom)
  return [narrow(state, path, atom.fact, mask), narrow(state, path, atom.fact, atom.fact.any & ~mask)]
}

/**
 * Parts a state by what is fixed already, so that in each part it depends on nothing but facts of one's own choosing whether the formula holds,
 * and says whether they can be chosen so. `chosen` gives what such a fact may become; undefined for what is fixed.
 */
export function choices(formula: Formula, state: State, path: BranchPath, chosen: (fact: Fact) => Mask | undefined): Case[] {
  const look = (fact: Fact): Mask => chosen(fact) ?? known(state, path, fact)
  const truth = truthOf(formula, look)
  if (truth !== undefined) return [{ state, holds: truth }]
  const fixed = openAtom(formula, look, (fact) => chosen(fact) === undefined)
  if (fixed) return split(state, path, fixed).flatMap((part) => choices(formula, part, path, chosen))
  return [{ state, holds: canHold(formula, look) }]
}

/** Whether some choice makes it hold: facts are tried one after another. */
function canHold(formula: Formula, look: (fact: Fact) => Mask): boolean {
  const truth = truthOf(formula, look)
  if (truth !== undefined) return truth
  const atom = openAtom(formula, look)
  if (!atom) return true
  const mask = maskOf(atom)
  const now = look(atom.fact)
  return [now & mask, now & ~mask].some((part) => canHold(formula, (fact) => (fact === atom.fact ? part : look(fact))))
}
