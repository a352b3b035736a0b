/** No person can both do and verify: what `never` forbids must leave somebody. What can be said without looking at a single state. */
import { whoInWords } from '../describe/who-words.ts'
import type { Step } from '../types.ts'
import { stepNamed } from './walk-moments.ts'
import { everyParty } from './parties.ts'
import type { Plan, PlannedStep } from './plan.ts'
import type { PlannedWho } from './planned-who.ts'
import type { Report } from './report.ts'

export function checkSameHands(plan: Plan, report: Report): void {
  for (const planned of plan.steps) {
    const { step, path } = planned
    for (const [index, key] of step.never.entries()) {
      const other = stepNamed(plan, key)
      if (!other) continue
      if (!isDoneByPeople(other.step)) report.add('verify.never_nobody', [...path, 'never', index], { step: step.label, other: other.step.label })
      else if (isSamePerson(planned, other)) report.add('verify.same_hands', [...path, 'never', index], { step: step.label, other: other.step.label, who: whoInWords(plan.procedure, [...step.by]) })
    }
    const { vote } = step
    const most = new Set(everyParty(planned.by).map((party) => (party.kind === 'one' ? party.identity : party))).size
    if (vote && typeof vote.needs === 'number' && vote.needs > most && planned.by.every(isOneParty)) {
      report.add('verify.vote_too_many', [...path, 'vote', 'needs'], { step: step.label, wanted: String(vote.needs), most: String(most) })
    }
  }
}

function isDoneByPeople(step: Step): boolean {
  if (step.kind === 'wait' || step.kind === 'ticket' || step.kind === 'join' || step.kind === 'end') return false
  return step.by.some((who) => who.kind !== 'reporter' && who.kind !== 'outside')
}

/** A unit, a post or one named person; a list of people in a field, or a choice by case, may be more. */
function isOneParty(who: PlannedWho): boolean {
  return who.kind === 'one' || (who.kind === 'many' && !who.named)
}

/** Whether both are for one and the same single person as things usually are: a stand-in acts only while that person is missing. */
function isSamePerson(step: PlannedStep, other: PlannedStep): boolean {
  const identity = usually(step.by)
  return identity !== undefined && (identity === usually(other.by) || identity === `doer ${other.step.key}`)
}

function usually(whos: readonly PlannedWho[]): string | undefined {
  const [only] = whos
  if (!only || whos.length !== 1) return undefined
  if (only.kind === 'one') return only.identity
  return only.kind === 'first' ? usually(only.whos.slice(0, 1)) : undefined
}
