/** What screens ask about tickets: views and presenters put together. Everything goes through the viewer's eyes. */
import type { TaskRow, TicketQuery, TicketRow, TicketView, TimelineEntry } from '../../../contract/index.ts'
import { similarityKeys, similarityOfTexts, queryGrams, normaliseForSearch } from '../../../core/text/index.ts'
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Facts } from '../../../core/ticket/index.ts'
import type { ContactInput } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { explainRun } from './explain-run.ts'
import type { TicketDeps } from './deps.ts'
import { presentEvent, presentParty, presentTicket } from './present-ticket.ts'
import type { Presenting } from './present-ticket.ts'
import { factsFor } from './facts.ts'
import { readerOf, seesLedger } from './present-state.ts'
import { readerMarker, smallStretch } from './search-keys.ts'
import { countTickets, filterConditions, listTickets } from './views-list.ts'
import { toTicketRow } from './views-rows.ts'
import type { ListedTicket } from './views-rows.ts'
import { excerptOf, newestTicket, searchTickets, ticketsOfReporters } from './views-search.ts'
import type { TicketPage } from './views-ticket.ts'
import { findCandidates, findVisible, listFiles, listTimeline } from './views-ticket.ts'
import type { ListedTask } from './views-tasks.ts'

export type ReadDeps = TicketDeps & {
  /** Zone of the organisation. */
  readonly zone: () => string
  /** The organisation's own calendar, for the strip of coming days. */
  readonly homeCalendar: () => CompiledCalendar
}

export function presentingOf(deps: ReadDeps): Presenting {
  return { directory: deps.directory, today: deps.today() }
}

/** Facts as far as a look at a ticket needs them: conditions on counts are not asked again for every look. */
export function factsOf(deps: ReadDeps, viewer: Viewer): Facts {
  return factsFor(deps, { ref: viewer.ref, parties: viewer.parties }, deps.now())
}

/** By number or by id; not there and not allowed are the same answer, so that nothing leaks. */
export async function loadPage(deps: ReadDeps, viewer: Viewer, key: string): Promise<{ page: TicketPage; procedure: Procedure }> {
  const isId = /^\d{1,15}$/.test(key)
  const page = (isId ? await findVisible(deps.db, viewer, { id: Number(key) }) : undefined) ?? (await findVisible(deps.db, viewer, { number: key }))
  const procedure = page && deps.procedures.version(page.state.procedure, page.state.procedureVersion)
  if (!page || !procedure) throw new AppError('ticket.not_found')
  return { page, procedure }
}

export async function readTicket(deps: ReadDeps, viewer: Viewer, key: string): Promise<TicketView> {
  const { page, procedure } = await loadPage(deps, viewer, key)
  const files = await listFiles(deps.db, page.id)
  const contact = page.contact ? (deps.vault.open(page.contact) as ContactInput) : undefined // sealed from a ContactInput when the ticket was registered
  return presentTicket(presentingOf(deps), procedure, viewer, factsOf(deps, viewer), { page, files, contact })
}

export async function readTimeline(deps: ReadDeps, viewer: Viewer, key: string, after: number, limit: number): Promise<{ items: TimelineEntry[]; next?: string }> {
  const { page, procedure } = await loadPage(deps, viewer, key)
  const rows = await listTimeline(deps.db, page.id, after, limit + 1)
  const facts = factsOf(deps, viewer)
  const mayRead = readerOf(procedure, page.state, facts)
  // Rewards and penalties are not told to whom they do not concern.
  const shown = rows.slice(0, limit).filter(({ event }) => (event.type !== 'ledgerProposed' && event.type !== 'ledgerMoved') || seesLedger(procedure, page.state, facts, event.nr))
  const items = shown.map((row) => presentEvent(presentingOf(deps), procedure, row.seq, row.event, mayRead))
  const last = rows.slice(0, limit).at(-1)
  return { items, ...(rows.length > limit && last ? { next: String(last.seq) } : {}) }
}

export async function explainClock(deps: ReadDeps, viewer: Viewer, key: string, clock: string, nr: number): Promise<{ dueAt: string; zh: string[]; en: string[]; unannouncedYears: number[] }> {
  const { page, procedure } = await loadPage(deps, viewer, key)
  const state = page.state.clocks.find((candidate) => candidate.clock === clock && candidate.nr === nr)
  const definition = procedure.clocks[clock]
  if (!state || !definition) throw new AppError('ticket.not_found')
  const { zh, en, unannouncedYears } = explainRun(deps.calendarOf(procedure.calendar), definition, state)
  return { dueAt: new Date(state.due).toISOString(), zh, en, unannouncedYears }
}

export interface TicketPageAnswer {
  items: TicketRow[]
  next?: string
}

