/** Goods, papers and the ledger of one decision. */
import type { Goods, GoodsMove, Outcome, Paper, Procedure, Values } from '../procedure/index.ts'
import { dueFor } from '../worktime/index.ts'
import type { Facts } from './commands.ts'
import { evaluate, scopeOf } from './scope.ts'
import { viewFrom } from './state-branches.ts'
import type { Ticket } from './state.ts'
import type { Unfolding } from './unfold.ts'

/** Whether an outcome moves more than there is, or takes what a holder must keep; looked at before anything happens. */
export function goodsFit(procedure: Procedure, ticket: Ticket, facts: Facts, outcome: Outcome, branch: string, values: Values): boolean {
  const held: Record<string, number> = { ...ticket.goods }
  const scope = scopeOf(procedure, ticket, facts, branch, values)
  return outcome.moves.every((move) => {
    const count = Number(evaluate(procedure, move.count, scope))
    if (!Number.isInteger(count) || count < 0) return false
    if (move.to !== undefined) held[`${move.goods}.${move.to}`] = (held[`${move.goods}.${move.to}`] ?? 0) + count
    if (move.from === undefined) return true
    const left = (held[`${move.goods}.${move.from}`] ?? 0) - count
    held[`${move.goods}.${move.from}`] = left
    return left >= mustKeep(procedure.goods[move.goods], move)
  })
}

/** Handing everything on to be sealed or returned ends the duty to keep some. */
function mustKeep(goods: Goods | undefined, move: GoodsMove): number {
  return (move.from === undefined ? 0 : goods?.keep[move.from]) ?? 0
}

export function moveGoods(unfolding: Unfolding, outcome: Outcome, branch: string): void {
  for (const move of outcome.moves) {
    const count = Number(evaluate(unfolding.procedure, move.count, unfolding.scope(branch)))
    if (count === 0) continue
    const witness = move.witness === undefined ? null : viewFrom(unfolding.ticket, branch).values[move.witness]
    unfolding.emit({ type: 'goodsMoved', goods: move.goods, from: move.from ?? null, to: move.to ?? null, count, witness: typeof witness === 'string' ? witness : null })
  }
}

export function issuePaper(unfolding: Unfolding, paper: Paper, branch: string): void {
  const nr = (unfolding.ticket.papers[paper.key] ?? 0) + 1
  const number = paper.number.replaceAll('{number}', unfolding.ticket.number).replaceAll('{nr}', String(nr))
  unfolding.emit({ type: 'paperIssued', paper: paper.key, nr, number, copies: unfolding.who(paper.copies, branch) })
}

/** Proposed with what was known at that moment; final at once where the procedure names nobody to decide. */
export function propose(unfolding: Unfolding, key: string, moment: string, branch: string): void {
  const { procedure, facts } = unfolding
  const rule = procedure.ledger[key]
  if (!rule) return
  const to = unfolding.who(rule.to, branch)
  const amount = rule.amount ? Math.round(Number(evaluate(procedure, rule.amount, unfolding.scope(branch))) * 100) : null
  // Nobody to charge, or nothing to give: nothing to propose.
  if (to.length === 0 || amount === 0) return
  const view = viewFrom(unfolding.ticket, branch)
  const values = Object.fromEntries((rule.amount?.reads ?? []).flatMap((read) => (view.values[read] === undefined ? [] : [[read, view.values[read] ?? null]])))
  const hearUntil = rule.hearing ? dueFor(facts.calendar(procedure.calendar), 'legal', facts.now, rule.hearing).due : null
  unfolding.emit({
    type: 'ledgerProposed', nr: unfolding.ticket.ledger.length + 1, entry: key, to, amount, unit: rule.unit, moment, values, hearUntil,
    state: rule.approve.length === 0 ? 'confirmed' : 'proposed',
  })
}
