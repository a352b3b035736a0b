/** What happened, told in the labels of the procedure: "registered by Desk -> Assign: Passed on -> ..." */
import type { Label } from '../types.ts'
import type { PlannedClock, PlannedOutcome, PlannedStart, PlannedStep } from './plan.ts'
import type { Doer, Told } from './work.ts'

export function begun({ start }: PlannedStart): Label {
  return { zh: `由“${start.label.zh}”开始`, en: `begun by "${start.label.en}"` }
}

export function ownActs({ step }: PlannedStep, { outcome }: PlannedOutcome, by: Doer): Label {
  const itself = by === 'clock' || by === 'rule'
  return {
    zh: `${step.label.zh}：${outcome.label.zh}${itself ? '(自动)' : ''}`,
    en: `${step.label.en}: ${outcome.label.en}${itself ? ' (by itself)' : ''}`,
  }
}

export function struck({ clock }: PlannedClock, moment: 'warn' | 'late'): Label {
  return moment === 'late'
    ? { zh: `时限“${clock.label.zh}”到期`, en: `the limit "${clock.label.en}" runs out` }
    : { zh: `时限“${clock.label.zh}”预警`, en: `the limit "${clock.label.en}" warns` }
}

/** What was told, in its order. */
export function inOrder(told: Told): Label[] {
  const labels: Label[] = []
  for (let entry = told; entry; entry = entry.rest) labels.push(entry.label)
  return labels.reverse()
}

export function tell(labels: readonly Label[]): Label {
  return { zh: labels.map((label) => label.zh).join(' → '), en: labels.map((label) => label.en).join(' -> ') }
}