export async function listPage(deps: ReadDeps, viewer: Viewer, query: TicketQuery): Promise<TicketPageAnswer> {
  const { q, cursor, limit, sort, ...filters } = query
  if (q) return searchPage(deps, viewer, query)
  const rows = await listTickets(deps.db, viewer, { filters, sort, cursor: readCursor(cursor), limit, now: deps.now(), zone: deps.zone() })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const at = sort === 'due' ? last?.due_at : last?.received_at
  return { items: items.map((row) => toTicketRow(deps, row)), ...(last ? { next: writeCursor({ at: at?.toISOString() ?? null, id: last.id }) } : {}) }
}

async function searchPage(deps: ReadDeps, viewer: Viewer, query: TicketQuery): Promise<TicketPageAnswer> {
  const { q = '', cursor, limit, sort: _sort, ...filters } = query
  const conditions = filterConditions(filters, deps.now(), deps.zone())
  const below = readCursor(cursor)?.id
  const found = await searchTickets(deps.db, viewer, { q, filters: conditions, below, limit: limit + 1 })
  const wanted = queryGrams(q)
  const needles = wanted.tooShort ? [] : wanted.needles
  const items = (found ?? []).slice(0, limit)
  const last = (found?.length ?? 0) > limit ? items.at(-1) : undefined
  const people = below === undefined && viewer.can('reporters.lookUp') ? await byReporter(deps, viewer, q) : []
  const known = new Set(items.map((row) => row.id))
  return {
    items: [...people.filter((row) => !known.has(row.id)).map((row) => toTicketRow(deps, row)), ...items.map((row) => ({ ...toTicketRow(deps, row), excerpt: excerptOf(row.body, needles) }))],
    ...(last ? { next: writeCursor({ at: null, id: last.id }) } : {}),
  }
}

/** What looks like a name or a phone number also finds that person's tickets. */
async function byReporter(deps: ReadDeps, viewer: Viewer, q: string): Promise<ListedTicket[]> {
  if (q.length > 40) return []
  const people = await deps.reporters.lookUp(viewer, q)
  return ticketsOfReporters(deps.db, viewer, people.map((person) => person.id), 20)
}

const COUNT_CAP = 10_000

export async function countPage(deps: ReadDeps, viewer: Viewer, query: TicketQuery): Promise<{ count: number; more: boolean }> {
  const { q, cursor: _cursor, limit: _limit, sort: _sort, ...filters } = query
  if (q) {
    const found = await searchTickets(deps.db, viewer, { q, filters: filterConditions(filters, deps.now(), deps.zone()), below: undefined, limit: 201 })
    return { count: Math.min(found?.length ?? 0, 200), more: (found?.length ?? 0) > 200 }
  }
  return countTickets(deps.db, viewer, { filters, now: deps.now(), zone: deps.zone() }, COUNT_CAP)
}

export function presentTask(deps: ReadDeps, row: ListedTask, now: number): TaskRow {
  const procedure = deps.procedures.version(row.procedure, row.procedure_version)
  const due = row.task_due?.getTime()
  const warned = row.warn_at === null ? due !== undefined : row.warn_at.getTime() <= now
  return {
    ticket: toTicketRow(deps, row), step: row.step, nr: row.nr, label: procedure?.steps[row.step]?.label ?? { zh: row.step, en: row.step },
    assignee: presentParty(presentingOf(deps), row.assignee), claimedBy: row.claimed_by === null ? null : presentParty(presentingOf(deps), row.claimed_by),
    openedAt: row.opened_at.toISOString(), dueAt: row.task_due?.toISOString() ?? null,
    state: due === undefined ? 'noLimit' : due < now ? 'overdue' : warned ? 'atRisk' : 'onTime',
  }
}

const STRETCHES = 4
const LIKELY = 0.12

/** Recent tickets that may be the same matter, most alike first; for the intake desk while the first sentence is typed. */
export async function findSimilar(deps: ReadDeps, viewer: Viewer, text: string): Promise<{ id: number; number: string; title: string; status: 'open' | 'closed'; receivedAt: string; likeness: number }[]> {
  const keys = [...similarityKeys(text)]
  const newest = await newestTicket(deps.db)
  const markers = Array.from({ length: STRETCHES }, (_, step) => newest - step * 4096).filter((id) => id >= 0).map(smallStretch)
  const scope = viewer.seesAll ? undefined : viewer.readers.map(readerMarker)
  const candidates = await findCandidates(deps.db, viewer, { keys, markers, scope }, 40)
  const written = normaliseForSearch(text)
  return candidates
    .map((row) => ({ id: row.id, number: row.number, title: row.title, status: row.status, receivedAt: row.received_at.toISOString(), likeness: Math.max(similarityOfTexts(written, row.title), similarityOfTexts(written, row.body)) }))
    .filter((row) => row.likeness >= LIKELY).sort((a, b) => b.likeness - a.likeness).slice(0, 6)
}
