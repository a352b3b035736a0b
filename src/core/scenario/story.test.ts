import { describe, expect, it } from 'vitest'
import { officeCalendar } from '../../../test/support/procedures.ts'
import { compileProcedure } from '../procedure/index.ts'
import type { TicketEvent } from '../ticket/index.ts'
import { readScenarios, Stage, instantOf } from './index.ts'
import { PLAY } from './planted/play.ts'
import { PLAY_SCENARIOS } from './planted/play-scenarios.ts'
import { tellEvent } from './story.ts'

const compiled = compileProcedure(PLAY)
if (!compiled.ok) throw new Error('the play is not good')
const { procedure } = compiled

function eventsOfThePlay(): TicketEvent[] {
  const read = readScenarios(PLAY_SCENARIOS, procedure)
  if (!read.ok) throw new Error('the scenarios are not good')
  return read.scenarios.flatMap((scenario) => {
    const stage = new Stage(procedure, scenario, () => officeCalendar)
    for (const item of scenario.items) {
      stage.strikeUntil(instantOf(stage.calendar, item.at), 'before')
      stage.perform(item, instantOf(stage.calendar, item.at))
      stage.strikeUntil(instantOf(stage.calendar, item.at), 'at')
    }
    return stage.events
  })
}

const recused: TicketEvent = { type: 'recused', at: 0, actor: 'person:an', people: ['gu'] }
const migrated: TicketEvent = { type: 'migrated', at: 0, actor: 'person:an', fromVersion: 1, toVersion: 2, steps: {}, open: [], values: null, level: 'plain', clocks: [] }
const paused: readonly TicketEvent[] = [
  { type: 'clockPaused', at: 0, actor: 'person:an', clock: 'answer', nr: 1 },
  { type: 'clockResumed', at: 0, actor: 'person:an', clock: 'answer', nr: 1, pauses: [], due: 0, warnAt: null },
]

describe('the story of a failure', () => {
  const events = [...eventsOfThePlay(), recused, migrated, ...paused]

  it('tells everything that can happen to a ticket, in both languages', () => {
    const types = new Set(events.map((event) => event.type))
    expect([...types].sort()).toEqual([
      'acted', 'alerted', 'arrived', 'asked', 'attached', 'branched', 'claimed', 'clockLate', 'clockPaused', 'clockResumed', 'clockStarted', 'clockStopped', 'clockWarned', 'closed', 'corrected',
      'extensionAsked', 'extensionDecided', 'gathered', 'goodsMoved', 'graded', 'ledgerMoved', 'ledgerProposed', 'migrated', 'noted', 'notified', 'paperIssued', 'reassigned', 'recused', 'registered',
      'said', 'stepOpened', 'ticketAsked', 'ticketLinked', 'urged', 'valuesSet', 'voted',
    ])
    for (const event of events) {
      const told = tellEvent(procedure, officeCalendar, event)
      expect(told.zh, event.type).toMatch(/\p{Script=Han}/u)
      for (const text of [told.zh, told.en]) expect(text, event.type).not.toMatch(/undefined|\[object|null/)
    }
  })

  it('says where, how much and until when', () => {
    const told = events.map((event) => tellEvent(procedure, officeCalendar, event).en)
    expect(told).toContain('2026-09-29 10:00  he  branched into plant, quality')
    expect(told).toContain('2026-09-29 10:00  he  step opened: Sign (sign) -> unit:plant  @plant')
    expect(told).toContain('2026-09-22 17:30  clock  ledger entry 1: Late (lateAnswer) 24.5 CNY, proposed, may be heard until 2026-09-24 17:30 -> post:quality-head')
    expect(told).toContain('2026-09-29 09:30  gu  Samples (samples) 4: outside -> Quality (lab), witnessed by wu')
    expect(told).toContain('2026-09-18 10:30  outside:contact  another ticket asked for: test/recovery.complaint  subject="色差", pieces=2')
  })
})
