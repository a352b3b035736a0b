/** A ticket as its page shows it: keys become labels, parties become names, contacts are masked. */
import type { ContactInput, FileView, NextActionView, PartyView, TicketView, TimelineEntry } from '../../../contract/index.ts'
import type { Label, Procedure, Values } from '../../../core/procedure/index.ts'
import { nextActions, permissionsOf } from '../../../core/ticket/index.ts'
import type { Facts, Ticket, TicketEvent } from '../../../core/ticket/index.ts'
import { seesContact } from '../../../core/access/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { maskContact } from '../reporters/index.ts'
import { presentField, presentFormFields, presentOutcome } from '../procedures/index.ts'
import { presentParty } from './present-parties.ts'
import type { Presenting } from './present-parties.ts'
import { itemLabel, onWire, presentBranches, presentClock, presentGoods, presentLedger, readerOf, seesLedger } from './present-state.ts'
import type { StoredFile, TicketPage } from './views-ticket.ts'
import { levelOf } from './views-rows.ts'

export type { Presenting } from './present-parties.ts'
export { presentParty } from './present-parties.ts'

const iso = (at: number): string => new Date(at).toISOString()

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

/** `facts` are those of the viewer, so that buttons and hidden fields follow the same definition that decides. */
export function presentTicket(presenting: Presenting, procedure: Procedure, viewer: Viewer, facts: Facts, parts: TicketParts): TicketView {
  const { page, files, contact } = parts
  const { state } = page
  const actions = nextActions(procedure, state, facts)
  const { ledger: ledgerMoves, askExtension, decideExtension, ...permissions } = permissionsOf(procedure, state, facts)
  const mayRead = readerOf(procedure, state, facts)
  const itemAt = (branch: string): Label | null => itemLabel(presenting, procedure, state, branch)
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
    fields: Object.values(procedure.fields).map((field) => presentField(procedure, field)), values: onWire(mayRead(state.values)),
    names: namesIn(presenting, procedure, everyValue(state)),
    openSteps: state.open.map((open) => ({
      step: open.step, nr: open.nr, label: procedure.steps[open.step]?.label ?? { zh: open.step, en: open.step }, item: itemAt(open.branch), openedAt: iso(open.openedAt),
      assignees: open.assignees.map(party), claimedBy: open.claimedBy === null ? null : party(open.claimedBy),
    })),
    clocks: state.clocks.filter((clock) => procedure.clocks[clock.clock]?.shown ?? true).map((clock) => presentClock(presenting, procedure, state, clock)),
    branches: presentBranches(presenting, procedure, state, mayRead),
    ledger: presentLedger(presenting, procedure, state, { ...permissions, askExtension, decideExtension, ledger: ledgerMoves }).filter((entry) => seesLedger(procedure, state, facts, entry.nr)),
    goods: presentGoods(procedure, state),
    nextActions: actions.map((action): NextActionView => ({
      step: action.step, nr: action.nr, kind: action.kind, label: action.label, ...(action.hint ? { hint: action.hint } : {}),
      item: itemAt(action.branch), values: onWire(mayRead(state.branches.find((branch) => branch.path === action.branch)?.values ?? {})),
      claimedBy: action.claimedBy === null ? null : party(action.claimedBy), form: presentFormFields(procedure, action.form), outcomes: action.outcomes.map((outcome) => presentOutcome(procedure, outcome)),
    })),
    permissions: { ...permissions, askExtension: [...askExtension], decideExtension: [...decideExtension] },
    people: state.involved.filter((entry) => entry !== 'reporter').map(party), recused: state.recused.map((person) => party(`person:${person}`)),
    files: files.map((file) => presentFile(presenting, file, viewer.language)),
    reopened: state.reopened, survey: state.survey,
  }
}

/** What is filled in anywhere on the ticket, for the names in it. */
function everyValue(state: Ticket): Values {
  return Object.assign({}, state.values, ...state.branches.map((branch) => branch.values)) as Values // values laid over values are values
}

/** Names of the units and people that values hold by key. */
export function namesIn(presenting: Presenting, procedure: Procedure, values: Values): Record<string, Label> {
  const names: Record<string, Label> = {}
  for (const [key, value] of Object.entries(values)) {
    const type = procedure.fields[key]?.type
    if (type !== 'unit' && type !== 'units' && type !== 'person' && type !== 'people') continue
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (typeof entry !== 'string') continue
      const party = `${type === 'unit' || type === 'units' ? 'unit' : 'person'}:${entry}`
      names[party] = presenting.directory.nameOf(party)
    }
  }
  return names
}

/** One line of the history, with the labels its data needs. */
export function presentEvent(presenting: Presenting, procedure: Procedure, seq: number, whole: TicketEvent, mayRead: (values: Values) => Values): TimelineEntry {
  const event = readable(whole, mayRead)
  const { at, actor, type, ...data } = event
  return { seq, at: iso(at), actor: presentParty(presenting, actor), type, data, labels: labelsOf(presenting, procedure, event) }
}

