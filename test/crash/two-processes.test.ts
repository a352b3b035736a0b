// Two servers on one PostgreSQL: they share the work, do nothing twice, and one hears of what the other did.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeDice } from '../../bench/support/texts.ts'
import { changedShape, newTokenAnswerShape, startedShape, ticketShape } from '../../src/contract/index.ts'
import { readConfig } from '../../src/server/config.ts'
import { openServices } from '../../src/server/compose.ts'
import { openDatabase } from '../../src/server/platform/database/index.ts'
import { connectionSettings } from '../../src/server/platform/database/pool.ts'
import type { Tables } from '../../src/server/platform/database/tables.ts'
import { loadSecrets } from '../../src/server/platform/home/index.ts'
import { openLogOn } from '../../src/server/platform/log/index.ts'
import { removeWhenUnused } from '../support/processes.ts'
import { ask, until } from './support/ask.ts'
import { audit } from './support/audit.ts'
import { makeSubmission, submit } from './support/clients.ts'
import { findActFaults, findClockFaults, findDeliveryFaults, findKeyFaults, findNumberFaults, findSubmissionFaults, isQuiet } from './support/evidence.ts'
import { openLedger } from './support/ledger.ts'
import { listenTo } from './support/listener.ts'
import { startOwnPostgres, type OwnPostgres } from './support/own-postgres.ts'
import { LOGIN, makeHome, PASSWORD, setUpProduct, startProduct, type Owner, type Product } from './support/product.ts'

const NAMES = ['first', 'second'] as const
/** Each has two clocks, and each clock a warning and a limit. */
const OVERDUE_TICKETS = 1_000
const DAY = 86_400_000
/** What another process knows of a session or a token may be this old. */
const MOST_STALE_MS = 6_000

let postgres: OwnPostgres
let evidence: Client
let owner: Owner
let products: readonly [Product, Product]
/** What those who spoke up at both at once were told. */
const ledger = openLedger()
const homes: string[] = []

const envFor = (name: string): NodeJS.ProcessEnv => ({ DATABASE_URL: postgres.url(name), HUIYIN_SECRETS_FILE: `${homes[0] ?? ''}/secrets.json` })
const bearer = (token: string): { readonly authorization: string } => ({ authorization: `Bearer ${token}` })

/** Old matters, brought in while no server runs: nothing fires before one starts. */
async function loadOverdueTickets(): Promise<void> {
  const config = readConfig({ HUIYIN_HOME: homes[0], ...envFor('loader') })
  const log = openLogOn({ write: () => undefined }, 'warn')
  const secrets = loadSecrets(config)
  const database = await openDatabase<Tables>({ ...config, keyFingerprint: secrets.fingerprint }, log)
  const { tickets } = await openServices({ log, database, secrets })
  await Promise.all(Array.from({ length: OVERDUE_TICKETS }, (_, nr) => tickets.start({
    actor: { ref: 'import', parties: [] }, procedure: 'school/general-affairs-feedback', channel: 'import', anonymous: true, receivedAt: Date.now() - 60 * DAY,
    values: { kind: 'problem', subject: `旧单 ${nr}`, content: '很久以前的事' },
  })))
  await database.close()
}

/** From now on it is written down which process fired what. */
async function watchWhoFires(): Promise<void> {
  await evidence.query(`
    create table fired (ticket_id bigint, type text, clock text, process text);
    create function write_down_who_fired() returns trigger language plpgsql as $$ begin
      insert into fired values (new.ticket_id, new.type, new.data->>'clock', current_setting('application_name'));
      return null;
    end $$;
    create trigger who_fired after insert on ticket_event for each row when (new.type in ('clockWarned', 'clockLate')) execute function write_down_who_fired()`)
}

/** Both servers are started before either may look at a clock, so that neither has a head start. */
async function startTogether(): Promise<readonly [Product, Product]> {
  await evidence.query('begin; lock table clock in exclusive mode')
  const [first, second] = await Promise.all(NAMES.map((name, nr) => startProduct(homes[nr] ?? '', envFor(name))))
  await until('both wait for the clocks', async () => {
    const { rows } = await evidence.query(`select distinct application_name from pg_stat_activity where wait_event_type = 'Lock' and application_name = any($1)`, [NAMES])
    return rows.length === NAMES.length ? true : undefined
  }, 60_000)
  if (!first || !second) throw new Error('two were asked for')
  return [first, second]
}

