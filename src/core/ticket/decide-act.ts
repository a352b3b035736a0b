/** Acting at a step: one chooses an outcome, or several vote. */
import type { Outcome, Procedure, Step, Values, Vote } from '../procedure/index.ts'
import type { Decision, Facts, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { outcomesFor, resolveWho, voteOpenTo, whyNot } from './parties.ts'
import { recompute } from './computed.ts'
import { closedGate, scopeOf } from './scope.ts'
import type { OpenStep, Ticket } from './state.ts'
import { goodsFit } from './unfold-records.ts'
import { settle } from './unfold-run.ts'
import { placed, Unfolding } from './unfold.ts'
import { checkValues } from './values.ts'
import type { CheckedValues } from './values.ts'

type ActCommand = Extract<TicketCommand, { kind: 'act' }>

function findOpen(procedure: Procedure, ticket: Ticket, command: { readonly step: string; readonly nr: number }): { open: OpenStep; step: Step } | undefined {
  const open = ticket.open.find((candidate) => candidate.step === command.step && candidate.nr === command.nr)
  const step = procedure.steps[command.step]
  return open && step ? { open, step } : undefined
}

export function act(procedure: Procedure, ticket: Ticket, command: ActCommand, facts: Facts): Decision {
  if (ticket.status === 'closed') return refuse('ticket.closed')
  const found = findOpen(procedure, ticket, command)
  if (!found) return refuse('ticket.step_not_open')
  const { open, step } = found
  const reason = whyNot(ticket, open, step, facts.actor)
  if (reason) return refuse(reason)
  const outcome = outcomesFor(procedure, ticket, open, step, facts.actor, facts).find((candidate) => candidate.key === command.outcome)
  if (!outcome) return refuse('ticket.unknown_outcome')
  if (step.kind === 'survey' && !surveyFits(command.survey, outcome.whenSolved)) return refuse('ticket.survey_needed')
  const { values, problems } = checkForm(procedure, ticket, open, formOf(step, outcome), command.values, facts)
  if (problems.length > 0) return refuse('ticket.values_invalid', problems)
  const closed = whyClosed(procedure, ticket, open, outcome, values, facts)
  if (closed) return closed
  const survey = step.kind === 'survey' ? command.survey : undefined
  const unfolding = new Unfolding(procedure, ticket, facts)
  if (step.vote) vote(unfolding, step, open, outcome, step.vote, values)
  else unfolding.then({ kind: 'act', act: { step, nr: open.nr, branch: open.branch, outcome, values, survey } })
  return settle(unfolding)
}

/** What is filled in to end a step this way. */
function formOf(step: Step, outcome: Outcome): Step['form'] {
  if (outcome.form.length === 0) return step.form
  if (step.form.length === 0) return outcome.form
  // A field that both ask for is asked for once.
  const fields = new Map(step.form.map(({ field, required }) => [field, required]))
  for (const { field, required } of outcome.form) fields.set(field, required || fields.get(field) === true)
  return [...fields].map(([field, required]) => ({ field, required }))
}

function checkForm(procedure: Procedure, ticket: Ticket, open: OpenStep, form: Step['form'], given: Values, facts: Facts): CheckedValues {
  const scope = scopeOf(procedure, ticket, facts, open.branch)
  return checkValues(procedure, form, given, { facts, scope, who: (whos) => resolveWho(procedure, ticket, whos, facts, open.branch) })
}

/** Gates look at the ticket as it would be: what was just filled in and what follows from it by computing included. */
function whyClosed(procedure: Procedure, ticket: Ticket, open: OpenStep, outcome: Outcome, values: Values, facts: Facts): Decision | undefined {
  if (outcome.needs.length > 0) {
    const filled = scopeOf(procedure, ticket, facts, open.branch, values)
    const scope = { ...filled, values: { ...filled.values, ...recompute(procedure, filled) } }
    const gate = closedGate(procedure, outcome.needs, scope)
    if (gate) return refuse('ticket.gate_closed', [], gate)
  }
  if (outcome.moves.length > 0 && !goodsFit(procedure, ticket, facts, outcome, open.branch, values)) return refuse('ticket.goods_short')
  return undefined
}

/** One more vote; the step ends as soon as the result cannot change any more. */
function vote(unfolding: Unfolding, step: Step, open: OpenStep, outcome: Outcome, rule: Vote, values: Values): void {
  const party = voteOpenTo(open, unfolding.facts.actor)
  if (party === undefined) return
  unfolding.emit({ type: 'voted', step: step.key, nr: open.nr, party, outcome: outcome.key, values, ...placed(open.branch) })
  const cast = [...open.votes.map((entry) => entry.outcome), outcome.key]
  const all = open.assignees.length
  const wanted = rule.needs === 'all' ? all : rule.needs === 'majority' ? Math.floor(all / 2) + 1 : Math.min(rule.needs, all)
  const inFavour = cast.filter((entry) => entry === rule.outcome).length
  const key = inFavour >= wanted ? rule.outcome : inFavour + (all - cast.length) < wanted ? rule.otherwise : undefined
  const decided = step.outcomes.find((candidate) => candidate.key === key)
  // What the last voter wrote goes along when it was for the result.
  if (decided) unfolding.then({ kind: 'act', act: { step, nr: open.nr, branch: open.branch, outcome: decided, values: decided.key === outcome.key ? values : {} } })
}

function surveyFits(survey: ActCommand['survey'], whenSolved: boolean | undefined): boolean {
  if (whenSolved !== undefined && survey?.solved !== whenSolved) return false
  return survey?.satisfied === undefined || (Number.isInteger(survey.satisfied) && survey.satisfied >= 1 && survey.satisfied <= 5)
}

export function claim(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'claim' | 'release' }>, facts: Facts): Decision {
  const found = findOpen(procedure, ticket, command)
  if (!found) return refuse('ticket.step_not_open')
  const reason = whyNot(ticket, found.open, found.step, facts.actor)
  if (reason) return refuse(reason)
  const by = command.kind === 'claim' ? facts.actor.ref : null
  if (found.open.claimedBy === by) return refuse('ticket.nothing_changed')
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.emit({ type: 'claimed', step: command.step, nr: command.nr, by })
  if (by !== null) unfolding.then({ kind: 'moment', name: `${command.step}.claimed`, branch: found.open.branch })
  return settle(unfolding)
}

/** The ticket that was waited for has ended: its end chooses the outcome. */
export function otherEnded(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'otherEnded' }>, facts: Facts): Decision {
  if (ticket.status === 'closed') return refuse('ticket.closed')
  const found = findOpen(procedure, ticket, command)
  if (!found || found.step.kind !== 'ticket') return refuse('ticket.step_not_open')
  const reason = whyNot(ticket, found.open, found.step, facts.actor)
  if (reason) return refuse(reason)
  const { outcomes } = found.step
  const outcome = outcomes.find((candidate) => candidate.ends.includes(command.end)) ?? outcomes.find((candidate) => candidate.ends.length === 0)
  if (!outcome) return refuse('ticket.unknown_outcome')
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.then({ kind: 'act', act: { step: found.step, nr: command.nr, branch: found.open.branch, outcome, values: {} } })
  return settle(unfolding)
}
