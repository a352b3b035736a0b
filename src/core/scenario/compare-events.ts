/** What happened since the line before: words, papers, ledger entries, other tickets, alerts and reminders. Each is compared as a whole, so silence is asserted too. */
import type { Value } from '../procedure/index.ts'
import type { EventOf, LedgerEntry, Ticket, TicketEvent } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import { differ, distinct, set, tellValue, when } from './difference.ts'
import type { Difference, Seen } from './difference.ts'
import type { LedgerExpectation, ThenDocument } from './document.ts'
import { instantOf, tellInstant } from './local-time.ts'
import { byNumber, splitNumber } from './names.ts'
import { filledIn } from './stage-commands.ts'

export function compareEvents(then: ThenDocument, seen: Seen, ticket: Ticket): Difference[] {
  const { events } = seen
  return [
    ...when(then.said, (said) => compareSaid(said, eventsOf(events, 'said'))),
    ...when(then.ledger, (ledger) => compareLedger(ledger, seen, ticket)),
    ...when(then.papers, (papers) => comparePapers(papers, eventsOf(events, 'paperIssued'))),
    ...when(then.asked, (asked) => compareAsked(asked, eventsOf(events, 'ticketAsked'))),
    ...when(then.alerted, (alerted) => compareAlerted(alerted, eventsOf(events, 'alerted'))),
    ...when(then.urged, (urged) => differ('urged', set(urged), distinct(eventsOf(events, 'urged').flatMap((event) => event.to)))),
  ]
}

function eventsOf<T extends TicketEvent['type']>(events: readonly TicketEvent[], type: T): EventOf<T>[] {
  // The filter is exactly the type that is asked for.
  return events.filter((event) => event.type === type) as EventOf<T>[]
}

/** `told#1` is another way to write `told`. */
function named<T>(given: readonly string[] | Readonly<Record<string, T>>): { readonly names: readonly string[]; readonly details: Readonly<Record<string, T>> } {
  // A list is a list, whatever else it may have.
  return Array.isArray(given) ? { names: given as readonly string[], details: {} } : { names: Object.keys(given), details: given as Readonly<Record<string, T>> }
}

/** Compares the names as a whole, then the details of those that are there on both sides. */
function compareNamed<T, E>(what: string, given: readonly string[] | Readonly<Record<string, T>>, events: readonly E[], nameOf: (event: E) => string, compare: (place: string, detail: T, event: E) => Difference[]): Difference[] {
  const { names, details } = named(given)
  const found = byNumber(names, events.map(nameOf))
  return [
    ...differ(what, set(names), set(found)),
    ...Object.entries(details).flatMap(([name, detail]) => {
      const event = events[found.indexOf(name)]
      return event ? compare(`${what}.${name}`, detail, event) : []
    }),
  ]
}

function compareSaid(given: NonNullable<ThenDocument['said']>, said: readonly EventOf<'said'>[]): Difference[] {
  return compareNamed('said', given, said, (event) => event.words ?? 'byHand', (place, detail, event) => {
    const { contains = [], to, mode } = typeof detail === 'string' ? { contains: detail } : detail
    const text = `${event.text.zh}\n${event.text.en}`
    return [
      ...(typeof contains === 'string' ? [contains] : contains).flatMap((words) => (text.includes(words) ? [] : [{ what: place, expected: `... ${words} ...`, found: text }])),
      ...when(to, (parties) => differ(`${place}.to`, set(parties), set(event.to))),
      ...when(mode, (expected) => differ(`${place}.mode`, expected, event.mode)),
    ]
  })
}

function comparePapers(given: NonNullable<ThenDocument['papers']>, issued: readonly EventOf<'paperIssued'>[]): Difference[] {
  return compareNamed('papers', given, issued, (event) => event.paper, (place, detail, event) => {
    const { number, copies } = typeof detail === 'string' ? { number: detail } : detail
    return [
      ...when(number, (expected) => differ(`${place}.number`, expected, event.number)),
      ...when(copies, (parties) => differ(`${place}.copies`, set(parties), set(event.copies))),
    ]
  })
}

