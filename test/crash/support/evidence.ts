/** What the database says afterwards. Each function lists faults in words; none is what we want. */
import type { Client } from 'pg'
import { acknowledged, numberOf, type Ledger } from './ledger.ts'

const list = async (client: Client, sql: string, values: readonly unknown[] = []): Promise<string[]> =>
  (await client.query<{ fault: string }>(sql, [...values])).rows.map(({ fault }) => fault)

/** Numbers that are missing in a series, and counters that stand elsewhere than their tickets. */
export async function findNumberFaults(client: Client): Promise<string[]> {
  return [
    ...await list(client, `
      select series || ': ' || n || ' tickets, ' || lowest || ' to ' || highest as fault from (
        select regexp_replace(number, '\\d+$', '') as series, count(distinct number) as n, min(seq) as lowest, max(seq) as highest
        from (select number, substring(number from '\\d+$')::int as seq from ticket) t group by 1
      ) s where n <> highest or lowest <> 1`),
    ...await list(client, `
      select 'counters ' || c || ', tickets ' || t as fault
      from (select coalesce(sum(value), 0) as c, (select count(*) from ticket) as t from counter) s where c <> t`),
  ]
}

/** Tickets by the mark in their subject: acknowledged ones are there once under the number that was said, others at most once. */
export async function findSubmissionFaults(client: Client, ledger: Ledger): Promise<string[]> {
  const { rows } = await client.query<{ mark: string; number: string }>(`select substring(title from 'crash-\\d+$') as mark, number from ticket`)
  const stored = new Map<string, string[]>()
  for (const { mark, number } of rows) stored.set(mark, [...(stored.get(mark) ?? []), number])
  const faults = ledger.submissions.flatMap((submission) => {
    const found = stored.get(submission.mark) ?? []
    if (submission.numbers.size > 1) return [`${submission.mark} was told ${[...submission.numbers].join(' and ')}`]
    if (found.length > 1) return [`${submission.mark} is there ${found.length} times`]
    if (submission.numbers.size === 1 && found[0] !== numberOf(submission)) return [`${submission.mark} was told ${numberOf(submission)} and is ${found[0] ?? 'not there'}`]
    return []
  })
  const marks = new Set(ledger.submissions.map(({ mark }) => mark))
  return [...faults, ...[...stored.keys()].filter((mark) => !marks.has(mark)).map((mark) => `nobody submitted ${mark}`)]
}

/** Words and deeds: acknowledged ones are there once, others at most once. */
export async function findActFaults(client: Client, ledger: Ledger): Promise<string[]> {
  const words = await client.query<{ text: string }>(`select coalesce(data->'text'->>'zh', data->>'text') as text from ticket_event where type in ('noted', 'said')`)
  const deeds = await client.query<{ deed: string }>(`select number || ' ' || (data->>'step') || ' ' || (data->>'nr') as deed from ticket_event e join ticket t on t.id = e.ticket_id where type = 'acted'`)
  const count = new Map<string, number>()
  for (const key of [...words.rows.map(({ text }) => text), ...deeds.rows.map(({ deed }) => deed)]) count.set(key, (count.get(key) ?? 0) + 1)
  const check = (key: string, told: boolean): string[] => {
    const times = count.get(key) ?? 0
    return times > 1 || (told && times === 0) ? [`"${key}" is there ${times} times`] : []
  }
  return [
    ...ledger.words.flatMap((word) => check(word.text, word.acknowledged)),
    // The same step may have been tried by several clients; it ends once.
    ...ledger.deeds.flatMap((deed) => check(`${deed.number} ${deed.step} ${deed.nr}`, deed.acknowledged)),
  ]
}

