import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../../../test/support/procedures.ts'
import { AT, assigned, DAY, desk, facts, HOUR, moved, owner, SAME, second, Story, v1 } from '../../../test/support/slip-versions.ts'
import { decide, evolve, nextMomentOf } from '../ticket/index.ts'
import type { ClockState, Ticket, TicketEvent } from '../ticket/index.ts'
import { dueFor } from '../worktime/index.ts'
import { decideMigration, planMigration } from './index.ts'

describe('clocks of a ticket that moves', () => {
  const clockOf = (ticket: Ticket, key = 'answer'): ClockState | undefined => ticket.clocks.find((state) => state.clock === key)
  const due = (text: string): number => Date.parse(`${text}+08:00`)

  it('are counted anew from the same start when the limit changed', () => {
    expect(clockOf(assigned().ticket)?.due).toBe(due('2026-09-20T17:30'))
    expect(clockOf(moved(second(['5 working days', '3 working days']), assigned()))).toMatchObject({ start: AT, due: due('2026-09-17T17:30'), warnAt: due('2026-09-17T13:30'), within: { amount: 3 }, warned: false, late: false })
  })

  it('are late at once when the new limit is over, and the clock strikes it', () => {
    const after = second(['5 working days', '1 working day'])
    const plan = planMigration(v1, after, SAME, assigned().ticket, facts(owner, AT + 3 * DAY))
    expect(plan.clocks).toMatchObject([{ clock: 'answer', what: 'moved', dueAfter: due('2026-09-15T17:30'), lateAtOnce: true }])
    const ticket = moved(after, assigned(), SAME, AT + 3 * DAY)
    const state = clockOf(ticket)
    expect(state && nextMomentOf(state)).toMatchObject({ moment: 'warn' })
    expect(decide(after, ticket, { kind: 'clock', clock: 'answer', nr: 1, moment: 'warn' }, { ...facts(owner, AT + 3 * DAY), actor: { ref: 'clock', parties: [] } })).toMatchObject({ kind: 'accepted' })
  })

  it('stay late by the limit that was broken', () => {
    const story = assigned()
    const late: TicketEvent = { type: 'clockLate', at: AT + 10 * DAY, actor: 'clock', clock: 'answer', nr: 1, due: due('2026-09-20T17:30') }
    const decision = decideMigration(v1, second(['5 working days', '30 working days']), SAME, evolve(story.ticket, late), facts(owner, AT + 11 * DAY))
    expect(decision).toMatchObject({ kind: 'accepted', events: [{ clocks: [{ late: true, due: due('2026-09-20T17:30') }] }] })
  })

  it('keep the time they stood still', () => {
    const story = new Story().act('assign', 'wait', { leadUnit: 'repair' }, desk, AT + HOUR).act('wait', 'back', {}, desk, AT + 2 * DAY + HOUR)
    const state = clockOf(moved(second(['5 working days', '10 working days']), story))
    expect(state?.pauses).toEqual([{ from: AT + HOUR, until: AT + 2 * DAY + HOUR }])
    const ten = { amount: 10, unit: 'day', working: true } as const
    expect(state?.due).toBe(dueFor(officeCalendar, 'legal', AT, ten, { pauses: state?.pauses ?? [] }).due)
    expect(state?.due).toBeGreaterThan(dueFor(officeCalendar, 'legal', AT, ten).due)
  })

  it('stand still when the new version says so, and go on when it says no longer', () => {
    const story = new Story().act('assign', 'wait', { leadUnit: 'repair' })
    expect(clockOf(story.ticket)?.state).toBe('paused')
    expect(clockOf(moved(second([', pausedIn: [wait]', '']), story))?.state).toBe('paused')
    expect(clockOf(moved(second(['pausedIn: [wait]', 'pausedIn: [handle]']), story))?.state).toBe('running')
    expect(clockOf(moved(second(['pausedIn: [wait]', 'pausedIn: [handle]']), assigned()))?.state).toBe('paused')
  })

  it('stop when the new version does not have them', () => {
    const after = second(['  answer: {', '  solve: {'])
    const plan = planMigration(v1, after, SAME, assigned().ticket, facts(owner, AT + DAY))
    expect(plan.clocks).toMatchObject([{ clock: 'answer', what: 'stopped', dueAfter: null }, { clock: 'solve', what: 'started', dueBefore: null, dueAfter: due('2026-09-20T17:30') }])
    const ticket = moved(after, assigned())
    expect(ticket.clocks).toMatchObject([{ clock: 'answer', state: 'stopped', late: false }, { clock: 'solve', state: 'running', start: AT, due: due('2026-09-20T17:30') }])
  })

  it('run on under a new name', () => {
    expect(moved(second(['  answer: {', '  reply: {']), assigned(), { steps: {}, clocks: { answer: 'reply' } }).clocks).toMatchObject([{ clock: 'reply', nr: 1, state: 'running', start: AT }])
  })

  it('begin with the step that is open, when they are new and run from it', () => {
    const after = second(['clocks:\n', 'clocks:\n  handling: { zh: 办理, en: Handling, from: handle, until: [handle.done], within: 2 working days }\n'])
    expect(clockOf(moved(after, assigned()), 'handling')).toMatchObject({ start: AT, state: 'running' })
  })

  it('do not begin when the ticket does not tell whether they are over', () => {
    const after = second(['clocks:\n', 'clocks:\n  taken: { zh: 认领, en: Taken, from: assign, until: [handle.claimed], within: 2 working days }\n'])
    expect(planMigration(v1, after, SAME, assigned().ticket, facts(owner, AT + DAY)).clocks).toMatchObject([{ what: 'kept' }, { clock: 'taken', what: 'unknown' }])
    expect(clockOf(moved(after, assigned()), 'taken')).toBeUndefined()
  })
})
