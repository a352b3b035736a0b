/** Open steps of a ticket on the new version: where each goes, who would have it, and why it cannot. */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Step, Who } from '../procedure/types.ts'
import { resolveWho, viewFrom } from '../ticket/index.ts'
import type { OpenStep, Party, Ticket } from '../ticket/index.ts'
import { joinAfter } from '../ticket/routes.ts'
import { isStaffed } from '../ticket/parties.ts'
import { isEmpty } from '../ticket/values.ts'
import { both, same } from './change.ts'
import { nameOf } from './names.ts'
import { refuseMove } from './migrate-refusals.ts'
import type { MigrationRefusal, Move, StepMove } from './migration.ts'
import { sayField, sayStep } from './say.ts'

export interface MovedStep {
  readonly move: StepMove
  readonly refusals: readonly MigrationRefusal[]
}

/** `moved` is the ticket under its new names, its open steps in the same order. */
export function moveSteps(move: Move, moved: Ticket): MovedStep[] {
  return move.ticket.open.map((open, index) => moveStep(move, moved, open, moved.open[index] ?? open))
}

function moveStep(move: Move, moved: Ticket, open: OpenStep, there: OpenStep): MovedStep {
  const { before, after, facts } = move
  const step = ownEntry(after.steps, nameOf(move.mapping.steps, open.step))
  const stays: StepMove = { from: open.step, to: step?.key, nr: open.nr, branch: open.branch, before: open.assignees, after: open.assignees, claim: open.claimedBy === null ? 'none' : 'kept', vacant: false }
  if (!step) return { move: { ...stays, after: [] }, refusals: [refuseMove('step.gone', open.step, sayStep(before, open.step))] }
  const assignees = assigneesOf(move, moved, open, there, step)
  const released = open.claimedBy !== null && !mayKeep(open.claimedBy, assignees, facts)
  const vacant = needsSomebody(step) && !assignees.some((party) => isStaffed(moved, party, facts))
  return {
    move: { ...stays, after: assignees, claim: released ? 'released' : stays.claim, vacant },
    refusals: [...kindRefusals(move, open, step), ...branchRefusals(move, open, there, step), ...nobodyRefusals(move, moved, there, step, assignees), ...voteRefusals(move, open, step)],
  }
}

/** Whoever has it keeps it, unless the rule who has it is another one now: somebody may have been given it by hand. */
function assigneesOf({ renamed, after, facts }: Move, moved: Ticket, open: OpenStep, there: OpenStep, step: Step): readonly Party[] {
  const now = resolveWho(after, moved, step.by, facts, there.branch)
  const asBefore = resolveWho(renamed, moved, renamed.steps[step.key]?.by ?? [], facts, there.branch)
  return same(now.toSorted(), asBefore.toSorted()) ? open.assignees : now
}

function mayKeep(claimedBy: string, assignees: readonly Party[], facts: Move['facts']): boolean {
  return assignees.includes(claimedBy) || (claimedBy.startsWith('person:') && facts.directory.isOneOf(claimedBy.slice('person:'.length), assignees))
}

const needsSomebody = (step: Step): boolean => step.kind === 'task' || step.kind === 'meeting' || step.kind === 'survey'
/** Steps where somebody acts may change into one another. */
const kindOf = (step: Step): string => (step.kind === 'meeting' ? 'task' : step.kind)

function kindRefusals({ before, after }: Move, open: OpenStep, step: Step): MigrationRefusal[] {
  const was = ownEntry(before.steps, open.step)
  if (!was) return []
  if (was.kind === 'ticket' && (step.kind !== 'ticket' || step.opens?.procedure !== was.opens?.procedure)) {
    return [refuseMove('step.child_waited_for', open.step, sayStep(before, open.step), both(open.waitsFor ?? was.opens?.procedure ?? ''))]
  }
  return kindOf(was) === kindOf(step) ? [] : [refuseMove('step.other_kind', step.key, sayStep(after, step.key))]
}

function branchRefusals({ before, after, mapping }: Move, open: OpenStep, there: OpenStep, step: Step): MigrationRefusal[] {
  if (open.branch === '') return []
  const forks = open.branch.split('/').map((part) => part.slice(0, part.indexOf('#'))).filter((fork) => fork !== '')
  const lost = forks.some((fork) => ownEntry(after.steps, nameOf(mapping.steps, fork))?.each === undefined)
  if (lost) return [refuseMove('branch.no_fork', open.step, sayStep(before, open.step))]
  return joinAfter(before, open.step) && !joinAfter(after, there.step) ? [refuseMove('branch.no_join', step.key, sayStep(after, step.key))] : []
}

function nobodyRefusals({ after }: Move, moved: Ticket, there: OpenStep, step: Step, assignees: readonly Party[]): MigrationRefusal[] {
  if (assignees.length > 0 || !needsSomebody(step)) return []
  const { values } = viewFrom(moved, there.branch)
  const empty = fieldsOf(step.by.flatMap((who) => (who.kind === 'role' ? after.roles[who.role]?.who ?? [] : [who]))).filter((field) => isEmpty(values[field] ?? null))
  const [field] = empty
  return [field === undefined ? refuseMove('step.nobody', step.key, sayStep(after, step.key)) : refuseMove('step.field_empty', step.key, sayStep(after, step.key), sayField(after, field))]
}

function fieldsOf(whos: readonly Who[]): string[] {
  return whos.flatMap((who) => ('field' in who ? [who.field] : who.kind === 'superiorOf' ? fieldsOf(who.who) : who.kind === 'firstOf' ? fieldsOf(who.whos) : []))
}

function voteRefusals({ before }: Move, open: OpenStep, step: Step): MigrationRefusal[] {
  const kept = open.votes.every((vote) => step.outcomes.some((outcome) => outcome.key === vote.outcome))
  return open.votes.length > 0 && (!step.vote || !kept) ? [refuseMove('step.votes_lost', open.step, sayStep(before, open.step))] : []
}

/** Two open steps that would be told apart by nothing. */
export function collidingSteps({ after, mapping, ticket }: Move): MigrationRefusal[] {
  const targets = ticket.open.map((open) => `${nameOf(mapping.steps, open.step)}#${open.nr}`)
  const twice = targets.filter((to, index) => targets.indexOf(to) !== index).map((to) => to.slice(0, to.lastIndexOf('#')))
  return [...new Set(twice)].map((step) => refuseMove('step.collides', step, sayStep(after, step)))
}

/** Branches that wait at a join for the others. */
export function lostJoins({ before, after, mapping, ticket }: Move): MigrationRefusal[] {
  const waiting = [...new Set(ticket.branches.filter((branch) => !branch.over && branch.arrivedAt !== null).flatMap((branch) => branch.arrivedAt ?? []))]
  return waiting.filter((join) => ownEntry(after.steps, nameOf(mapping.steps, join))?.kind !== 'join').map((join) => refuseMove('branch.join_gone', join, sayStep(before, join)))
}
