/** How a ticket begins. */
import { ownEntry } from '../procedure/index.ts'
import type { Procedure, Start, Values } from '../procedure/index.ts'
import type { Decision, Facts, Refusal, StartCommand } from './commands.ts'
import { refuse } from './commands.ts'
import { resolveWho } from './parties.ts'
import { closedGate, gradeBy, scopeOfStart } from './scope.ts'
import type { Ticket } from './state.ts'
import { settle } from './unfold-run.ts'
import { Unfolding } from './unfold.ts'
import { checkValues } from './values.ts'

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
  const scope = scopeOfStart(procedure, command.values, command.channel, command.anonymous, facts)
  const given = entry.kind === 'person' ? command.values : { ...entry.defaults, ...command.values }
  const { values, problems } = checkValues(procedure, entry.form, given, { facts, scope, who: (whos) => resolveWho(procedure, NOBODY, whos, facts) })
  if (problems.length > 0) return refuse('ticket.values_invalid', problems)
  const gate = closedGate(procedure, entry.needs, { ...scope, values })
  return gate ? refuse('ticket.gate_closed', [], gate) : { entry, values }
}

export function start(procedure: Procedure, command: StartCommand, facts: Facts): Decision {
  const checked = checkStart(procedure, command, facts)
  if ('kind' in checked) return checked
  const { entry, values } = checked
  const level = gradeBy(procedure, scopeOfStart(procedure, values, command.channel, command.anonymous, facts))
  const unfolding = new Unfolding(procedure, undefined, facts)
  unfolding.emit({
    type: 'registered', procedure: procedure.id, procedureVersion: procedure.version, number: command.number, channel: command.channel,
    values, anonymous: command.anonymous, receivedAt: command.receivedAt ?? facts.now, level,
  })
  const lowest = level === (procedure.levels[0]?.key ?? '')
  unfolding.then(
    { kind: 'takeEffect', values, branch: '' },
    { kind: 'moment', name: 'received', branch: '' },
    ...(lowest ? [] : [{ kind: 'moment' as const, name: `level.${level}`, branch: '' }]),
    { kind: 'follow', routes: entry.next, branch: '' },
  )
  return settle(unfolding)
}

/** Stands for the ticket that is not there yet: only fixed posts and units can be meant before it is. */
const NOBODY: Ticket = {
  procedure: '', procedureVersion: 0, number: '', channel: '', anonymous: false, receivedAt: 0, registeredAt: 0, registeredBy: '', status: 'open', level: '',
  values: {}, open: [], branches: [], visits: {}, outcomes: {}, endings: [], actors: {}, involved: [], recused: [], clocks: [], ledger: [], goods: {}, papers: {},
  reopened: 0, urged: 0, survey: null, closedAt: null, closedAs: null, revision: 0,
}

/** Who begins tickets without being a person of the organisation, by kind of start. */
const MACHINES: Readonly<Record<Exclude<Start['kind'], 'person'>, string>> = { schedule: 'schedule', watch: 'watch', ticket: 'ticket' }

/** Whether this actor may begin a ticket by this channel: the public by open ones, staff as the procedure says, nobody by what begins by itself. */
export function mayStart(procedure: Procedure, channel: string, facts: Facts): boolean {
  const entry = ownEntry(procedure.starts, channel)
  if (!entry) return false
  if (entry.kind !== 'person') return facts.actor.ref === MACHINES[entry.kind]
  if (facts.actor.ref === 'import') return true
  if (facts.actor.ref === 'reporter') return entry.open
  if (entry.by.length === 0) return true
  return resolveWho(procedure, NOBODY, entry.by, facts).some((party) => facts.actor.parties.includes(party))
}
