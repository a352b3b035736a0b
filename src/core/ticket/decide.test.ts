import { describe, expect, it } from 'vitest'
import { CLOCK, factsFor, IMPORTER, loadLibraryProcedure, person, REPORTER } from '../../../test/support/procedures.ts'
import type { Procedure, Values } from '../procedure/index.ts'
import { decide, nextActions, permissionsOf, replay } from './index.ts'
import type { Actor, Command, RefusalCode, Ticket, TicketCommand, TicketEvent } from './index.ts'

const school = loadLibraryProcedure('school/general-affairs-feedback')
const property = loadLibraryProcedure('property/complaint')

const clerk = person('1', 'post:general-affairs-clerk', 'unit:general-affairs')
const officer = person('2', 'unit:general-affairs')
const caterer = person('3', 'unit:catering')
const stranger = person('9')

const desk = person('11', 'unit:customer-service')
const head = person('12', 'unit:customer-service', 'post:customer-service-head')
const standIn = person('13', 'post:customer-service-head')

const at = (time: string): number => Date.parse(`2026-${time}:00+08:00`)
const FEEDBACK: Values = { kind: 'complaint', subject: '食堂', content: '饭菜不热' }
const COMPLAINT: Values = { subject: '电梯', content: '异响' }

interface Line {
  readonly at: string
  readonly by: Actor
  readonly command: Command
}

/** Lines that must all be accepted, one after another. */
function play(procedure: Procedure, lines: readonly Line[]): { ticket: Ticket; events: TicketEvent[] } {
  const events: TicketEvent[] = []
  for (const line of lines) {
    const decision = decide(procedure, replay(events), line.command, factsFor(procedure, line.by, at(line.at)))
    if (decision.kind === 'refused') throw new Error(`${line.at}: ${decision.code} ${JSON.stringify(decision.problems)}`)
    events.push(...decision.events)
  }
  const ticket = replay(events)
  if (!ticket) throw new Error('no line started the ticket')
  return { ticket, events }
}

const start = (by: Actor, channel: string, values: Values, time = '09-21T09:00'): Line => ({ at: time, by, command: { kind: 'start', channel, values, number: 'N-1', anonymous: false } })
const act = (by: Actor, what: string, values: Values = {}, time = '09-21T10:00', more: Partial<Extract<TicketCommand, { kind: 'act' }>> = {}): Line => {
  const [step = '', outcome = ''] = what.split('.')
  return { at: time, by, command: { kind: 'act', step, nr: 1, outcome, values, ...more } }
}

function refusalOf(procedure: Procedure, lines: readonly Line[], last: Line): RefusalCode | undefined {
  const ticket = lines.length > 0 ? play(procedure, lines).ticket : undefined
  const decision = decide(procedure, ticket, last.command, factsFor(procedure, last.by, at(last.at)))
  return decision.kind === 'refused' ? decision.code : undefined
}

const line = (by: Actor, command: Command, time = '09-21T12:00'): Line => ({ at: time, by, command })
const atSolve = [start(clerk, 'phone', FEEDBACK)]
const atReply = [...atSolve, act(officer, 'solve.solved', { result: '已修好' })]
const atConfirm = [...atReply, act(officer, 'reply.replied', { replyMode: 'individual', replyText: '已修好' })]
const closed = [...atConfirm, act(REPORTER, 'confirm.accepted', {}, '09-21T11:00', { survey: { solved: true } })]
const handledByHead = [
  start(desk, 'phone', COMPLAINT),
  act(head, 'assign.assigned', { leadUnit: 'customer-service', dueOn: '2026-09-22' }),
  act(head, 'handle.done', { cause: '空档', result: '已排班' }),
  act(desk, 'answer.answered', { replyText: '已排班' }),
]

