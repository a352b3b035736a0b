/** A ticket as the reporter may see it: what they said, what we said, what is asked of them. Never what was noted inside. */
import type { PortalForm, PortalTicket } from '../../../contract/index.ts'
import type { Label, Procedure, Start, Value } from '../../../core/procedure/index.ts'
import { nextActions } from '../../../core/ticket/index.ts'
import type { Actor, Facts, Ticket, TicketEvent } from '../../../core/ticket/index.ts'
import { presentAsk, presentEnding, presentField, presentFormFields } from '../procedures/index.ts'

export const REPORTER: Actor = { ref: 'reporter', parties: ['reporter'] }

const iso = (at: number): string => new Date(at).toISOString()
const same = (text: string): Label => ({ zh: text, en: text })

/** The start of a procedure that is open to the public, if it has one. */
export function openStart(procedure: Procedure): Start | undefined {
  return Object.values(procedure.starts).find((start) => start.open)
}

export function presentForm(procedure: Procedure, start: Start, maxFileBytes: number): PortalForm {
  return {
    id: procedure.id, title: procedure.title, summary: procedure.summary, anonymous: start.anonymous, maxFileBytes,
    fields: start.form.flatMap(({ field }) => procedure.fields[field] ?? []).map((field) => presentField(procedure, field)), form: presentFormFields(procedure, start.form),
  }
}

export function presentForReporter(procedure: Procedure, page: { readonly version: number; readonly title: string; readonly state: Ticket }, events: readonly TicketEvent[], facts: Facts): PortalTicket {
  const { state } = page
  const [action] = nextActions(procedure, state, facts)
  return {
    number: state.number, version: page.version, title: page.title, procedure: procedure.title, status: state.status,
    receivedAt: iso(state.receivedAt), closedAt: state.closedAt === null ? null : iso(state.closedAt),
    submitted: submittedOf(procedure, state), stage: stageOf(procedure, state),
    promises: state.clocks.filter((clock) => procedure.clocks[clock.clock]?.shown).map((clock) => ({
      label: procedure.clocks[clock.clock]?.label ?? same(clock.clock), dueAt: iso(clock.due), state: clock.state, late: clock.late,
    })),
    story: events.flatMap((event) => storyOf(procedure, event)),
    // An outcome that only a clock takes is not the reporter's to choose.
    ask: action ? presentAsk(procedure, action, action.outcomes.filter((outcome) => action.kind !== 'survey' || outcome.whenSolved !== undefined)) : null,
    survey: state.survey,
  }
}

function stageOf(procedure: Procedure, state: Ticket): Label {
  const keys = state.status === 'closed' ? [state.closedAs ?? ''] : state.open.map((open) => open.step)
  const labels = keys.flatMap((key) => procedure.steps[key]?.label ?? [])
  return { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(', ') }
}

function submittedOf(procedure: Procedure, state: Ticket): { label: Label; text: string }[] {
  const form = procedure.starts[state.channel]?.form ?? []
  return form.flatMap(({ field: key }) => {
    const field = procedure.fields[key]
    const value = state.values[key]
    // Who was complained about is not repeated to whoever holds the code.
    if (!field || field.effect || field.seenBy.length > 0 || value === undefined || value === null) return []
    return [{ label: field.label, text: textOf(procedure, key, value) }]
  })
}

function textOf(procedure: Procedure, key: string, value: Value): string {
  if (typeof value === 'object') return procedure.fields[key]?.type === 'files' ? `${value?.length ?? 0} 个文件 · ${value?.length ?? 0} files` : `${value?.length ?? 0} 项 · ${value?.length ?? 0} entries`
  if (typeof value === 'boolean') return value ? '是 · yes' : '否 · no'
  const choice = procedure.fields[key]?.choices.find((candidate) => candidate.key === value)
  return choice ? `${choice.label.zh} · ${choice.label.en}` : String(value)
}

type Story = PortalTicket['story'][number]

function storyOf(procedure: Procedure, event: TicketEvent): Story[] {
  const at = iso(event.at)
  const isReporter = event.actor === 'reporter'
  switch (event.type) {
    case 'registered': return [{ at: iso(event.receivedAt), from: 'system', kind: 'received', text: { zh: `已收到，编号 ${event.number}`, en: `Received under number ${event.number}` } }]
    case 'said': return event.to.includes('reporter') ? [{ at, from: 'us', kind: event.words === null ? 'message' : 'reply', text: event.text }] : []
    case 'asked': return [{ at, from: 'you', kind: 'message', text: same(event.text) }]
    case 'acted': return isReporter || isTold(procedure, event) ? [actedStory(procedure, event, at, isReporter)] : []
    case 'closed': return [{ at, from: 'system', kind: 'closed', text: procedure.steps[event.end]?.label ?? same(event.end) }]
    default: return []
  }
}

/** What goes back and forth between units is theirs; the reporter hears how the matter moves on. */
function isTold(procedure: Procedure, event: Extract<TicketEvent, { type: 'acted' }>): boolean {
  return procedure.steps[event.step]?.outcomes.find((outcome) => outcome.key === event.outcome)?.tone !== 'refuse'
}

function actedStory(procedure: Procedure, event: Extract<TicketEvent, { type: 'acted' }>, at: string, isReporter: boolean): Story {
  const label = presentEnding(procedure, event.step, event.outcome)
  if (!isReporter) return { at, from: 'system', kind: 'milestone', text: label }
  const texts = Object.entries(event.values).flatMap(([key, value]) => (procedure.fields[key]?.type === 'longText' && typeof value === 'string' ? [value] : []))
  const said = [...texts, event.survey?.comment ?? ''].filter((text) => text !== '').join('\n')
  const text: Label = said === '' ? label : { zh: `${label.zh}\n${said}`, en: `${label.en}\n${said}` }
  return { at, from: 'you', kind: event.survey ? 'rated' : 'answer', text }
}
