/** What people do to a procedure that worked: a route that leads elsewhere, a join that waits for more, a condition too many, a clock that is gone. */
import type { Dice } from './random-dice.ts'
import { randomCondition } from './random-draft.ts'
import type { Draft, DraftOutcome, DraftStep } from './random-draft.ts'

type Damage = (draft: Draft, dice: Dice) => void

const DAMAGES: readonly Damage[] = [
  // A route leads to any step at all, out of its branch too.
  (draft, dice) => { change(draft, dice, (outcome) => { outcome.next = dice.pick(Object.keys(draft.steps)) ?? 'end' }) },
  (draft, dice) => { change(draft, dice, (outcome) => { outcome.when = condition(draft, dice) }) },
  (draft, dice) => { change(draft, dice, (outcome) => { outcome.needs = condition(draft, dice) }) },
  (draft, dice) => { change(draft, dice, (outcome) => { outcome.next = [{ when: condition(draft, dice), to: dice.pick(Object.keys(draft.steps)) ?? 'end' }, { to: dice.pick(Object.keys(draft.steps)) ?? 'end' }] }) },
  (draft, dice) => {
    const join = steps(draft, 'join', dice)
    if (join) join.gathers = dice.pick(['all', 'any', 2, 3]) ?? 'all'
  },
  (draft, dice) => {
    const join = steps(draft, 'join', dice)
    if (join) join.next = dice.pick(Object.keys(draft.steps)) ?? 'end'
  },
  (draft, dice) => {
    const clock = draft.clocks[dice.pick(Object.keys(draft.clocks)) ?? '']
    if (clock) dice.pick([() => { clock.from = [anyMoment(draft, dice)] }, () => { clock.until = [anyMoment(draft, dice)] }, () => { clock.when = condition(draft, dice) }, () => { clock.pausedIn = [dice.pick(Object.keys(draft.steps).filter((key) => key !== 'end' && draft.steps[key]?.kind !== 'join')) ?? 'end'].filter((key) => key !== 'end') }])?.()
  },
  (draft, dice) => {
    const task = steps(draft, 'task', dice)
    const free = Object.entries(task?.outcomes ?? {}).find(([, outcome]) => !outcome.form.some((field) => field.endsWith('!')))
    if (task && !task.vote && free) task.skip = [{ when: condition(draft, dice), take: free[0] }]
  },
]

export function spoil(draft: Draft, dice: Dice): void {
  dice.pick(DAMAGES)?.(draft, dice)
}

function condition(draft: Draft, dice: Dice): string {
  return randomCondition(dice, Object.keys(draft.steps))
}

function steps(draft: Draft, kind: DraftStep['kind'], dice: Dice): DraftStep | undefined {
  return dice.pick(Object.values(draft.steps).filter((step) => step.kind === kind))
}

function change(draft: Draft, dice: Dice, to: (outcome: DraftOutcome) => void): void {
  const outcome = dice.pick(Object.values(draft.steps).flatMap((step) => Object.values(step.outcomes)))
  if (outcome) to(outcome)
}

function anyMoment(draft: Draft, dice: Dice): string {
  const [key, step] = dice.pick(Object.entries(draft.steps).filter(([, entry]) => entry.kind !== 'end' && entry.kind !== 'join')) ?? ['received', undefined]
  return dice.pick(step ? [key, `${key}.${Object.keys(step.outcomes)[0] ?? ''}`, 'received', 'level.high'] : ['received']) ?? 'received'
}
