// A ticket that asks for another one: it begins once, is waited for, and what cannot begin is tried again with its reason on record.
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { Actor, Ticket } from '../../../core/ticket/index.ts'
import { replay } from '../../../core/ticket/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../../core/worktime/index.ts'
import { openVault } from '../../platform/crypto/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { openDirectory } from '../../platform/directory/index.ts'
import { openLogOn } from '../../platform/log/index.ts'
import { openProcedures } from '../procedures/index.ts'
import { createReporters } from '../reporters/index.ts'
import { createTickets } from './slice.ts'
import { loadEvents } from './store.ts'

const HEAD = `version: 1
title: { zh: 试, en: Trial }
summary: { zh: 试, en: Trial }
`
const FIELDS = `fields:
  subject: { type: text, required: true, title: true, zh: 事项, en: Matter }
  pieces: { type: number, max: 100, zh: 件数, en: Pieces }
needs:
  units: { office: { zh: 办公室, en: Office } }
roles:
  office: { zh: 办公室, en: Office, unit: office }
`
const COMPLAINT = `procedure: trial/complaint
${HEAD}number: C-{seq:3}
${FIELDS}starts:
  desk: { zh: 登记, en: Desk, form: [subject, pieces], next: recover }
steps:
  recover:
    kind: ticket
    zh: 追偿
    en: Recovery
    opens: { procedure: trial/recovery, with: { subject: subject, pieces: pieces } }
    outcomes:
      won: { zh: 追回, en: Recovered, ends: [paid], next: archive }
      lost: { zh: 未追回, en: Not recovered, next: archive }
  archive: { kind: end, zh: 归档, en: Archive }
rules:
  tell: { zh: 通报, en: Circular, at: recover.lost, do: [{ open: { procedure: trial/circular, with: { subject: subject } } }] }
`
const RECOVERY = `procedure: trial/recovery
${HEAD}number: R-{seq:3}
${FIELDS}starts:
  claim: { zh: 追偿, en: Claim, kind: ticket, form: [subject, pieces], next: claim }
steps:
  claim:
    zh: 索赔
    en: Claim
    by: office
    outcomes: { paid: { zh: 已付, en: Paid, next: paid }, refused: { zh: 拒付, en: Refused, next: refused } }
  paid: { kind: end, zh: 已付, en: Paid }
  refused: { kind: end, zh: 拒付, en: Refused }
`

const { db } = await freshDatabase<Tables>()
let now = Date.parse('2026-09-18T10:00:00+08:00')
const procedures = await openProcedures(db, [COMPLAINT, RECOVERY].map((text, nr) => ({ path: `${nr}.yaml`, text })), openLogOn({ write: () => undefined }, 'silent'))
await db.insertInto('unit').values({ code: 'office', name: JSON.stringify({ zh: '办公室', en: 'Office' }), parent: null, closed_at: null }).execute()
const calendar = compileCalendar(chinaOfficeCalendar())
const vault = openVault(Buffer.alloc(32, 7))
const tickets = createTickets({
  db, now: () => now, procedures, directory: await openDirectory(db), calendarOf: () => calendar, reporters: createReporters({ db, vault }), vault, clockDue: () => undefined, outboxWaits: () => undefined,
  zone: () => 'Asia/Shanghai', homeCalendar: () => calendar, today: () => '2026-09-18',
}, async () => [])
const CLERK: Actor = { ref: 'person:1', parties: ['person:1', 'unit:office'] }

const start = (values = {}): Promise<{ id: number }> => tickets.start({ actor: CLERK, procedure: 'trial/complaint', channel: 'desk', values: { subject: '漏油', ...values }, anonymous: false })
const stateOf = async (id: number): Promise<Ticket> => {
  const { state } = await db.selectFrom('ticket').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  expect(replay(await loadEvents(db, id))).toEqual(state)
  return state as Ticket // written from a Ticket only
}
const askedBy = (id: number) => db.selectFrom('ticket').select(['id', 'number', 'procedure', 'status']).where('asked_by', '=', id).orderBy('asked_seq').execute()
const settle = async (): Promise<void> => { for (let next: number | undefined = now; next !== undefined && next <= now;) ({ next } = await tickets.carryOut()) }
const end = async (id: number, outcome: string): Promise<void> => { await tickets.commands.act(CLERK, id, undefined, { kind: 'act', step: 'claim', nr: 1, outcome, values: {} }) }

