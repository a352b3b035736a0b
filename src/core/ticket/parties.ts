/** Who may act: the procedure's "who" resolved on one ticket, and whether a person is among them. */
import type { Outcome, Procedure, Step, Value, Who } from '../procedure/index.ts'
import type { Actor, Facts, RefusalCode } from './commands.ts'
import type { BranchPath, Party } from './events.ts'
import { holds, scopeOf } from './scope.ts'
import { inBranch, siblingsOf, viewFrom } from './state-branches.ts'
import type { View } from './state-branches.ts'
import type { OpenStep, Ticket } from './state.ts'

/** Whom a "who" means at a place of the ticket. */
interface Place {
  readonly procedure: Procedure
  readonly ticket: Ticket
  readonly facts: Facts
  readonly branch: BranchPath
  readonly view: View
}

const fixed = new WeakMap<readonly Who[], readonly Party[] | null>()

/** The parties of a "who" that is the same on every ticket; undefined when it depends on one. */
export function fixedParties(procedure: Procedure, whos: readonly Who[]): readonly Party[] | undefined {
  const known = fixed.get(whos)
  if (known !== undefined) return known ?? undefined
  const parties = whos.map((who) => fixedOne(procedure, who))
  const made = parties.every((entry) => entry !== undefined) ? [...new Set(parties.flat())] : null
  fixed.set(whos, made)
  return made ?? undefined
}

function fixedOne(procedure: Procedure, who: Who): readonly Party[] | undefined {
  switch (who.kind) {
    case 'unit': return [`unit:${who.unit}`]
    case 'post': return [`post:${who.post}`]
    case 'reporter': return ['reporter']
    case 'role': return fixedParties(procedure, procedure.roles[who.role]?.who ?? [])
    default: return undefined
  }
}

/** The parties a "who" means on this ticket now; empty when the field it looks at is empty. */
export function resolveWho(procedure: Procedure, ticket: Ticket, whos: readonly Who[], facts: Facts, branch: BranchPath = ''): readonly Party[] {
  const fixed = fixedParties(procedure, whos)
  if (fixed) return fixed
  return resolveAll({ procedure, ticket, facts, branch, view: viewFrom(ticket, branch) }, whos)
}

function resolveAll(place: Place, whos: readonly Who[]): Party[] {
  return [...new Set(whos.flatMap((who) => resolveOne(place, who)))]
}

function resolveOne(place: Place, who: Who): Party[] {
  const { procedure, ticket, facts, view } = place
  switch (who.kind) {
    case 'unit': return [`unit:${who.unit}`]
    case 'post': return [`post:${who.post}`]
    case 'unitIn': return textIn(view.values[who.field]).map((unit) => `unit:${unit}`)
    // No field can be called item: it means the unit of this branch.
    case 'headOf': return textIn(who.field === 'item' ? view.item : view.values[who.field]).map((unit) => `head:${unit}`)
    case 'personIn': return textIn(view.values[who.field]).map((person) => `person:${person}`)
    case 'role': return resolveAll(place, procedure.roles[who.role]?.who ?? [])
    case 'actorOf': return personsOnly([view.actors[who.step]])
    case 'reporter': return ['reporter']
    case 'originator': return personsOnly([ticket.registeredBy])
    case 'item': return itemOf(place, who.column)
    case 'superiorOf': return resolveAll(place, who.who).flatMap((party) => facts.directory.superiorOf(party) ?? [])
    case 'firstOf': return firstStaffed(place, who.whos)
    case 'outside': return textIn(view.values[who.field]).length > 0 ? [`outside:${who.field}`] : []
    case 'table': return fromTable(place, who)
    case 'register': return fromRegister(place, who.field, who.column)
    case 'byLevel': return resolveAll(place, who.levels[ticket.level] ?? [])
    case 'cases': {
      const scope = scopeOf(procedure, ticket, facts, place.branch)
      return resolveAll(place, who.cases.find((candidate) => !candidate.when || holds(procedure, candidate.when, scope))?.who ?? [])
    }
  }
}

function personsOnly(actors: readonly (string | undefined)[]): Party[] {
  return actors.filter((actor) => actor?.startsWith('person:')).map(String)
}