beforeAll(async () => {
  postgres = await startOwnPostgres()
  homes.push(makeHome('first'), makeHome('second'))
  const alone = await startProduct(homes[0] ?? '', { DATABASE_URL: postgres.url('alone') })
  owner = await setUpProduct(alone)
  await alone.stop()
  await loadOverdueTickets()
  evidence = new Client(connectionSettings({ url: postgres.url('evidence') }))
  await evidence.connect()
  await watchWhoFires()
  products = await startTogether()
}, 180_000)

afterAll(async () => {
  for (const product of products ?? []) expect(await product.stop()).toEqual({ code: 0, signal: null })
  await evidence?.end()
  await postgres?.stop()
  for (const home of homes) await removeWhenUnused(home)
}, 60_000)

describe('two servers on one database', () => {
  it('fire two thousand clocks that are due at the same moment, each once, and share the work', { timeout: 180_000 }, async ({ annotate }) => {
    const began = performance.now()
    await evidence.query('commit')
    await until('all clocks have fired', async () => ((await isQuiet(evidence)) ? true : undefined), 120_000)
    const took = performance.now() - began
    const { rows } = await evidence.query<{ process: string; n: number }>('select process, count(*) as n from fired group by 1 order by 1')
    const byProcess = Object.fromEntries(rows.map(({ process, n }) => [process, n]))
    await annotate(`${JSON.stringify(byProcess)} in ${Math.round(took)} ms`)
    const total = OVERDUE_TICKETS * 4
    expect((byProcess['first'] ?? 0) + (byProcess['second'] ?? 0)).toBe(total)
    for (const name of NAMES) expect(byProcess[name] ?? 0).toBeGreaterThan(total / 20)
    expect(await findClockFaults(evidence)).toEqual([])
    expect(await findDeliveryFaults(evidence)).toEqual([])
  })

  it('give numbers without a gap to those who speak up at both at once, and one number to whoever asks both', { timeout: 240_000 }, async ({ annotate }) => {
    const roll = makeDice(2)
    const speakUp = async (nr: number): Promise<void> => {
      for (let count = 0; count < 40; count++) {
        const submission = makeSubmission({ ledger, roll, token: owner.token })
        const addressed = count % 5 === 0 ? products : [products[nr % 2] ?? products[0]]
        await Promise.all(addressed.map(({ address }) => submit({ address, ledger }, submission)))
      }
    }
    const began = performance.now()
    await Promise.all(Array.from({ length: 32 }, (_, nr) => speakUp(nr)))
    await annotate(`${ledger.submissions.length} in ${Math.round(performance.now() - began)} ms`)
    expect(ledger.oddities).toEqual([])
    expect(ledger.submissions.filter(({ numbers }) => numbers.size !== 1)).toEqual([])
    expect(await findNumberFaults(evidence)).toEqual([])
    expect((await findSubmissionFaults(evidence, ledger)).filter((fault) => !fault.startsWith('nobody submitted'))).toEqual([])
    await until('nothing is left to fire', async () => ((await isQuiet(evidence)) ? true : undefined), 120_000)
    expect(await audit(homes[0] ?? '', envFor('audit'))).toMatchObject({ code: 0, findings: [] })
  })

  it('tell whoever listens at one what happened at the other', { timeout: 60_000 }, async () => {
    const [first, second] = products
    const listener = await listenTo(second.address, owner.token)
    try {
      const values = { kind: 'problem', subject: '听得见吗', content: '两台服务器' }
      const made = await ask(first.address, 'POST', '/api/v1/tickets', { headers: bearer(owner.token), body: { procedure: 'school/general-affairs-feedback', channel: 'desk', values, anonymous: true } })
      const { id, version } = startedShape.parse(made?.body)
      const noted = await ask(first.address, 'POST', `/api/v1/tickets/${id}/notes`, { headers: { ...bearer(owner.token), 'if-match': `"${version}"` }, body: { text: '第一台记下的' } })
      const changed = changedShape.parse(noted?.body)
      await until('the other process tells of the note', async () => listener.heard.find((words) => words.id === id && words.version === changed.version), 10_000)
      const opened = await ask(second.address, 'GET', `/api/v1/tickets/${id}`, { headers: bearer(owner.token) })
      expect(ticketShape.parse(opened?.body).version).toBe(changed.version)
    } finally {
      listener.close()
    }
  })

  /** How long after `revoke` at the first a request was sent that the second still took; it had just taken one. Slow answers do not count. */
  const measureStaleness = async (headers: Record<string, string>, revoke: () => Promise<unknown>): Promise<number> => {
    const see = async (): Promise<number | undefined> => (await ask(products[1].address, 'GET', '/api/v1/session', { headers }))?.status
    expect(await see()).toBe(200)
    await revoke()
    const revoked = performance.now()
    let lastTaken = revoked
    await until('the other process refuses it', async () => {
      const sent = performance.now()
      const status = await see()
      if (status === 200) lastTaken = sent
      return status === 401 ? true : undefined
    }, 30_000)
    return lastTaken - revoked
  }

  it('refuse a token at both soon after it was revoked at one', { timeout: 60_000 }, async () => {
    const [first] = products
    const made = await ask(first.address, 'POST', '/api/v1/tokens', { headers: { cookie: owner.cookie }, body: { name: 'to be revoked' } })
    const { token, secret } = newTokenAnswerShape.parse(made?.body)
    const revoke = async (): Promise<void> => {
      expect((await ask(first.address, 'DELETE', `/api/v1/tokens/${token.id}`, { headers: { cookie: owner.cookie } }))?.status).toBe(204)
    }
    expect(await measureStaleness(bearer(secret), revoke)).toBeLessThan(MOST_STALE_MS)
  })

  it('refuse a session at both soon after its person signed out at one', { timeout: 60_000 }, async () => {
    const [first] = products
    const signedIn = await ask(first.address, 'POST', '/api/v1/session', { body: { login: LOGIN, password: PASSWORD } })
    const cookie = z.string().min(1).parse(signedIn?.cookie)
    const signOut = (): Promise<unknown> => ask(first.address, 'DELETE', '/api/v1/session', { headers: { cookie } })
    expect(await measureStaleness({ cookie }, signOut)).toBeLessThan(MOST_STALE_MS)
  })
})

