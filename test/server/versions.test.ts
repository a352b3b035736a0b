// A change of the rule over HTTP: handed in, signed by three people, published; tickets stay on the version they began with, or are moved.
import { describe, expect, it } from 'vitest'
import { hashText } from '../../src/server/features/procedures/check.ts'
import { textOf } from '../support/slip-versions.ts'
import { openWholeApp } from '../support/whole-app.ts'
import type { Answered, Credentials } from '../support/whole-app.ts'

const { ask, setUp, addPerson, services } = await openWholeApp('2026-09-14T09:00:00+08:00')
const owner = await setUp()
const writer = await addPerson(owner, 'writer', { roles: ['processOwner'] })
const reviewer = await addPerson(owner, 'reviewer', { roles: ['supervisor'] })
const handler = await addPerson(owner, 'worker')

const VERSIONS = '/api/v1/procedures/test%2Fslip/versions'
const EXTRA = ['  remark: {', '  extra: { type: text, zh: 另外, en: Extra }\n  remark: {'] as const

const handIn = (source: string, as: Credentials = writer.as): Promise<Answered> => ask('POST', '/api/v1/procedures', { as, body: { source } })
const sign = (version: number, role: string, as: Credentials, source: string, accepted: readonly string[] = []): Promise<Answered> =>
  ask('POST', `${VERSIONS}/${version}/signatures/${role}`, { as, body: { hash: hashText(source).toString('hex'), accepted } })
const act = (version: number, what: string, as: Credentials = writer.as): Promise<Answered> => ask('POST', `${VERSIONS}/${version}/${what}`, { as })
const codeOf = ({ status, body }: Answered): unknown[] => [status, body['code']]
const states = async (): Promise<unknown> => ((await ask('GET', VERSIONS, { as: owner })).body['items'] as { version: number; state: string }[]).map(({ version, state }) => [version, state])

async function publish(version: number, source: string): Promise<void> {
  await handIn(source)
  for (const [role, as] of [['prepared', writer.as], ['reviewed', reviewer.as], ['approved', owner]] as const) expect((await sign(version, role, as, source)).status).toBe(200)
  expect((await act(version, 'publish')).status).toBe(200)
}

describe('a version that is handed in', () => {
  it('is refused with every fault and its place when it is wrong', async () => {
    const answer = await handIn(textOf(1, ['next: wait }', 'next: nowhere }']))
    expect(codeOf(answer)).toEqual([422, 'procedure.invalid'])
    const findings = (answer.body['details'] as { findings: { place: { line: number }; message: { zh: string; en: string } }[] }).findings
    expect(findings[0]?.message.en).toContain('nowhere')
    expect(findings[0]?.place.line).toBeGreaterThan(20)
  })

  it('must have the next number, and the refusal says which that is', async () => {
    const answer = await handIn(textOf(3))
    expect(codeOf(answer)).toEqual([422, 'procedure.version_wrong'])
    expect(answer.body).toMatchObject({ details: { found: 3, expected: 1 } })
    expect(answer.body['title']).toMatch(/version: 1/)
  })

  it('is a draft with its hash and its warnings, and is no procedure yet', async () => {
    const source = textOf(1, EXTRA)
    const answer = await handIn(source)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      procedure: 'test/slip', version: 1, state: 'draft', hash: hashText(source).toString('hex'), source, draftedBy: '演示writer', signatures: [], changes: [],
      may: { sign: ['prepared'], publish: false, withdraw: false, discard: true },
    })
    expect((answer.body['findings'] as { severity: string }[]).map((finding) => finding.severity)).toEqual(['warning'])
    expect((await ask('GET', '/api/v1/procedures/drafts', { as: reviewer.as })).body).toMatchObject({ items: [{ procedure: 'test/slip', version: 1, draftedBy: '演示writer', next: 'prepared' }] })
    expect((await ask('GET', '/api/v1/procedures/test%2Fslip', { as: owner })).status).toBe(404)
    expect((await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'test/slip', channel: 'desk', values: { matter: 'x' } } })).status).toBe(422)
  })

  it('may be handed in by whoever drafts, and by nobody else', async () => {
    expect(codeOf(await handIn(textOf(1), handler.as))).toEqual([403, 'access.denied'])
    expect(codeOf(await handIn(textOf(1), reviewer.as))).toEqual([403, 'access.denied'])
  })
})

describe('signing', () => {
  const source = textOf(1, EXTRA)

  it('goes in order, one name each, by whoever may', async () => {
    expect(codeOf(await sign(1, 'reviewed', reviewer.as, source))).toEqual([409, 'procedure.sign_order'])
    expect((await sign(1, 'prepared', writer.as, source)).body).toMatchObject({ signatures: [{ role: 'prepared', person: { name: '演示writer' } }], may: { sign: [] } })
    expect(codeOf(await sign(1, 'prepared', owner, source))).toEqual([409, 'procedure.signed_already'])
    expect(codeOf(await sign(1, 'reviewed', writer.as, source, ['verify.field_unused']))).toEqual([409, 'procedure.one_signature_each'])
    expect(codeOf(await sign(1, 'approved', writer.as, source))).toEqual([403, 'access.denied'])
    expect(codeOf(await sign(1, 'reviewed', handler.as, source))).toEqual([403, 'access.denied'])
  })

  it('is for the text that was read', async () => {
    expect(codeOf(await sign(1, 'reviewed', reviewer.as, textOf(1)))).toEqual([409, 'procedure.stale'])
  })

  it('accepts warnings by name, which are kept with the signature', async () => {
    const { body } = await ask('GET', `${VERSIONS}/1`, { as: reviewer.as })
    const [warning] = body['findings'] as { code: string }[]
    const refused = await sign(1, 'reviewed', reviewer.as, source)
    expect(codeOf(refused)).toEqual([422, 'procedure.warnings_open'])
    expect(refused.body['title']).toContain(warning?.code)
    const signed = await sign(1, 'reviewed', reviewer.as, source, [warning?.code ?? ''])
    expect(signed.body).toMatchObject({ signatures: [{ role: 'prepared' }, { role: 'reviewed', accepted: [warning?.code] }] })
    expect(codeOf(await act(1, 'publish'))).toEqual([409, 'procedure.not_signed'])
  })

  it('is void once another text is handed in under the same number', async () => {
    expect((await handIn(textOf(1))).body).toMatchObject({ signatures: [], findings: [] })
    expect(codeOf(await act(1, 'publish'))).toEqual([409, 'procedure.not_signed'])
  })
})

