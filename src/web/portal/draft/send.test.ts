// The server of these tests is a real one on loopback that keeps the rule of idempotency keys and nothing else.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PortalApi } from '../api/portal-api.ts'
import { createApi, makeKey } from '../api/portal-api.ts'
import { RequestFailed } from '../api/request.ts'
import type { AskedField, KeptFile } from '../form/answers.ts'
import type { Draft } from './draft.ts'
import { emptyDraft } from './draft.ts'
import type { Sent, SendTools } from './send.ts'
import { sendDraft } from './send.ts'

const asked: AskedField[] = [
  { field: { key: 'subject', type: 'text', label: { zh: '标题', en: 'Subject' }, choices: [], isTitle: true }, required: true },
  { field: { key: 'photos', type: 'files', label: { zh: '照片', en: 'Photos' }, choices: [], isTitle: false }, required: false },
]
const draft = (subject: string, files: readonly KeptFile[] = []): Draft => ({
  ...emptyDraft('school/feedback'), answers: { raw: { subject }, files: { photos: files } }, contact: { name: '甲', phone: '', email: '' },
})

type Mood = 'well' | 'loses the answer' | 'hangs up before' | 'refuses' | 'has lost the files'

describe('sending', () => {
  const tickets: { key: string; body: string; number: string }[] = []
  let mood: Mood = 'well'
  const problem = (response: ServerResponse, status: number, code: string): void => {
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ status, code, title: code, problems: [] }))
  }
  const take = (key: string, body: string, response: ServerResponse): void => {
    if (mood === 'refuses') return problem(response, 422, 'ticket.values_invalid')
    if (mood === 'has lost the files') return problem(response, 422, 'file.not_found')
    const known = tickets.find((ticket) => ticket.key === key)
    if (known && known.body !== body) return problem(response, 422, 'request.idempotency_mismatch')
    const ticket = known ?? { key, body, number: `T-${tickets.length + 1}` }
    if (!known) tickets.push(ticket)
    if (mood === 'loses the answer') { response.destroy(); return }
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ number: ticket.number, queryCode: 'CODE' }))
  }
  const server = createServer((request: IncomingMessage, response) => {
    if (mood === 'hangs up before') return request.socket.destroy()
    let body = ''
    request.on('data', (piece: Buffer) => { body += piece.toString() })
    request.on('end', () => take(String(request.headers['idempotency-key']), body, response))
    return undefined
  })
  let api: PortalApi
  let kept: Draft | undefined
  const send = (what: Draft, more: Partial<SendTools> = {}): Promise<Sent> =>
    sendDraft(what, { asked, language: 'zh', upload: async (file) => `id-of-${file.key}`, start: api.start, makeKey, keep: (known) => { kept = known }, ...more })

  beforeEach(async () => {
    tickets.length = 0
    mood = 'well'
    kept = undefined
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    api = createApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => 'zh-CN') // listening on a port
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('gives a number and a code, and sends no contact of an anonymous person', async () => {
    expect(await send({ ...draft('漏水'), anonymous: true })).toEqual({ kind: 'started', started: { number: 'T-1', queryCode: 'CODE' }, earlier: false })
    expect(JSON.parse(tickets[0]?.body ?? '')).toEqual({ procedure: 'school/feedback', values: { subject: '漏水' }, anonymous: true, language: 'zh' })
  })

  it('again after the answer was lost makes no second ticket, also in the other language', async () => {
    mood = 'loses the answer'
    const first = await send(draft('漏水'))
    expect(first).toMatchObject({ kind: 'waiting', failure: { kind: 'unreachable' }, draft: { waiting: true } })
    mood = 'well'
    expect(await send(first.kind === 'waiting' ? first.draft : draft(''), { language: 'en' })).toMatchObject({ kind: 'started', started: { number: 'T-1' }, earlier: false })
    expect(tickets).toHaveLength(1)
  })

  it('again after the page was closed in the middle makes no second ticket', async () => {
    mood = 'loses the answer'
    await send(draft('漏水'))
    mood = 'well'
    expect(await send(kept ?? draft(''))).toMatchObject({ kind: 'started', started: { number: 'T-1' } })
    expect(tickets).toHaveLength(1)
  })

  it('something changed after a lost answer finds the ticket that had arrived, and says so', async () => {
    mood = 'loses the answer'
    await send(draft('漏水'))
    mood = 'well'
    const changed: Draft = { ...(kept ?? draft('')), answers: draft('漏水,地滑').answers }
    expect(await send(changed)).toMatchObject({ kind: 'started', started: { number: 'T-1' }, earlier: true })
    expect(tickets).toHaveLength(1)
  })

  it('something changed after a try that never arrived sends what is written now', async () => {
    mood = 'hangs up before'
    await send(draft('漏水'))
    mood = 'well'
    expect(await send({ ...(kept ?? draft('')), answers: draft('漏水,地滑').answers })).toMatchObject({ kind: 'started', earlier: false })
    expect(tickets.map(({ body }) => (JSON.parse(body) as { values: unknown }).values)).toEqual([{ subject: '漏水,地滑' }])
  })

  it('starts afresh after a refusal', async () => {
    mood = 'refuses'
    const refused = await send(draft('漏水'))
    expect(refused).toMatchObject({ kind: 'refused', failure: { code: 'ticket.values_invalid' } })
    expect(refused.kind === 'refused' && refused.draft.attempt).toBeUndefined()
  })

  it('sends files first and waits with them when there is no connection', async () => {
    const photo: KeptFile = { key: 'p', name: 'p.jpg', size: 3 }
    const cut = await send(draft('漏水', [photo]), { upload: () => Promise.reject(new RequestFailed({ kind: 'unreachable' })) })
    expect(cut).toMatchObject({ kind: 'waiting', draft: { waiting: true, answers: { files: { photos: [photo] } } } })
    expect(await send(cut.kind === 'waiting' ? cut.draft : draft(''))).toMatchObject({ kind: 'started' })
    expect(JSON.parse(tickets[0]?.body ?? '')).toMatchObject({ values: { photos: ['id-of-p'] } })
  })

  it('says which files this device no longer has', async () => {
    const gone = await send(draft('漏水', [{ key: 'p', name: 'p.jpg', size: 3 }]), { upload: async () => undefined })
    expect(gone).toMatchObject({ kind: 'refused', failure: { faults: [{ field: 'photos', code: 'field.files_failed' }] }, draft: { answers: { files: { photos: [{ refused: 'file.lost' }] } } } })
  })

  it('uploads files again that the server has forgotten meanwhile', async () => {
    mood = 'has lost the files'
    const expired = await send(draft('漏水', [{ key: 'p', name: 'p.jpg', size: 3, id: 'old' }]))
    mood = 'well'
    await send(expired.kind === 'refused' ? expired.draft : draft(''))
    expect(JSON.parse(tickets[0]?.body ?? '')).toMatchObject({ values: { photos: ['id-of-p'] } })
  })
})
