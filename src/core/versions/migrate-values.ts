/** Values of a ticket on the new version: under new names, without what the new version does not know, refused when they would be wrong there. */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Values } from '../procedure/index.ts'
import type { Procedure } from '../procedure/types.ts'
import { checkValues, resolveWho } from '../ticket/index.ts'
import type { BranchPath, Ticket, ValueProblem } from '../ticket/index.ts'
import { scopeOf } from '../ticket/scope.ts'
import { isEmpty } from '../ticket/values.ts'
import { both } from './change.ts'
import { nameOf } from './names.ts'
import { refuseMove } from './migrate-refusals.ts'
import type { MigrationRefusal, Move, ValueMoves } from './migration.ts'
import { sayField } from './say.ts'

/** The values under their new names; computed ones are worked out anew by whoever goes on. */
export function renameValues({ after, mapping }: Move, values: Values): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => {
    const to = nameOf(mapping.fields, key)
    return ownEntry(after.fields, to) ? [[to, value]] : []
  }))
}

export function moveValues(move: Move): ValueMoves {
  const { after, mapping, ticket } = move
  const filled = Object.keys(ticket.values).filter((key) => !isEmpty(ticket.values[key] ?? null))
  const there = filled.filter((key) => ownEntry(after.fields, nameOf(mapping.fields, key)))
  const now = renameValues(move, ticket.values)
  const asked = ownEntry(after.starts, ticket.channel)?.form ?? []
  return {
    kept: there.filter((key) => nameOf(mapping.fields, key) === key),
    renamed: there.filter((key) => nameOf(mapping.fields, key) !== key).map((key) => ({ from: key, to: nameOf(mapping.fields, key) })),
    dropped: filled.filter((key) => !there.includes(key)),
    missing: asked.filter((entry) => entry.required && isEmpty(now[entry.field] ?? null)).map((entry) => entry.field),
  }
}

/** What was within its bounds when it was written stays; a bound that became narrower is no fault of the ticket. */
const BOUNDS: readonly ValueProblem['code'][] = ['field.required', 'field.too_long', 'field.too_large', 'field.too_small', 'field.too_many', 'field.too_few', 'field.not_among', 'field.unexpected']

/** Values that the new version cannot read: of another type, a choice that is gone. `moved` is the ticket under its new names. */
export function invalidValues(move: Move, moved: Ticket): MigrationRefusal[] {
  const { after, facts } = move
  const inPlace = (values: Values, branch: BranchPath): MigrationRefusal[] => {
    const readable = Object.fromEntries(Object.entries(values).filter(([key]) => after.fields[key]?.value === undefined))
    const form = Object.keys(readable).map((field) => ({ field, required: false }))
    const { problems } = checkValues(after, form, readable, { facts, scope: scopeOf(after, moved, facts, branch), who: (whos) => resolveWho(after, moved, whos, facts, branch) })
    const faults = problems.filter((problem) => !BOUNDS.includes(problem.code) && isNews(move, problem.field))
    return faults.map((problem) => refuseMove('value.invalid', problem.field, sayField(after, problem.field), both(problem.column ?? problem.code.replace('field.', '').replaceAll('_', ' '))))
  }
  return [...inPlace(moved.values, ''), ...moved.branches.filter((branch) => !branch.over).flatMap((branch) => inPlace(renameValues(move, branch.values), branch.path))]
}

/** A fault that the old version has as well (a person who has left since) is not a reason to stay on it. */
function isNews({ renamed, after }: Move, field: string): boolean {
  const [was, is] = [renamed.fields[field], after.fields[field]]
  const shape = (one: Procedure['fields'][string] | undefined): string => JSON.stringify([one?.type, one?.choices.map((choice) => choice.key), one?.columns.map(({ key, type, choices }) => [key, type, choices.map((choice) => choice.key)]), one?.items.map((item) => item.key), one?.register])
  return shape(was) !== shape(is)
}

/** Two old fields under one new name. */
export function collidingValues({ after, mapping, ticket }: Move): MigrationRefusal[] {
  const targets = Object.keys(ticket.values).filter((key) => !isEmpty(ticket.values[key] ?? null)).map((key) => nameOf(mapping.fields, key))
  return [...new Set(targets.filter((to, index) => targets.indexOf(to) !== index))].map((to) => refuseMove('value.collides', to, sayField(after, to)))
}
