/** What the conditions of a procedure see of a ticket, and what they answer. */
import { ExpressionSpace, questionKey } from '../procedure/index.ts'
import type { Assignment, Expression, Label, Procedure, Row, Scope, Value, Values } from '../procedure/index.ts'
import type { Facts } from './commands.ts'
import { oncePerProcedure } from './once-per-procedure.ts'
import { siblingsOf, viewFrom } from './state-branches.ts'
import type { View } from './state-branches.ts'
import type { Ticket } from './state.ts'

interface Known {
  readonly space: ExpressionSpace
  /** Every question of the procedure answered by nothing. */
  readonly none: Readonly<Record<string, number | string>>
}

const knownOf = oncePerProcedure((procedure): Known => {
  const none = Object.fromEntries(procedure.questions.map((question): [string, number | string] => [questionKey(question), question.kind === 'cell' && question.type === 'text' ? '' : 0]))
  return { space: new ExpressionSpace(procedure), none }
})

/** Before there is a ticket, conditions see what was filled in and nothing else. */
export function scopeOfStart(procedure: Procedure, values: Values, channel: string, anonymous: boolean, facts: Facts): Scope {
  return {
    values, level: procedure.levels[0]?.key ?? '', channel, reopened: 0, anonymous, times: {}, outcomes: {}, parts: {}, held: {},
    answers: { ...knownOf(procedure).none, ...facts.answers },
  }
}

/** A condition over the rows of a register sees its row and the local day, and no ticket. */
export function scopeOfRow(row: Row, today: string): Scope {
  return { values: {}, level: '', channel: '', reopened: 0, anonymous: false, times: {}, outcomes: {}, parts: {}, held: {}, answers: {}, row, today }
}

/** What a place in the ticket sees: inside a branch, what happened there lies over the rest. */
export function scopeOf(procedure: Procedure, ticket: Ticket, facts: Facts, branch = '', over?: Values): Scope {
  const view = viewFrom(ticket, branch)
  return {
    values: over ? { ...view.values, ...over } : view.values,
    level: ticket.level, channel: ticket.channel, reopened: ticket.reopened, anonymous: ticket.anonymous,
    times: view.visits, outcomes: view.outcomes, parts: ticket.branches.length === 0 ? NO_PARTS : partsOf(ticket, view), held: ticket.goods,
    answers: procedure.questions.length === 0 ? NO_ANSWERS : { ...knownOf(procedure).none, ...facts.answers },
    ...(view.item === undefined ? {} : { item: view.item }),
  }
}

const NO_PARTS: Scope['parts'] = {}
const NO_ANSWERS: Scope['answers'] = {}

/** How each step ended in the branches of its latest fork. */
function partsOf(ticket: Ticket, view: View): Scope['parts'] {
  return Object.fromEntries(Object.keys(view.visits).map((step) => {
    const last = ticket.branches.findLast((branch) => branch.outcomes[step] !== undefined)
    return [step, last ? siblingsOf(ticket, last.path).flatMap((branch) => branch.outcomes[step] ?? []) : []]
  }))
}

export function holds(procedure: Procedure, when: Expression, scope: Scope): boolean {
  return knownOf(procedure).space.holds(when, scope)
}

export function evaluate(procedure: Procedure, expression: Expression, scope: Scope): Value {
  return knownOf(procedure).space.value(expression, scope)
}

export function assign(procedure: Procedure, assignments: readonly Assignment[], scope: Scope): Values {
  return Object.fromEntries(assignments.map(({ field, value }) => [field, evaluate(procedure, value, scope)]))
}

/** The label of the first gate that stays closed. */
export function closedGate(procedure: Procedure, gates: readonly { readonly that: Expression; readonly label: Label }[], scope: Scope): Label | undefined {
  return gates.find((gate) => !holds(procedure, gate.that, scope))?.label
}

/** The highest level whose criteria hold; levels are written from low to high. */
export function gradeBy(procedure: Procedure, scope: Scope): string {
  let level = procedure.levels[0]?.key ?? ''
  for (const candidate of procedure.levels) if (candidate.when && holds(procedure, candidate.when, scope)) level = candidate.key
  return level
}