/** A guard that sees nothing is none: each fault is planted in a transaction that is taken back. */
describe('the evidence of these tests', () => {
  const numbers = (): Promise<string[]> => findNumberFaults(evidence)
  const submissions = async (): Promise<string[]> => (await findSubmissionFaults(evidence, ledger)).filter((fault) => !fault.startsWith('nobody submitted'))
  const keys = (): Promise<string[]> => findKeyFaults(evidence, ledger)
  const clocks = (): Promise<string[]> => findClockFaults(evidence)
  const deliveries = (): Promise<string[]> => findDeliveryFaults(evidence)
  const newest = `(select id from ticket where title like '%crash-%' order by id desc limit 1)`
  const fired = `(select ticket_id from ticket_event where type = 'clockLate' limit 1)`

  it.each<[string, () => Promise<string[]>, string, RegExp]>([
    ['a number that is missing', numbers, `delete from ticket where number like '%-002'`, /^(ZW|TS)-\d+-: /],
    ['a counter that went on alone', numbers, `update counter set value = value + 1`, /^counters /],
    ['an acknowledged ticket that is lost', submissions, `delete from ticket where id = ${newest}`, /is not there$/],
    ['a ticket that was made twice', submissions, `update ticket set title = (select title from ticket where id = ${newest}) where number = 'ZW-' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-001'`, /is there 2 times$/],
    ['a key that was forgotten', keys, `delete from idempotency`, /is not remembered$/],
    ['a clock that fired twice', clocks, `insert into ticket_event select ticket_id, seq + 1000, at, actor, type, data, hash, recorded_at from ticket_event where type = 'clockLate' and ticket_id = ${fired}`, /fired clockLate 2 times$/],
    ['a clock that did not fire', clocks, `delete from ticket_event where type = 'clockWarned' and ticket_id = ${fired}`, /did not fire clockWarned$/],
    ['a clock that is still to fire', clocks, `update clock set next_at = now(), next_moment = 'late' where ticket_id = ${newest}`, /is still to fire$/],
    ['a word that was not delivered', deliveries, `update outbox set done_at = null where ticket_id = ${fired}`, /is not done$/],
    ['a word that was delivered twice', deliveries, `update outbox set attempts = 2 where ticket_id = ${fired}`, /was done 2 times$/],
    ['a word that nobody was to deliver', deliveries, `delete from outbox where ticket_id = ${fired}`, /only in one of events and outbox$/],
    ['somebody who was not notified', deliveries, `delete from notification where ticket_id = ${fired}`, /has 0 notifications$/],
  ])('sees %s', { timeout: 60_000 }, async (_what, find, plant, fault) => {
    expect(await find()).toEqual([])
    await evidence.query('begin')
    try {
      await evidence.query(plant)
      expect(await find()).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
    } finally {
      await evidence.query('rollback')
    }
  })

  it('sees a word that was acknowledged and is not there', async () => {
    const lost = { ...openLedger(), words: [{ number: 'ZW-1', text: 'never stored', acknowledged: true }], deeds: [{ number: 'ZW-1', step: 'solve', nr: 1, acknowledged: true }] }
    expect(await findActFaults(evidence, lost)).toHaveLength(2)
  })
})
