/** A ticket as its page shows it: keys become labels, parties become names, contacts are masked. */
import type { ClockView, ContactInput, FileView, NextActionView, PartyView, TicketView, TimelineEntry } from '../../../contract/index.ts'
import type { Label, Procedure, Values } from '../../../core/procedure/index.ts'
import { nextActions, permissionsOf } from '../../../core/ticket/index.ts'
import type { Actor, ClockState, TicketEvent } from '../../../core/ticket/index.ts'
import { formatDuration } from '../../../core/worktime/index.ts'
import { seesContact } from '../../../core/access/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Directory } from '../../platform/directory/index.ts'
import { maskContact } from '../reporters/index.ts'
import { presentField, presentOutcome } from '../procedures/index.ts'
import type { StoredFile, TicketPage } from './views-ticket.ts'
import { levelOf } from './views-rows.ts'

export interface Presenting {
  readonly directory: Directory
  /** Today's date where the organisation is. */
  readonly today: string
}

const iso = (at: number): string => new Date(at).toISOString()

export function presentParty(presenting: Presenting, party: string): PartyView {
  const today = presenting.directory.todayOf(party, presenting.today)
  return { party, name: presenting.directory.nameOf(party), ...(today === undefined ? {} : { today }) }
}

export function presentClock(procedure: Procedure, clock: ClockState): ClockView {
  return {
    clock: clock.clock, nr: clock.nr, label: procedure.clocks[clock.clock]?.label ?? { zh: clock.clock, en: clock.clock },
    startedAt: iso(clock.start), dueAt: iso(clock.due), warnAt: clock.warnAt === null ? null : iso(clock.warnAt),
    state: clock.state, late: clock.late, stoppedAt: clock.stoppedAt === null ? null : iso(clock.stoppedAt),
    within: { zh: formatDuration(clock.within, 'zh'), en: formatDuration(clock.within, 'en') },
  }
}

/** Whoever sends a file from the portal is known by a mark of their device only, which is nothing to read. */
const partyOfUploader = (ref: string): string => (ref.startsWith('reporter:') ? 'reporter' : ref)

export function presentFile(presenting: Presenting, file: StoredFile, language: 'zh' | 'en'): FileView {
  return { id: file.id, name: file.name, mediaType: file.media_type, size: file.size, uploadedAt: file.uploaded_at.toISOString(), uploadedBy: presenting.directory.nameOf(partyOfUploader(file.uploaded_by))[language] }
}

export interface TicketParts {
  readonly page: TicketPage
  readonly files: readonly StoredFile[]
  readonly contact: ContactInput | undefined
}

export function presentTicket(presenting: Presenting, procedure: Procedure, viewer: Viewer, parts: TicketParts): TicketView {
  const { page, files, contact } = parts
  const { state } = page
  const actor: Actor = { ref: viewer.ref, parties: viewer.parties }
  const actions = nextActions(procedure, state, actor)
  const full = seesContact(viewer.roles, actions.length > 0)
  const party = (key: string): PartyView => presentParty(presenting, key)
  return {
    id: page.id, number: state.number, version: page.version, title: page.title, status: state.status,
    procedure: { id: procedure.id, version: procedure.version, title: procedure.title },
    level: levelOf(procedure, state.level),
    channel: procedure.starts[state.channel]?.label ?? { zh: state.channel, en: state.channel },
    receivedAt: iso(state.receivedAt), registeredAt: iso(state.registeredAt), closedAt: state.closedAt === null ? null : iso(state.closedAt),
    registeredBy: party(page.registered_by === null ? (state.channel === 'import' ? 'import' : 'reporter') : `person:${page.registered_by}`),
    anonymous: state.anonymous,
    contact: contact ? { ...(full ? contact : maskContact(contact)), masked: !full } : null,
    fields: Object.values(procedure.fields).map((field) => presentField(procedure, field)), values: { ...state.values } as TicketView['values'], // lists in values are read-only here, as they are on the wire
    names: namesIn(presenting, procedure, state.values),
    openSteps: state.open.map((open) => ({
      step: open.step, nr: open.nr, label: procedure.steps[open.step]?.label ?? { zh: open.step, en: open.step }, openedAt: iso(open.openedAt),
      assignees: open.assignees.map(party), claimedBy: open.claimedBy === null ? null : party(open.claimedBy),
    })),
    clocks: state.clocks.filter((clock) => procedure.clocks[clock.clock]?.shown ?? true).map((clock) => presentClock(procedure, clock)),
    nextActions: actions.map((action): NextActionView => ({
      step: action.step, nr: action.nr, kind: action.kind, label: action.label, ...(action.hint ? { hint: action.hint } : {}),
      claimedBy: action.claimedBy === null ? null : party(action.claimedBy), form: [...action.form], outcomes: action.outcomes.map(presentOutcome),
    })),
    permissions: permissionsOf(state, actor),
    people: state.involved.filter((entry) => entry !== 'reporter').map(party), recused: state.recused.map((person) => party(`person:${person}`)),
    files: files.map((file) => presentFile(presenting, file, viewer.language)),
    reopened: state.reopened, survey: state.survey,
  }
}

