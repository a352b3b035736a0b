/** Decisions are data: a command on a ticket becomes accepted events or a refusal. Nothing here throws for what a person may do. */
import { ownEntry } from '../procedure/index.ts'
import type { Procedure, Start, Values } from '../procedure/index.ts'
import type { Command, Decision, Facts, Refusal, StartCommand, TicketCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { decideClock } from './decide-clock.ts'
import { isInvolved, isRecused, outcomesFor, resolveWho, whyNot } from './parties.ts'
import type { Ticket } from './state.ts'
import { gradeBy, Unfolding } from './unfold.ts'
import { checkValues, isEmpty } from './values.ts'

export function decide(procedure: Procedure, ticket: Ticket | undefined, command: Command, facts: Facts): Decision {
  if (command.kind === 'start') return start(procedure, command, facts)
  if (!ticket) return refuse('ticket.step_not_open')
  if (command.kind === 'clock') return decideClock(procedure, ticket, command, facts)
  if (isRecused(ticket, facts.actor)) return refuse('ticket.recused')
  switch (command.kind) {
    case 'act': return act(procedure, ticket, command, facts)
    case 'claim':
    case 'release': return claim(procedure, ticket, command, facts)
    case 'correct': return correct(procedure, ticket, command, facts)
    case 'note':
    case 'say':
    case 'ask':
    case 'attach': return speak(procedure, ticket, command, facts)
  }
}

function accept(unfolding: Unfolding): Decision {
  return { kind: 'accepted', events: unfolding.events }
}

/** Why this ticket may not begin; asked before a number is taken, so that a refusal leaves no gap. */
export function refusalOfStart(procedure: Procedure, command: StartCommand, facts: Facts): Refusal | undefined {
  const checked = checkStart(procedure, command, facts)
  return 'kind' in checked ? checked : undefined
}

function checkStart(procedure: Procedure, command: StartCommand, facts: Facts): Refusal | { readonly entry: Start; readonly values: Values } {
  const entry = ownEntry(procedure.starts, command.channel)
  if (!entry) return refuse('ticket.unknown_channel')
  if (command.anonymous && !entry.anonymous) return refuse('ticket.name_needed')
  if (!mayStart(procedure, command.channel, facts)) return refuse('ticket.start_not_allowed')
  const { values, problems } = checkValues(procedure, entry.form, command.values, facts.directory)
  return problems.length > 0 ? refuse('ticket.values_invalid', problems) : { entry, values }
}

function start(procedure: Procedure, command: StartCommand, facts: Facts): Decision {
  const checked = checkStart(procedure, command, facts)
  if ('kind' in checked) return checked
  const { entry, values } = checked
  const level = gradeBy(procedure, { values, level: procedure.levels[0]?.key ?? '', channel: command.channel, reopened: 0, anonymous: command.anonymous, counts: facts.counts })
  const unfolding = new Unfolding(procedure, undefined, facts)
  unfolding.emit({
    type: 'registered', procedure: procedure.id, procedureVersion: procedure.version, number: command.number, channel: command.channel,
    values, anonymous: command.anonymous, receivedAt: command.receivedAt ?? facts.now, level,
  })
  unfolding.takeEffect(values)
  unfolding.moment('received')
  unfolding.follow(entry.next)
  return accept(unfolding)
}

/** Whether this actor may begin a ticket by this channel: the public by open ones, staff as the procedure says. */
export function mayStart(procedure: Procedure, channel: string, facts: Pick<Facts, 'actor'>): boolean {
  const entry = ownEntry(procedure.starts, channel)
  if (!entry) return false
  if (facts.actor.ref === 'import') return true
  if (facts.actor.ref === 'reporter') return entry.open
  if (entry.by.length === 0) return true
  const nobody = { values: {}, level: '', actors: {} } as unknown as Ticket // only fixed posts and units can be meant before a ticket is there
  return resolveWho(procedure, nobody, entry.by).some((party) => facts.actor.parties.includes(party))
}

function act(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'act' }>, facts: Facts): Decision {
  const open = ticket.open.find((candidate) => candidate.step === command.step && candidate.nr === command.nr)
  const step = procedure.steps[command.step]
  if (ticket.status === 'closed') return refuse('ticket.closed')
  if (!open || !step) return refuse('ticket.step_not_open')
  const reason = whyNot(procedure, ticket, open, step, facts.actor)
  if (reason) return refuse(reason)
  const outcome = outcomesFor(step, facts.actor).find((candidate) => candidate.key === command.outcome)
  if (!outcome) return refuse('ticket.unknown_outcome')
  if (step.kind === 'survey' && !surveyFits(command.survey, outcome.whenSolved)) return refuse('ticket.survey_needed')
  const { values, problems } = checkValues(procedure, [...step.form, ...outcome.form], command.values, facts.directory)
  if (problems.length > 0) return refuse('ticket.values_invalid', problems)
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.act(step, command.nr, outcome, values, step.kind === 'survey' ? command.survey : undefined)
  return accept(unfolding)
}