describe('what is refused, and why', () => {
  const refusals: readonly [sentence: string, code: RefusalCode, procedure: Procedure, before: readonly Line[], last: Line][] = [
    ['a channel the procedure does not have', 'ticket.unknown_channel', school, [], start(clerk, 'fax', FEEDBACK)],
    ['a channel with a name that every object has', 'ticket.unknown_channel', school, [], start(clerk, 'constructor', FEEDBACK)],
    ['a reporter who registers through the telephone channel', 'ticket.start_not_allowed', school, [], start(REPORTER, 'phone', FEEDBACK)],
    ['staff of another unit at the front desk', 'ticket.start_not_allowed', property, [], start(person('14', 'unit:engineering'), 'desk', COMPLAINT)],
    ['no name where one is needed', 'ticket.name_needed', property, [], line(REPORTER, { kind: 'start', channel: 'portal', values: COMPLAINT, number: 'N-1', anonymous: true })],
    ['a form with a required field left empty', 'ticket.values_invalid', school, [], start(clerk, 'phone', { kind: 'complaint', subject: ' ', content: 'x' })],
    ['a field that the form does not have', 'ticket.values_invalid', school, atSolve, act(officer, 'solve.solved', { result: 'x', constructor: 'x' })],
    ['an act on a closed ticket', 'ticket.closed', school, closed, act(officer, 'solve.solved', { result: 'x' })],
    ['an act on a step that has ended', 'ticket.step_not_open', school, atReply, act(officer, 'solve.solved', { result: 'x' })],
    ['an act on an earlier visit of a step', 'ticket.step_not_open', school, atSolve, act(officer, 'solve.solved', { result: 'x' }, '09-21T10:00', { nr: 2 })],
    ['an act on a ticket that is not there', 'ticket.step_not_open', school, [], act(officer, 'solve.solved', { result: 'x' })],
    ['a claim on a step that is not open', 'ticket.step_not_open', school, atSolve, line(officer, { kind: 'claim', step: 'reply', nr: 1 })],
    ['an act by somebody of another unit', 'ticket.not_yours', school, atSolve, act(caterer, 'solve.solved', { result: 'x' })],
    ['a note by somebody who has nothing to do with it', 'ticket.not_yours', school, atSolve, line(stranger, { kind: 'note', text: 'x' })],
    ['a correction by somebody who has nothing to do with it', 'ticket.not_yours', school, atSolve, line(stranger, { kind: 'correct', values: { subject: 'x' }, reason: 'x' })],
    ['a question in the name of the reporter', 'ticket.not_yours', school, atSolve, line(officer, { kind: 'ask', text: 'x' })],
    ['an internal note by the reporter', 'ticket.not_yours', school, atSolve, line(REPORTER, { kind: 'note', text: 'x' })],
    ['a reporter who answers their own ticket and so stops the first-reply clock', 'ticket.not_yours', school, atSolve, line(REPORTER, { kind: 'say', text: 'x' })],
    ['a correction by the reporter', 'ticket.not_yours', school, atSolve, line(REPORTER, { kind: 'correct', values: { subject: 'x' }, reason: 'x' })],
    ['an act by the person complained about', 'ticket.recused', school, [start(clerk, 'phone', { ...FEEDBACK, accused: ['2'] })], act(officer, 'solve.solved', { result: 'x' })],
    ['a verification by whoever did the work', 'ticket.did_it_before', property, handledByHead, act(head, 'returnVisit.confirmed', {}, '09-21T12:00', { survey: { solved: true } })],
    ['an act on what a colleague has claimed', 'ticket.claimed_by_other', school, [...atSolve, line(officer, { kind: 'claim', step: 'solve', nr: 1 })], act(clerk, 'solve.solved', { result: 'x' })],
    ['a release of what a colleague has claimed', 'ticket.claimed_by_other', school, [...atSolve, line(officer, { kind: 'claim', step: 'solve', nr: 1 })], line(clerk, { kind: 'release', step: 'solve', nr: 1 })],
    ['an outcome the step does not have', 'ticket.unknown_outcome', school, atSolve, act(officer, 'solve.vanished')],
    ['a reporter who chooses what only a clock does', 'ticket.unknown_outcome', school, atConfirm, act(REPORTER, 'confirm.noWord')],
    ['a call-back without the answer to "solved?"', 'ticket.survey_needed', school, atConfirm, act(REPORTER, 'confirm.accepted')],
    ['a call-back where the answer contradicts the outcome', 'ticket.survey_needed', school, atConfirm, act(REPORTER, 'confirm.accepted', {}, '09-21T12:00', { survey: { solved: false } })],
    ['a satisfaction of six out of five', 'ticket.survey_needed', school, atConfirm, act(REPORTER, 'confirm.accepted', {}, '09-21T12:00', { survey: { solved: true, satisfied: 6 } })],
    ['an empty note', 'ticket.text_needed', school, atSolve, line(officer, { kind: 'note', text: '  ' })],
    ['a correction without a reason', 'ticket.text_needed', school, atSolve, line(officer, { kind: 'correct', values: { subject: 'x' }, reason: '' })],
    ['a clock before its time', 'ticket.clock_not_due', school, atSolve, line(CLOCK, { kind: 'clock', clock: 'firstReply', nr: 1, moment: 'warn' })],
    ['a clock that does not exist', 'ticket.clock_not_due', school, atSolve, line(CLOCK, { kind: 'clock', clock: 'constructor', nr: 1, moment: 'late' })],
    ['a correction that changes nothing', 'ticket.nothing_changed', school, atSolve, line(officer, { kind: 'correct', values: { subject: '食堂' }, reason: 'x' })],
    ['a claim of what one has claimed', 'ticket.nothing_changed', school, [...atSolve, line(officer, { kind: 'claim', step: 'solve', nr: 1 })], line(officer, { kind: 'claim', step: 'solve', nr: 1 })],
    ['an attachment without a file', 'ticket.nothing_changed', school, atSolve, line(officer, { kind: 'attach', files: [], names: [] })],
    ['a correction that empties what later steps stand on', 'ticket.values_invalid', school, [...atSolve, act(officer, 'solve.transferred', { leadUnit: 'catering' })], line(officer, { kind: 'correct', values: { leadUnit: null }, reason: 'x' })],
    ['a correction of a field nobody filled in', 'ticket.values_invalid', school, atSolve, line(officer, { kind: 'correct', values: { constructor: 'x' }, reason: 'x' })],
  ]

  it.each(refusals)('%s: %s', (_, code, procedure, before, last) => {
    expect(refusalOf(procedure, before, last)).toBe(code)
  })

  it('every code of refusal was met', () => {
    const met = new Set(refusals.map(([, code]) => code))
    const basic: readonly RefusalCode[] = [
      'ticket.unknown_channel', 'ticket.start_not_allowed', 'ticket.name_needed', 'ticket.values_invalid', 'ticket.closed', 'ticket.step_not_open', 'ticket.not_yours', 'ticket.recused',
      'ticket.did_it_before', 'ticket.claimed_by_other', 'ticket.unknown_outcome', 'ticket.survey_needed', 'ticket.text_needed', 'ticket.clock_not_due', 'ticket.nothing_changed',
    ]
    expect(basic.filter((code) => !met.has(code))).toEqual([])
  })
})