/** The event without the values that this reader may not see. */
function readable(event: TicketEvent, mayRead: (values: Values) => Values): TicketEvent {
  switch (event.type) {
    case 'registered':
    case 'acted':
    case 'voted':
    case 'ticketAsked':
    case 'ledgerProposed':
    case 'valuesSet': return { ...event, values: mayRead(event.values) }
    case 'corrected': return { ...event, before: mayRead(event.before), after: mayRead(event.after) }
    case 'migrated': return { ...event, values: event.values && mayRead(event.values) }
    default: return event
  }
}

function labelsOf(presenting: Presenting, procedure: Procedure, event: TicketEvent): Record<string, Label> {
  const labels: Record<string, Label> = {}
  const add = (key: string, label: Label | undefined): void => { if (label) labels[key] = label }
  if ('step' in event && event.step !== null) add(`step:${event.step}`, procedure.steps[event.step]?.label)
  if ('branch' in event && event.branch) addBranchLabel(presenting, procedure, event.branch, add)
  if (event.type === 'branched') for (const branch of event.branches) addBranchLabel(presenting, procedure, branch.path, add)
  if ('clock' in event) add(`clock:${event.clock}`, procedure.clocks[event.clock]?.label)
  if (event.type === 'acted' || event.type === 'voted') add(`outcome:${event.outcome}`, procedure.steps[event.step]?.outcomes.find((outcome) => outcome.key === event.outcome)?.label)
  if (event.type === 'graded') for (const key of [event.from, event.to]) add(`level:${key}`, procedure.levels.find((level) => level.key === key)?.label)
  if (event.type === 'closed') add(`step:${event.end}`, procedure.steps[event.end]?.label)
  if (event.type === 'registered') {
    add(`channel:${event.channel}`, procedure.starts[event.channel]?.label)
    add(`level:${event.level}`, procedure.levels.find((level) => level.key === event.level)?.label)
  }
  if (event.type === 'stepOpened' || event.type === 'reassigned') for (const party of event.assignees) add(party, presenting.directory.nameOf(party))
  if (event.type === 'alerted') add(`rule:${event.rule}`, procedure.rules.find((rule) => rule.key === event.rule)?.label)
  if (event.type === 'paperIssued') add(`paper:${event.paper}`, procedure.papers.find((paper) => paper.key === event.paper)?.label)
  if (event.type === 'ledgerProposed') add(`ledger:${event.entry}`, procedure.ledger[event.entry]?.label)
  if (event.type === 'goodsMoved') addGoodsLabels(procedure, event, add)
  for (const party of toldBy(event)) add(party, presenting.directory.nameOf(party))
  if (event.type === 'recused') for (const person of event.people) add(`person:${person}`, presenting.directory.nameOf(`person:${person}`))
  if (event.type === 'claimed' && event.by) add(event.by, presenting.directory.nameOf(event.by))
  for (const values of valuesOf(event)) addFieldLabels(presenting, procedure, values, add)
  return labels
}

/** A branch by what it is for: a unit, a person, a row by its number, or the step that one of several parallel ways begins with. */
function addBranchLabel({ directory }: Presenting, procedure: Procedure, path: string, add: (key: string, label: Label | undefined) => void): void {
  const [, step = '', item = ''] = /([^/#]*)#\d+:([^/]*)$/.exec(path) ?? []
  const field = procedure.fields[procedure.steps[step]?.each ?? '']
  if (field === undefined) add(`branch:${path}`, procedure.steps[item]?.label)
  else if (field.type === 'units') add(`branch:${path}`, directory.nameOf(`unit:${item}`))
  else if (field.type === 'people') add(`branch:${path}`, directory.nameOf(`person:${item}`))
  else add(`branch:${path}`, { zh: `第 ${item} 项`, en: `item ${item}` })
}

/** Whom this event reaches or charges. */
function toldBy(event: TicketEvent): readonly string[] {
  switch (event.type) {
    case 'said':
    case 'notified':
    case 'alerted':
    case 'urged':
    case 'ledgerProposed': return event.to
    case 'paperIssued': return event.copies
    default: return []
  }
}

function addGoodsLabels(procedure: Procedure, event: Extract<TicketEvent, { type: 'goodsMoved' }>, add: (key: string, label: Label | undefined) => void): void {
  const goods = procedure.goods[event.goods]
  add(`goods:${event.goods}`, goods?.label)
  for (const holder of [event.from, event.to]) if (holder !== null) add(`holder:${holder}`, goods?.holders[holder])
}

function valuesOf(event: TicketEvent): readonly Values[] {
  if (event.type === 'registered' || event.type === 'acted' || event.type === 'voted' || event.type === 'valuesSet') return [event.values]
  return event.type === 'corrected' ? [event.before, event.after] : []
}

function addFieldLabels(presenting: Presenting, procedure: Procedure, values: Values, add: (key: string, label: Label | undefined) => void): void {
  for (const [key, value] of Object.entries(values)) {
    const field = procedure.fields[key]
    add(`field:${key}`, field?.label)
    for (const choice of field?.choices ?? []) if (choice.key === value) add(`choice:${key}:${choice.key}`, choice.label)
    if (field?.type === 'level' && typeof value === 'string') add(`choice:${key}:${value}`, procedure.levels.find((level) => level.key === value)?.label)
  }
  for (const [party, label] of Object.entries(namesIn(presenting, procedure, values))) add(party, label)
}
