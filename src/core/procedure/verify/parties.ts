/** Who may be meant by a "who" in an abstract state: every list of parties it can come to. */
import type { Label, Procedure } from '../types.ts'
import { ownEntry } from '../own-entry.ts'
import type { Fact, Mask } from './facts.ts'
import { factsIn, maskOf, openAtom, truthOf } from './formula.ts'
import type { Formula } from './formula.ts'
import type { Naming, PlannedWho } from './planned-who.ts'
import { known } from './state.ts'
import type { BranchPath, State } from './state.ts'

export type Party = Extract<PlannedWho, { kind: 'many' | 'one' }>

/** One list that a "who" may come to: who is on it, and what is missing so that others are not. */
export interface PartyList {
  readonly parties: readonly Party[]
  readonly missing: readonly Fact[]
}

/** More lists than this are not told apart: the procedure's levels and cases make a handful. */
const MOST_LISTS = 64
const NOBODY: PartyList = { parties: [], missing: [] }

/** Nobody on a list: nobody is named. Of a chain of stand-ins all are listed: any of them may act when the others cannot. */
export function partiesOf(whos: readonly PlannedWho[], state: State, path: BranchPath): PartyList[] {
  return listsOf(whos, (fact) => known(state, path, fact))
}

function listsOf(whos: readonly PlannedWho[], look: Look): PartyList[] {
  return whos.reduce<PartyList[]>((lists, who) => {
    const more = oneOf(who, look)
    return lists.flatMap((list) => more.map((added) => ({ parties: [...list.parties, ...added.parties], missing: [...list.missing, ...added.missing] }))).slice(0, MOST_LISTS)
  }, [NOBODY])
}

function oneOf(who: PlannedWho, look: Look): PartyList[] {
  switch (who.kind) {
    case 'many':
    case 'one': {
      const { there, missing } = namedBy(who.named, look)
      const isMissing = missing || (who.kind === 'one' && who.maybe)
      return [...(there ? [{ parties: [who], missing: [] }] : []), ...(isMissing ? [{ parties: [], missing: who.named && missing ? [who.named.fact] : [] }] : [])]
    }
    case 'first': return listsOf(who.whos, look)
    case 'byLevel': return who.levels.filter(({ key }) => (look(who.level) & who.level.after(key)) !== 0).flatMap(({ whos }) => listsOf(whos, look))
    case 'cases': {
      const lists: PartyList[] = []
      let looks = [look]
      for (const { when, whos } of who.cases) {
        const cases = when ? looks.flatMap((one) => lookCases(when.formula, one)) : looks.map((one) => ({ look: one, holds: true }))
        for (const one of cases) if (one.holds) lists.push(...listsOf(whos, one.look))
        looks = cases.flatMap((one) => (one.holds ? [] : [one.look]))
      }
      return looks.length > 0 ? [...lists, NOBODY] : lists
    }
  }
}

type Look = (fact: Fact) => Mask

/** Every way a condition can turn out, with what is known then. */
function lookCases(formula: Formula, look: Look): { readonly look: Look; readonly holds: boolean }[] {
  const truth = truthOf(formula, look)
  if (truth !== undefined) return [{ look, holds: truth }]
  const atom = openAtom(formula, look)
  if (!atom) return [{ look, holds: true }, { look, holds: false }]
  const now = look(atom.fact)
  return [now & maskOf(atom), now & ~maskOf(atom)].flatMap((part) => lookCases(formula, (fact) => (fact === atom.fact ? part : look(fact))))
}

function namedBy(named: Naming | undefined, look: Look): { readonly there: boolean; readonly missing: boolean } {
  if (!named) return { there: true, missing: false }
  const mask = look(named.fact)
  const there = mask & named.fact.where(named.test)
  return { there: there !== 0, missing: there !== mask }
}

/** Every fact on which it depends who is meant. */
export function factsOfWho(whos: readonly PlannedWho[]): Fact[] {
  return whos.flatMap((who): Fact[] => {
    switch (who.kind) {
      case 'many':
      case 'one': return who.named ? [who.named.fact] : []
      case 'first': return factsOfWho(who.whos)
      case 'byLevel': return [who.level, ...who.levels.flatMap(({ whos: inner }) => factsOfWho(inner))]
      case 'cases': return who.cases.flatMap(({ when, whos: inner }) => [...(when ? factsIn(when.formula) : []), ...factsOfWho(inner)])
    }
  })
}

/** The parties a "who" can ever come to. */
export function everyParty(whos: readonly PlannedWho[]): Party[] {
  return whos.flatMap((who): Party[] => {
    switch (who.kind) {
      case 'many':
      case 'one': return [who]
      case 'first': return everyParty(who.whos)
      case 'byLevel': return who.levels.flatMap(({ whos: inner }) => everyParty(inner))
      case 'cases': return who.cases.flatMap(({ whos: inner }) => everyParty(inner))
    }
  })
}

/** What a fact is called: a field by its label, a doer by the step. */
export function factInWords(procedure: Procedure, fact: Fact): Label {
  const field = fact.nature.field
  if (field) return { zh: `“${field.label.zh}”`, en: `"${field.label.en}"` }
  const step = ownEntry(procedure.steps, fact.name.replace(/^doer /, ''))
  return step ? { zh: `办过“${step.label.zh}”的人`, en: `whoever did "${step.label.en}"` } : { zh: '登记的人', en: 'whoever registered it' }
}