describe('what is accepted', () => {
  it('the stand-in verifies what the head did herself', () => {
    expect(refusalOf(property, handledByHead, act(standIn, 'returnVisit.confirmed', {}, '09-21T12:00', { survey: { solved: true } }))).toBeUndefined()
  })

  it('whoever is named later loses what they had claimed, and a colleague goes on', () => {
    const named = play(school, [start(clerk, 'phone', { ...FEEDBACK, accused: ['7'] }), line(officer, { kind: 'claim', step: 'solve', nr: 1 }), line(clerk, { kind: 'correct', values: { accused: ['7', '2'] }, reason: '两人在场' })]).ticket
    expect(named).toMatchObject({ recused: ['7', '2'], open: [{ claimedBy: null }] })
    expect(nextActions(school, named, factsFor(school, officer, at('09-21T12:00')))).toEqual([])
    expect(nextActions(school, named, factsFor(school, clerk, at('09-21T12:00')))).toHaveLength(1)
  })

  it('the reporter asks and attaches, and nothing else', () => {
    const { ticket } = play(school, [...atSolve, line(REPORTER, { kind: 'ask', text: '有进展吗' }), line(REPORTER, { kind: 'attach', files: ['1'], names: ['a.jpg'] })])
    expect(permissionsOf(school, ticket, factsFor(school, REPORTER, at('09-21T12:00')))).toMatchObject({ note: false, say: false, correct: false, attach: true, urge: false, askExtension: [], ledger: [] })
  })

  it('an import may begin by any channel the procedure has', () => {
    expect(play(property, [start(IMPORTER, 'import', COMPLAINT)]).ticket.open[0]?.step).toBe('register')
  })

  it('words say a choice by its name in each language, and the ticket by its title', () => {
    const spoken: Procedure = { ...school, words: [{ key: 'x', at: ['received'], to: [{ kind: 'reporter' }], mode: 'individual', text: { zh: '{{title}}/{{kind}}/{{number}}/{{place}}', en: '{{kind}}' } }] }
    const said = play(spoken, atSolve).events.find((event) => event.type === 'said')
    expect(said).toMatchObject({ text: { zh: '食堂/投诉/N-1/', en: 'Complaint' } })
  })
})

describe('clocks', () => {
  const due = '09-23T17:30'

  it('who acts after the limit is late even when the clock has not struck yet', () => {
    const { ticket } = play(school, [...atSolve, line(officer, { kind: 'say', text: '在办' }, '09-23T17:31')])
    expect(ticket.clocks.find((clock) => clock.clock === 'firstReply')).toMatchObject({ state: 'stopped', late: true })
  })

  it('who acts at the very limit is in time', () => {
    const { ticket } = play(school, [...atSolve, line(officer, { kind: 'say', text: '在办' }, due)])
    expect(ticket.clocks.find((clock) => clock.clock === 'firstReply')).toMatchObject({ state: 'stopped', late: false })
  })

  it('asking the reporter after the limit does not hold the clock that is already over', () => {
    const overdue = [start(clerk, 'phone', FEEDBACK, '09-01T09:00'), act(officer, 'solve.askMore', { question: '哪里' }, '09-21T09:00')]
    expect(play(school, overdue).ticket.clocks.find((clock) => clock.clock === 'resolution')).toMatchObject({ state: 'running' })
  })

  it('a late notification goes to whoever has it in hand and to whom the procedure names', () => {
    const { events } = play(school, [...atSolve, line(CLOCK, { kind: 'clock', clock: 'firstReply', nr: 1, moment: 'warn' }, due), line(CLOCK, { kind: 'clock', clock: 'firstReply', nr: 1, moment: 'late' }, due)])
    expect(events.filter((event) => event.type === 'notified').map((event) => event.to)).toEqual([['unit:general-affairs'], ['unit:general-affairs', 'post:general-affairs-head']])
  })

  it('a clock that strikes during the silence closes the ticket by itself', () => {
    const { ticket } = play(school, [...atConfirm, line(CLOCK, { kind: 'clock', clock: 'silence', nr: 1, moment: 'late' }, '09-29T00:00')])
    expect(ticket).toMatchObject({ status: 'closed', closedAs: 'archive', actors: { confirm: 'clock' } })
  })
})