describe('publishing', () => {
  const first = textOf(1)

  it('puts a signed version in force, with the units and posts it counts on', async () => {
    await publish(1, first)
    expect(await states()).toEqual([[1, 'published']])
    expect((await ask('GET', '/api/v1/procedures/drafts', { as: reviewer.as })).body).toEqual({ items: [] })
    expect((await ask('GET', `${VERSIONS}/1`, { as: handler.as })).body).toMatchObject({ state: 'published', publishedBy: '演示writer', may: { sign: [], publish: false, withdraw: false, discard: false } })
    expect(services.directory.hasUnit('repair')).toBe(true)
  })

  it('is for ever: the text can neither be handed in again, signed, taken back nor changed behind our back', async () => {
    expect(codeOf(await handIn(first))).toEqual([422, 'procedure.version_wrong'])
    expect(codeOf(await sign(1, 'prepared', owner, first))).toEqual([409, 'procedure.not_draft'])
    expect(codeOf(await ask('DELETE', `${VERSIONS}/1`, { as: writer.as }))).toEqual([409, 'procedure.not_draft'])
    await expect(services.db.updateTable('procedure').set({ source: 'x' }).where('id', '=', 'test/slip').execute()).rejects.toThrow('never changes')
    await expect(services.db.deleteFrom('procedure').where('id', '=', 'test/slip').execute()).rejects.toThrow('never changes')
  })

  it('shows what a next version changes, in both languages, and leaves running tickets alone', async () => {
    const old = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'test/slip', channel: 'desk', values: { matter: 'Old lamp' } } })
    expect(old.status).toBe(201)
    const second = textOf(2, ['5 working days', '3 working days'])
    const { body } = await handIn(second)
    expect(body).toMatchObject({ comparedWith: 1 })
    expect((body['changes'] as { zh: string; en: string }[]).map(({ zh, en }) => [zh, en])).toContainEqual(['时限“答复”：期限 5个工作日 → 3个工作日', 'Clock "Answer": limit 5 working days → 3 working days'])
    await publish(2, second)
    expect(await states()).toEqual([[2, 'published'], [1, 'superseded']])
    const fresh = await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'test/slip', channel: 'desk', values: { matter: 'New lamp' } } })
    const due = async (answer: Answered): Promise<unknown> => ((await ask('GET', `/api/v1/tickets/${String(answer.body['number'])}`, { as: owner })).body['clocks'] as { dueAt: string }[])[0]?.dueAt
    expect(await due(old)).toBe('2026-09-20T09:30:00.000Z')
    expect(await due(fresh)).toBe('2026-09-17T09:30:00.000Z')
    expect((await ask('GET', VERSIONS, { as: owner })).body['items']).toMatchObject([{ version: 2, openTickets: 1 }, { version: 1, openTickets: 1 }])
    const { state } = await services.db.selectFrom('ticket').select('state').where('number', '=', String(old.body['number'])).executeTakeFirstOrThrow()
    expect(state).toMatchObject({ procedureVersion: 1 })
  })

  it('is written down with the names and the hash', async () => {
    const events = await services.db.selectFrom('admin_event').select(['type', 'actor', 'data']).where('type', 'like', 'procedure.%').orderBy('id').execute()
    expect(events.filter((event) => event.type === 'procedure.published')).toMatchObject([
      { actor: `person:${writer.id}`, data: { procedure: 'test/slip', version: 1, hash: hashText(first).toString('hex'), signed: { prepared: `person:${writer.id}`, reviewed: `person:${reviewer.id}`, approved: 'person:1' }, units: ['desk', 'repair'], posts: ['chief'] } },
      { data: { version: 2, units: [] } },
    ])
    expect(events.filter((event) => event.type === 'procedure.signed')).toHaveLength(8)
  })

  it('ends: a withdrawn version takes no new tickets, and a next one can follow', async () => {
    expect(codeOf(await act(1, 'withdraw'))).toEqual([409, 'procedure.not_current'])
    expect((await act(2, 'withdraw')).body).toMatchObject({ state: 'withdrawn' })
    expect((await ask('POST', '/api/v1/tickets', { as: owner, body: { procedure: 'test/slip', channel: 'desk', values: { matter: 'x' } } })).body['code']).toBe('ticket.unknown_procedure')
    await publish(3, textOf(3))
    expect(await states()).toEqual([[3, 'published'], [2, 'withdrawn'], [1, 'superseded']])
  })

  it('is not needed for a draft that is taken back', async () => {
    expect((await handIn(textOf(4))).status).toBe(201)
    expect((await ask('DELETE', `${VERSIONS}/4`, { as: writer.as })).status).toBe(204)
    expect(codeOf(await ask('GET', `${VERSIONS}/4`, { as: writer.as }))).toEqual([404, 'procedure.version_unknown'])
  })
})