/** Names of the units and people that values hold by key. */
export function namesIn(presenting: Presenting, procedure: Procedure, values: Values): Record<string, Label> {
  const names: Record<string, Label> = {}
  for (const [key, value] of Object.entries(values)) {
    const type = procedure.fields[key]?.type
    if (type !== 'unit' && type !== 'person' && type !== 'people') continue
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (typeof entry !== 'string') continue
      const party = `${type === 'unit' ? 'unit' : 'person'}:${entry}`
      names[party] = presenting.directory.nameOf(party)
    }
  }
  return names
}

/** One line of the history, with the labels its data needs. */
export function presentEvent(presenting: Presenting, procedure: Procedure, seq: number, event: TicketEvent): TimelineEntry {
  const { at, actor, type, ...data } = event
  return { seq, at: iso(at), actor: presentParty(presenting, actor), type, data, labels: labelsOf(presenting, procedure, event) }
}

function labelsOf(presenting: Presenting, procedure: Procedure, event: TicketEvent): Record<string, Label> {
  const labels: Record<string, Label> = {}
  const add = (key: string, label: Label | undefined): void => { if (label) labels[key] = label }
  if ('step' in event) add(`step:${event.step}`, procedure.steps[event.step]?.label)
  if ('clock' in event) add(`clock:${event.clock}`, procedure.clocks[event.clock]?.label)
  if (event.type === 'acted') add(`outcome:${event.outcome}`, procedure.steps[event.step]?.outcomes.find((outcome) => outcome.key === event.outcome)?.label)
  if (event.type === 'graded') for (const key of [event.from, event.to]) add(`level:${key}`, procedure.levels.find((level) => level.key === key)?.label)
  if (event.type === 'closed') add(`step:${event.end}`, procedure.steps[event.end]?.label)
  if (event.type === 'registered') {
    add(`channel:${event.channel}`, procedure.starts[event.channel]?.label)
    add(`level:${event.level}`, procedure.levels.find((level) => level.key === event.level)?.label)
  }
  if (event.type === 'stepOpened') for (const party of event.assignees) add(party, presenting.directory.nameOf(party))
  if (event.type === 'notified' || event.type === 'said') for (const party of event.to) add(party, presenting.directory.nameOf(party))
  if (event.type === 'recused') for (const person of event.people) add(`person:${person}`, presenting.directory.nameOf(`person:${person}`))
  if (event.type === 'claimed' && event.by) add(event.by, presenting.directory.nameOf(event.by))
  for (const values of valuesOf(event)) addFieldLabels(presenting, procedure, values, add)
  return labels
}

function valuesOf(event: TicketEvent): readonly Values[] {
  if (event.type === 'registered' || event.type === 'acted') return [event.values]
  return event.type === 'corrected' ? [event.before, event.after] : []
}

function addFieldLabels(presenting: Presenting, procedure: Procedure, values: Values, add: (key: string, label: Label | undefined) => void): void {
  for (const [key, value] of Object.entries(values)) {
    const field = procedure.fields[key]
    add(`field:${key}`, field?.label)
    for (const choice of field?.choices ?? []) if (choice.key === value) add(`choice:${key}:${choice.key}`, choice.label)
    if (field?.type === 'level') add(`choice:${key}:${String(value)}`, procedure.levels.find((level) => level.key === value)?.label)
  }
  for (const [party, label] of Object.entries(namesIn(presenting, procedure, values))) add(party, label)
}