function surveyFits(survey: Extract<TicketCommand, { kind: 'act' }>['survey'], whenSolved: boolean | undefined): boolean {
  if (whenSolved !== undefined && survey?.solved !== whenSolved) return false
  return survey?.satisfied === undefined || (Number.isInteger(survey.satisfied) && survey.satisfied >= 1 && survey.satisfied <= 5)
}

function claim(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'claim' | 'release' }>, facts: Facts): Decision {
  const open = ticket.open.find((candidate) => candidate.step === command.step && candidate.nr === command.nr)
  const step = procedure.steps[command.step]
  if (!open || !step) return refuse('ticket.step_not_open')
  const reason = whyNot(procedure, ticket, open, step, facts.actor)
  if (reason) return refuse(reason)
  const by = command.kind === 'claim' ? facts.actor.ref : null
  if (open.claimedBy === by) return refuse('ticket.nothing_changed')
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.emit({ type: 'claimed', step: command.step, nr: command.nr, by })
  return accept(unfolding)
}

function speak(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'note' | 'say' | 'ask' | 'attach' }>, facts: Facts): Decision {
  const isReporter = facts.actor.ref === 'reporter'
  if (command.kind === 'ask' ? !isReporter : !(isReporter && command.kind === 'attach') && !isInvolved(ticket, facts.actor)) return refuse('ticket.not_yours')
  if (command.kind !== 'attach' && command.text.trim() === '') return refuse('ticket.text_needed')
  if (command.kind === 'attach' && command.files.length === 0) return refuse('ticket.nothing_changed')
  const unfolding = new Unfolding(procedure, ticket, facts)
  switch (command.kind) {
    case 'note': unfolding.emit({ type: 'noted', text: command.text }); break
    case 'ask': unfolding.emit({ type: 'asked', text: command.text }); break
    case 'attach': unfolding.emit({ type: 'attached', files: command.files, names: command.names }); break
    case 'say':
      unfolding.emit({ type: 'said', to: ['reporter'], words: null, text: { zh: command.text, en: command.text }, mode: 'individual' })
      unfolding.moment('said')
  }
  return accept(unfolding)
}

/** What some form asks for and somebody filled in is corrected, not emptied: later steps may stand on it. */
function mustStay(procedure: Procedure, ticket: Ticket, key: string): boolean {
  const forms = [...Object.values(procedure.starts), ...Object.values(procedure.steps), ...Object.values(procedure.steps).flatMap((step) => step.outcomes)]
  const asked = procedure.fields[key]?.required === true || forms.some(({ form }) => form.some((entry) => entry.field === key && entry.required))
  return asked && !isEmpty(ticket.values[key] ?? null)
}

function correct(procedure: Procedure, ticket: Ticket, command: Extract<TicketCommand, { kind: 'correct' }>, facts: Facts): Decision {
  if (!isInvolved(ticket, facts.actor)) return refuse('ticket.not_yours')
  if (command.reason.trim() === '') return refuse('ticket.text_needed')
  const form = Object.keys(command.values).flatMap((key) => {
    const field = ownEntry(procedure.fields, key)
    return field && Object.hasOwn(ticket.values, key) ? [{ field: key, required: mustStay(procedure, ticket, key) }] : []
  })
  const { values, problems } = checkValues(procedure, form, command.values, facts.directory)
  if (problems.length > 0) return refuse('ticket.values_invalid', problems)
  const changed = Object.keys(values).filter((key) => JSON.stringify(values[key] ?? null) !== JSON.stringify(ticket.values[key] ?? null))
  if (changed.length === 0) return refuse('ticket.nothing_changed')
  const pick = (from: typeof values): typeof values => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]))
  const unfolding = new Unfolding(procedure, ticket, facts)
  unfolding.emit({ type: 'corrected', before: pick(ticket.values), after: pick(values), reason: command.reason })
  unfolding.takeEffect(pick(values))
  return accept(unfolding)
}