/** Clocks that fired twice, that are due and did not fire, or that fired although they were not due. */
export async function findClockFaults(client: Client): Promise<string[]> {
  const due = `select t.id, t.number, c->>'clock' as clock, (c->>'nr')::int as nr, (c->>'due')::float8 as due, (c->>'warnAt')::float8 as warn, c->>'state' as state
    from ticket t, jsonb_array_elements(t.state->'clocks') c`
  const fired = `select ticket_id, type, data->>'clock' as clock, (data->>'nr')::int as nr, count(*) as n from ticket_event where type in ('clockWarned', 'clockLate') group by 1, 2, 3, 4`
  const now = 'extract(epoch from now()) * 1000'
  return [
    ...await list(client, `select ticket_id || ' ' || clock || ' ' || nr || ' fired ' || type || ' ' || n || ' times' as fault from (${fired}) f where n > 1`),
    ...await list(client, `
      select d.number || ' ' || d.clock || ' did not fire ' || m.type as fault
      from (${due}) d cross join (values ('clockWarned'), ('clockLate')) m (type)
      where d.state = 'running' and (case m.type when 'clockLate' then d.due else case when d.warn < d.due then d.warn end end) <= ${now}
        and not exists (select from (${fired}) f where f.ticket_id = d.id and f.clock = d.clock and f.nr = d.nr and f.type = m.type)`),
    ...await list(client, `select t.number || ' ' || clock || ' is still to fire' as fault from clock join ticket t on t.id = clock.ticket_id where next_at <= now()`),
    ...await list(client, `
      select e.ticket_id || ' ' || (e.data->>'clock') || ' was late too early' as fault from ticket_event e
      where e.type = 'clockLate' and extract(epoch from e.at) * 1000 < (e.data->>'due')::float8`),
  ]
}

/**
 * Words and notices: each asked for once, done once, and with its effect there once. In this organisation one person
 * is everybody, so every event that staff are told of is one notification.
 */
export async function findDeliveryFaults(client: Client): Promise<string[]> {
  const told = `select e.ticket_id, e.seq, r.recipient from ticket_event e, jsonb_array_elements_text(e.data->'to') r (recipient) where e.type in ('said', 'notified', 'alerted', 'urged')`
  return [
    ...await list(client, `select 'outbox row ' || id || ' is not done' as fault from outbox where done_at is null`),
    ...await list(client, `select 'outbox row ' || id || ' was done ' || attempts || ' times' as fault from outbox where done_at is not null and attempts <> 1`),
    ...await list(client, `
      select coalesce(a.ticket_id, b.ticket_id) || '/' || coalesce(a.seq, b.seq) || ' to ' || coalesce(a.recipient, b.recipient) || ' is only in one of events and outbox' as fault
      from (${told}) a full join (select * from outbox where kind in ('words', 'notice')) b on (a.ticket_id, a.seq, a.recipient) = (b.ticket_id, b.seq, b.recipient) where a.seq is null or b.id is null`),
    ...await list(client, `
      select coalesce(a.ticket_id, b.ticket_id) || '/' || coalesce(a.seq, b.seq) || ' has ' || coalesce(b.n, 0) || ' notifications' as fault
      from (select distinct ticket_id, seq from (${told}) t where recipient <> 'reporter') a
      full join (select ticket_id, seq, count(*) as n from notification group by 1, 2) b on (a.ticket_id, a.seq) = (b.ticket_id, b.seq) where a.seq is null or b.n is distinct from 1`),
    ...await list(client, `
      select e.ticket_id || '/' || e.seq || ' was not published' as fault from ticket_event e
      where e.type = 'said' and e.data->>'mode' in ('public', 'notice') and e.data->'to' ? 'reporter'
        and not exists (select from public_notice p where (p.ticket_id, p.seq) = (e.ticket_id, e.seq))`),
  ]
}

/** Keys that are remembered for a ticket that is not there, or not remembered for one that is. */
export async function findKeyFaults(client: Client, ledger: Ledger): Promise<string[]> {
  const { rows } = await client.query<{ key: string; number: string; there: boolean }>(`
    select key, response->>'number' as number, exists (select from ticket where number = response->>'number') as there from idempotency`)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return [
    ...rows.filter(({ there }) => !there).map(({ key }) => `${key} remembers a ticket that is not there`),
    ...acknowledged(ledger).filter((submission) => byKey.get(submission.mark)?.number !== numberOf(submission)).map(({ mark }) => `${mark} is not remembered`),
  ]
}

/** True once nothing is left to fire and nothing to deliver. */
export async function isQuiet(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ quiet: boolean }>(`
    select not exists (select from clock where next_at <= now()) and not exists (select from outbox where done_at is null) as quiet`)
  return rows[0]?.quiet === true
}