beforeEach(() => { now += 3_600_000 })

describe('a step that waits for another ticket', () => {
  it('begins it with what it hands over, and goes on when it ends', async () => {
    const { id } = await start({ pieces: 12 })
    expect((await stateOf(id)).open).toMatchObject([{ step: 'recover', waitsFor: null }])
    await settle()
    const [child] = await askedBy(id)
    expect(child).toMatchObject({ procedure: 'trial/recovery', status: 'open' })
    expect((await stateOf(id)).open).toMatchObject([{ step: 'recover', waitsFor: child?.number }])
    expect(await stateOf(child?.id ?? 0)).toMatchObject({ values: { subject: '漏油', pieces: 12 }, channel: 'claim', registeredBy: 'ticket' })
    await end(child?.id ?? 0, 'paid')
    await settle()
    expect(await stateOf(id)).toMatchObject({ status: 'closed', outcomes: { recover: 'won' }, actors: { recover: 'ticket' } })
  })

  it('begins one ticket, however many work at it', async () => {
    const { id } = await start()
    await Promise.all(Array.from({ length: 8 }, () => tickets.carryOut()))
    expect(await askedBy(id)).toHaveLength(1)
    expect((await loadEvents(db, id)).filter((event) => event.type === 'ticketLinked')).toHaveLength(1)
  })

  it('is refused what does not fit, with the reason kept, and gets it once it does', async () => {
    const { id } = await start({ pieces: 12 })
    await db.updateTable('outbox').set({ payload: JSON.stringify({ procedure: 'trial/recovery', start: '', values: { subject: '漏油', pieces: 1000 }, step: 'recover', nr: 1 }) }).where('ticket_id', '=', id).execute()
    const waiting = () => db.selectFrom('outbox').select(['attempts', 'problem', 'next_at', 'done_at']).where('ticket_id', '=', id).where('kind', '=', 'ticket').executeTakeFirstOrThrow()
    const { postponed } = await tickets.carryOut()
    expect(postponed).toMatchObject([{ ticketId: id, procedure: 'trial/recovery' }])
    expect(await waiting()).toMatchObject({ attempts: 1, done_at: null, next_at: new Date(now + 30_000), problem: { code: 'ticket.values_invalid', problems: [{ field: 'pieces', code: 'field.too_large', max: 100 }] } })
    expect(await askedBy(id)).toEqual([])
    await settle()
    expect(await waiting()).toMatchObject({ attempts: 1 })
    now += 30_000
    await settle()
    expect(await waiting()).toMatchObject({ attempts: 2, next_at: new Date(now + 60_000) })
    await db.updateTable('outbox').set({ payload: JSON.stringify({ procedure: 'trial/recovery', start: '', values: { subject: '漏油' }, step: 'recover', nr: 1 }) }).where('ticket_id', '=', id).execute()
    now += 60_000
    await settle()
    expect(await askedBy(id)).toHaveLength(1)
    expect(await waiting()).toMatchObject({ attempts: 3, problem: null, done_at: new Date(now) })
  })

  it('that no ticket can be begun for does not hold up the others', async () => {
    const lost = await start()
    await settle()
    const [child] = await askedBy(lost.id)
    await end(child?.id ?? 0, 'refused')
    // The circular's procedure is not there: the rule asks for it, and waits for nothing.
    await settle()
    expect(await stateOf(lost.id)).toMatchObject({ status: 'closed', outcomes: { recover: 'lost' } })
    const other = await start()
    await settle()
    expect(await askedBy(other.id)).toHaveLength(1)
    expect((await db.selectFrom('outbox').select('problem').where('ticket_id', '=', lost.id).where('done_at', 'is', null).execute())).toMatchObject([{ problem: { code: 'ticket.unknown_procedure' } }])
  })
})
