import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../procedure/index.ts'
import type { Procedure, Values } from '../procedure/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../worktime/index.ts'
import { decide, evolve, replay, replyBroughtIn } from './index.ts'
import type { Actor, Command, Facts, Ticket } from './index.ts'

const calendar = compileCalendar(chinaOfficeCalendar())
const load = (name: string): Procedure => {
  const compiled = compileProcedure(readFileSync(new URL(`../../../procedures/${name}.yaml`, import.meta.url), 'utf8'))
  if (!compiled.ok) throw new Error(compiled.findings[0]?.message.en ?? name)
  return compiled.procedure
}
const park = load('park/relayed-complaint')
const importer: Actor = { ref: 'import', parties: ['import'] }
const factsAt = (at: string, actor = importer): Facts => ({ now: Date.parse(at), actor, calendar: () => calendar, answers: {}, directory: { hasUnit: () => true, hasPerson: () => true, isStaffed: () => true, isOneOf: () => true, superiorOf: () => undefined, registerRow: () => undefined } })
const message: Values = { source: 'mayorMailbox', subject: '路灯不亮', content: '东门的路灯坏了三天' }

const begin = (channel: string, values: Values, actor = importer): Ticket => {
  const decided = decide(park, undefined, { kind: 'start', channel, values, number: 'GY-2026-00001', anonymous: true }, factsAt('2026-03-02T09:00:00+08:00', actor))
  const ticket = decided.kind === 'accepted' ? replay(decided.events) : undefined
  if (!ticket) throw new Error(JSON.stringify(decided))
  return ticket
}
const refusalOf = (ticket: Ticket, command: Command, actor = importer): string | undefined => {
  const decided = decide(park, ticket, command, factsAt('2026-03-05T09:00:00+08:00', actor))
  return decided.kind === 'refused' ? decided.code : undefined
}

describe('a matter brought in from elsewhere', () => {
  it('is answered and closed when the table tells the answer and its time', () => {
    const ticket = begin('import', { ...message, replyText: '已修好', repliedAt: '2026-03-05T01:00:00.000Z' })
    const reply = replyBroughtIn(park, ticket)
    expect(reply).toMatchObject({ at: Date.parse('2026-03-05T09:00:00+08:00'), command: { step: 'reply', outcome: 'replied', values: { replyText: '已修好' } } })
    const decided = decide(park, ticket, reply?.command ?? { kind: 'note', text: '' }, factsAt('2026-03-05T09:00:00+08:00'))
    const after = decided.kind === 'accepted' ? decided.events.reduce<Ticket>((state, event) => evolve(state, event), ticket) : undefined
    expect(after).toMatchObject({ status: 'closed', closedAt: Date.parse('2026-03-05T09:00:00+08:00') })
    expect(after && replyBroughtIn(park, after)).toBeUndefined()
  })

  it('waits like any other when there is no answer, or no time of it', () => {
    expect(replyBroughtIn(park, begin('import', message))).toBeUndefined()
    expect(replyBroughtIn(park, begin('import', { ...message, replyText: '已修好' }))).toBeUndefined()
  })

  it('lets the importer repeat what was done there, but act on no ticket of another channel', () => {
    const act: Command = { kind: 'act', step: 'assign', nr: 1, outcome: 'assigned', values: { leadUnit: 'gardens' } }
    expect(refusalOf(begin('import', message), act)).toBeUndefined()
    const clerk: Actor = { ref: 'person:7', parties: ['person:7', 'unit:park-office'] }
    expect(refusalOf(begin('desk', message, clerk), act)).toBe('ticket.not_yours')
  })

  it('is no longer the importer\'s once somebody has claimed it', () => {
    const clerk: Actor = { ref: 'person:7', parties: ['person:7', 'unit:park-office'] }
    const ticket = begin('import', message)
    const claimed = decide(park, ticket, { kind: 'claim', step: 'assign', nr: 1 }, factsAt('2026-03-03T09:00:00+08:00', clerk))
    const after = claimed.kind === 'accepted' ? claimed.events.reduce<Ticket>((state, event) => evolve(state, event), ticket) : ticket
    expect(refusalOf(after, { kind: 'act', step: 'assign', nr: 1, outcome: 'assigned', values: { leadUnit: 'gardens' } })).toBe('ticket.claimed_by_other')
  })
})

describe('what an import start fills in by itself', () => {
  it('is written in the procedure and checked there', () => {
    expect(park.starts['import']?.defaults).toEqual({ source: 'mayorMailbox' })
    const source = readFileSync(new URL('../../../procedures/park/relayed-complaint.yaml', import.meta.url), 'utf8')
    const codes = (defaults: string): string[] => compileProcedure(source.replace('{ source: mayorMailbox }', defaults)).findings.map((finding) => finding.code)
    expect(codes('{ source: postbox }')).toEqual(['procedure.unknown_choice'])
    expect(codes('{ sauce: mayorMailbox }')).toEqual(['procedure.unknown_field'])
    expect(codes('{ leadUnit: gardens }')).toEqual(['procedure.unknown_field'])
    expect(codes('{ subject: 7 }')).toEqual(['procedure.wrong_field_type'])
  })
})