function textIn(value: Value | undefined): string[] {
  if (typeof value === 'string' && value !== '') return [value]
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

/** A unit's code or a person's id, told apart by what the directory has under it. */
function partyNamed(facts: Facts, name: string): Party[] {
  if (facts.directory.hasUnit(name)) return [`unit:${name}`]
  return facts.directory.hasPerson(name) ? [`person:${name}`] : []
}

function itemOf({ facts, view }: Place, column: string | undefined): Party[] {
  const named = column === undefined ? view.item : view.row?.[column]
  return typeof named === 'string' && named !== '' ? partyNamed(facts, named) : []
}

function fromTable({ procedure, view }: Place, who: Extract<Who, { kind: 'table' }>): Party[] {
  const table = procedure.tables[who.table]
  const [row = ''] = textIn(view.values[who.field])
  const cell = table?.rows[row]?.[who.column]
  const kind = table?.columns[who.column]
  return cell !== undefined && (kind === 'unit' || kind === 'post') ? [`${kind}:${cell}`] : []
}

function fromRegister({ procedure, facts, view }: Place, field: string, column: string): Party[] {
  const register = procedure.fields[field]?.register
  const [key = ''] = textIn(view.values[field])
  const row = register === undefined ? undefined : facts.directory.registerRow(register, key)
  const named = row?.[column]
  return typeof named === 'string' && named !== '' ? partyNamed(facts, named) : []
}

/** The first behind whom somebody stands; when there is nobody at all, the last one named, so that it is seen who is missing. */
function firstStaffed(place: Place, whos: readonly Who[]): Party[] {
  let last: Party[] = []
  for (const who of whos) {
    const parties = resolveOne(place, who)
    if (parties.some((party) => isStaffed(place.ticket, party, place.facts))) return parties
    if (parties.length > 0) last = parties
  }
  return last
}

export function isStaffed(ticket: Ticket, party: Party, facts: Facts): boolean {
  return party === 'reporter' || party.startsWith('outside:') || facts.directory.isStaffed(party, ticket.recused)
}

export function isRecused(ticket: Ticket, actor: Actor): boolean {
  return ticket.recused.some((person) => actor.ref === `person:${person}`)
}

/** Why this actor may not act at this open step; undefined when they may. */
export function whyNot(ticket: Ticket, open: OpenStep, step: Step, actor: Actor): RefusalCode | undefined {
  if (step.kind === 'wait') return actor.ref === 'system' ? undefined : 'ticket.not_yours'
  if (step.kind === 'ticket') return actor.ref === 'ticket' ? undefined : 'ticket.not_yours'
  if (actor.ref === 'import') return whyNotImport(ticket, open)
  if (isRecused(ticket, actor)) return 'ticket.recused'
  if (!open.assignees.some((party) => actor.parties.includes(party))) return 'ticket.not_yours'
  if (open.claimedBy !== null && open.claimedBy !== actor.ref) return 'ticket.claimed_by_other'
  if (step.never.some((other) => didIt(ticket, open.branch, other, actor))) return 'ticket.did_it_before'
  if (step.vote && !voteOpenTo(open, actor)) return 'ticket.voted_before'
  return undefined
}

/** Whether this actor did the step: here, or in one of the branches that it last parted into. */
function didIt(ticket: Ticket, branch: BranchPath, step: string, actor: Actor): boolean {
  if (viewFrom(ticket, branch).actors[step] === actor.ref) return true
  const last = ticket.branches.findLast((candidate) => candidate.actors[step] !== undefined && candidate.path !== branch && inBranch(candidate.path, branch))
  return last !== undefined && siblingsOf(ticket, last.path).some((sibling) => sibling.actors[step] === actor.ref)
}

/** The party this actor may still vote for; one person votes once, whatever posts they hold. */
export function voteOpenTo(open: OpenStep, actor: Actor): Party | undefined {
  if (open.votes.some((vote) => vote.by === actor.ref)) return undefined
  return open.assignees.find((party) => actor.parties.includes(party) && !open.votes.some((vote) => vote.party === party))
}

/** The outcomes this actor may choose now: a reporter answers a survey by yes or no, never by what a clock does on its own. */
export function outcomesFor(procedure: Procedure, ticket: Ticket, open: OpenStep, step: Step, actor: Actor, facts: Facts): readonly Outcome[] {
  const theirs = step.kind === 'survey' && actor.ref === 'reporter' ? step.outcomes.filter((outcome) => outcome.whenSolved !== undefined) : step.outcomes
  if (theirs.every((outcome) => !outcome.when)) return theirs
  const scope = scopeOf(procedure, ticket, facts, open.branch)
  return theirs.filter((outcome) => !outcome.when || holds(procedure, outcome.when, scope))
}

/** The importer repeats what was done elsewhere, on tickets it brought in and nobody here has taken up. */
function whyNotImport(ticket: Ticket, open: OpenStep): RefusalCode | undefined {
  if (ticket.channel !== 'import') return 'ticket.not_yours'
  return open.claimedBy === null ? undefined : 'ticket.claimed_by_other'
}

/** Whether this actor handles the ticket, now or before: they may note, answer and attach. The reporter speaks by `ask` and is no handler. */
export function isInvolved(ticket: Ticket, actor: Actor): boolean {
  return actor.ref !== 'reporter' && !isRecused(ticket, actor) && ticket.involved.some((party) => actor.parties.includes(party))
}