/** Other tickets with everything that is handed over to them; several of one procedure in any order. */
function compareAsked(given: NonNullable<ThenDocument['asked']>, asked: readonly EventOf<'ticketAsked'>[]): Difference[] {
  const { names } = named(given)
  const nameOf = ({ procedure, start }: EventOf<'ticketAsked'>): string => (names.includes(`${procedure}.${start}`) ? `${procedure}.${start}` : procedure)
  const tell = (values: Readonly<Record<string, Value>>): string => tellValue([Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))] as Value)
  if (Array.isArray(given)) return differ('asked', set(given), set(asked.map(nameOf)))
  return [
    ...differ('asked', distinct(names), distinct(asked.map(nameOf))),
    ...Object.entries(given).flatMap(([name, values]) => {
      const found = asked.filter((event) => nameOf(event) === name)
      const expected = (Array.isArray(values) ? values : [values]).map((one) => tell(filledIn(one)))
      return found.length === 0 ? [] : differ(`asked.${name}`, set(expected), set(found.map((event) => tell(event.values))))
    }),
  ]
}

function compareAlerted(given: NonNullable<ThenDocument['alerted']>, alerted: readonly EventOf<'alerted'>[]): Difference[] {
  const parties = new Map<string, string[]>()
  for (const event of alerted) parties.set(event.rule, [...parties.get(event.rule) ?? [], ...event.to])
  return [
    ...differ('alerted', set(Object.keys(given)), set([...parties.keys()])),
    ...Object.entries(given).flatMap(([rule, to]) => when(parties.get(rule), (found) => differ(`alerted.${rule}`, set(to), distinct(found)))),
  ]
}

/** Entries that were proposed or moved since the line before, as they stand after it. Their numbers count on the whole ticket. */
function compareLedger(given: NonNullable<ThenDocument['ledger']>, { events, calendar }: Seen, ticket: Ticket): Difference[] {
  const touched = new Set(events.flatMap((event) => (event.type === 'ledgerProposed' || event.type === 'ledgerMoved' ? [event.nr] : [])))
  const entries = ticket.ledger.filter((entry) => touched.has(entry.nr))
  const names = entries.map((entry) => nameEntry(ticket, entry, Object.keys(given), entries))
  return [
    ...differ('ledger', set(Object.keys(given)), set(names)),
    ...Object.entries(given).flatMap(([name, expected]) => when(entries[names.indexOf(name)], (entry) => compareEntry(calendar, `ledger.${name}`, expected, entry))),
  ]
}

function nameEntry(ticket: Ticket, entry: LedgerEntry, expected: readonly string[], touched: readonly LedgerEntry[]): string {
  const nr = ticket.ledger.filter((other) => other.entry === entry.entry && other.nr <= entry.nr).length
  const written = `${entry.entry}#${nr}`
  const alone = touched.filter((other) => other.entry === entry.entry).length === 1
  return alone && !expected.some((name) => splitNumber(name).what === entry.entry && name === written) ? entry.entry : written
}

function compareEntry(calendar: CompiledCalendar, place: string, expected: LedgerExpectation, entry: LedgerEntry): Difference[] {
  const { to, amount, unit, state, hearUntil, appealUntil } = typeof expected === 'number' ? { amount: expected } : typeof expected === 'string' ? { state: expected } : expected
  const until = (part: string, text: string | null, found: number | null): Difference[] => {
    const isSame = text === null ? found === null : found !== null && instantOf(calendar, text) === found
    return isSame ? [] : [{ what: `${place}.${part}`, expected: text ?? '-', found: found === null ? '-' : tellInstant(calendar, found, '24:00') }]
  }
  return [
    ...when(to, (parties) => differ(`${place}.to`, set(parties), set(entry.to))),
    ...when(amount, (wanted) => differ(`${place}.amount`, wanted === null ? '-' : String(wanted), entry.amount === null ? '-' : String(entry.amount / 100))),
    ...when(unit, (wanted) => differ(`${place}.unit`, wanted, entry.unit)),
    ...when(state, (wanted) => differ(`${place}.state`, wanted, entry.state)),
    ...when(hearUntil, (text) => until('hearUntil', text, entry.hearUntil)),
    ...when(appealUntil, (text) => until('appealUntil', text, entry.appealUntil)),
  ]
}
