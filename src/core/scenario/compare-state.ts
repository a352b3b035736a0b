/** Where the ticket is: its open steps and branches, whose they are, its values and goods. */
import type { OpenStep, Ticket } from '../ticket/index.ts'
import { viewFrom } from '../ticket/index.ts'
import { differ, distinct, set, tellValue, when } from './difference.ts'
import type { Difference, Seen } from './difference.ts'
import type { ThenDocument } from './document.ts'
import { branchName, isBranch, splitBranch } from './names.ts'
import { filledIn } from './stage-commands.ts'

export function compareState(then: ThenDocument, seen: Seen, ticket: Ticket): Difference[] {
  return [
    ...when(then.step, (step) => differ('step', set(typeof step === 'string' ? [step] : step), distinct(ticket.open.map((open) => open.step)))),
    ...compareEach('branches', then.branches, (step) => set(ticket.open.filter((open) => open.step === step && open.branch !== '').map((open) => branchName(open.branch))), (branches) => set(branches.map(String))),
    ...when(then.closed, (end) => differ('closed', end, ticket.closedAs ?? `open at ${distinct(ticket.open.map((open) => open.step))}`)),
    ...comparePlaces('who', then.who, ticket, (open) => open.assignees),
    ...comparePlaces('mayAct', then.mayAct, ticket, (open) => seen.present.filter((name) => seen.actionsOf(name).some((action) => action.step === open.step && action.nr === open.nr))),
    ...compareEach('mayChoose', then.mayChoose, (name) => distinct(seen.actionsOf(name).flatMap((action) => action.outcomes.map((outcome) => `${action.step}.${outcome.key}`))), set),
    ...compareEach('hides', then.hides, (name) => set(seen.hiddenFrom(name)), set),
    ...when(then.level, (level) => differ('level', level, ticket.level)),
    ...when(then.number, (number) => differ('number', number, ticket.number)),
    ...when(then.reopened, (times) => differ('reopened', String(times), String(ticket.reopened))),
    ...when(then.recused, (names) => differ('recused', set(names), set(ticket.recused))),
    ...compareEach('values', filledIn(then.values), (name) => tellValue(valueOf(ticket, name)), tellValue),
    ...compareEach('waitsFor', then.waitsFor, (name) => openAt(ticket, name).map((open) => open.waitsFor ?? '-').join(', ') || 'not open', (number) => number ?? '-'),
    ...compareEach('goods', then.goods, (goods) => held(ticket, goods), (expected) => set(Object.entries(expected).filter(([, count]) => count > 0).map(([holder, count]) => `${holder} ${count}`))),
  ]
}

/** One difference for each key whose two sides read differently. */
function compareEach<T>(what: string, expected: Readonly<Record<string, T>> | undefined, found: (key: string) => string, tell: (expected: T) => string): Difference[] {
  return Object.entries(expected ?? {}).flatMap(([key, value]) => differ(`${what}.${key}`, tell(value), found(key)))
}

/** Open steps called by step, by branch, or by both: `slip`, `catering`, `slip@catering`. */
function openAt(ticket: Ticket, place: string): readonly OpenStep[] {
  const { what, branch } = splitBranch(place)
  return ticket.open.filter((open) => (branch === undefined ? open.step === what || isBranch(open.branch, what) : open.step === what && isBranch(open.branch, branch)))
}

function comparePlaces(what: 'who' | 'mayAct', expected: readonly string[] | Readonly<Record<string, readonly string[]>> | undefined, ticket: Ticket, found: (open: OpenStep) => readonly string[]): Difference[] {
  if (expected === undefined) return []
  // A list is a list, whatever else it may have.
  if (Array.isArray(expected)) return differ(what, set(expected as readonly string[]), distinct(ticket.open.flatMap(found)))
  return compareEach(what, expected as Readonly<Record<string, readonly string[]>>, (place) => distinct(openAt(ticket, place).flatMap(found)), set)
}

function valueOf(ticket: Ticket, name: string): Ticket['values'][string] | undefined {
  const { what, branch } = splitBranch(name)
  if (branch === undefined) return ticket.values[what]
  const there = ticket.branches.findLast((candidate) => isBranch(candidate.path, branch))
  return there ? viewFrom(ticket, there.path).values[what] : undefined
}

function held(ticket: Ticket, goods: string): string {
  return set(Object.entries(ticket.goods).filter(([key, count]) => key.startsWith(`${goods}.`) && count > 0).map(([key, count]) => `${key.slice(goods.length + 1)} ${count}`))
}
