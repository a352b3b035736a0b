/** The public side over HTTP: no account; a number and its query code open one ticket. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  changedShape, cursorShape, pageOf, portalAnswerShape, portalFileShape, portalFormShape, portalMessageShape, portalNoticeShape, portalShape, portalStartedShape, portalStartShape, portalTicketShape,
} from '../../../contract/index.ts'
import type { TicketCommand } from '../../../core/ticket/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { idempotencyOf, onceByKey } from '../../platform/http/idempotency.ts'
import { MAX_FILE_BYTES } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { loadOrganisation } from '../../platform/installation/index.ts'
import { readUpload } from '../files/index.ts'
import type { Files } from '../files/index.ts'
import { isInUse } from '../procedures/index.ts'
import { cleanContact, isEmptyContact } from '../reporters/index.ts'
import { cleanValues, definedSurvey, factsFor, findForReporter, readCursor, readEvents, writeCursor } from '../tickets/index.ts'
import type { TicketPage, TicketsSlice } from '../tickets/index.ts'
import { openStart, presentForm, presentForReporter, REPORTER } from './present.ts'
import { listNotices } from './views.ts'

export interface PortalDeps {
  readonly tickets: TicketsSlice
  readonly files: Files
}

const PORTAL = '/api/v1/portal'
const TICKET = `${PORTAL}/tickets/:number`
const numberParams = z.object({ number: z.string().min(1).max(60) })
const title = (zh: string, en: string): { zh: string; en: string } => ({ zh, en })
/** The key of a retry is random enough to stand alone: a phone changes its address between a try and its repetition. */
const PUBLIC = 'reporter'
/** Guessing a query code must stay hopeless; whole offices share one address. */
const TRACKING = { max: 120, timeWindow: '1 minute' }
const WRITING = { max: 60, timeWindow: '1 minute' }

/** Everybody outside is one actor; their files are told apart by the address and browser they came from. */
function uploaderOf(request: FastifyRequest): string {
  return `reporter:${createHash('sha256').update(`${request.ip}|${request.headers['user-agent'] ?? ''}`).digest('hex').slice(0, 24)}`
}

export function portalRoutes(app: App, deps: PortalDeps): void {
  const { deps: { db, procedures, directory } } = deps.tickets
  const isOffered = (procedure: Procedure): boolean => openStart(procedure) !== undefined && isInUse(procedure, directory)
  const openProcedure = (id: string): Procedure => {
    const procedure = procedures.latest(id)
    if (!procedure || !isOffered(procedure)) throw new AppError('procedure.not_found')
    return procedure
  }

  app.get(PORTAL, { schema: { response: { 200: portalShape } }, config: { access: 'public', title: title('公众入口', 'What can be said here') } }, async () => ({
    organisation: await loadOrganisation(db),
    procedures: procedures.current().filter(({ procedure }) => isOffered(procedure)).map(({ procedure }) => ({ id: procedure.id, title: procedure.title, summary: procedure.summary })),
  }))

  app.get(`${PORTAL}/forms/:id`, {
    schema: { params: z.object({ id: z.string().max(120) }), response: { 200: portalFormShape } }, config: { access: 'public', title: title('反馈表单', 'The form of a procedure') },
  }, (request) => {
    const procedure = openProcedure(request.params.id)
    const start = openStart(procedure)
    if (!start) throw new AppError('procedure.not_found')
    return presentForm(procedure, start, MAX_FILE_BYTES)
  })

  app.post(`${PORTAL}/files`, {
    schema: { consumes: ['multipart/form-data'], response: { 201: portalFileShape } }, config: { access: 'public', rateLimit: WRITING, title: title('上传照片或附件', 'Upload a photo or file') },
  }, async (request, reply) => {
    const { name, bytes } = await readUpload(request)
    return reply.code(201).send(await deps.files.keep(uploaderOf(request), name, bytes))
  })

  startRoute(app, deps, openProcedure)
  trackRoutes(app, deps)
  noticeRoute(app, deps)
}

function startRoute(app: App, deps: PortalDeps, openProcedure: (id: string) => Procedure): void {
  app.post(`${PORTAL}/tickets`, {
    schema: { body: portalStartShape, response: { 201: portalStartedShape } }, config: { access: 'public', rateLimit: WRITING, title: title('提交反馈', 'Speak up') },
  }, async (request, reply) => {
    const { body } = request
    const procedure = openProcedure(body.procedure)
    const start = openStart(procedure)
    const contact = cleanContact(body.contact ?? {})
    const named = !body.anonymous && !isEmptyContact(contact)
    if (!named && start && !start.anonymous) throw new AppError('ticket.name_needed')
    const values = cleanValues(body.values)
    const files = (start?.form ?? []).flatMap(({ field }) => (procedure.fields[field]?.type === 'files' && Array.isArray(values[field]) ? values[field].map(String) : []))
    const once = idempotencyOf(request, PUBLIC)
    const started = await onceByKey(deps.tickets.deps.db, once, async () => {
      await deps.files.namesOf(uploaderOf(request), files)
      return deps.tickets.start({
        actor: REPORTER, procedure: procedure.id, channel: start?.channel ?? '', values, anonymous: !named, contact: named ? contact : undefined, withCode: true, idempotency: once,
      })
    })
    return reply.code(201).send({ number: started.number, queryCode: started.queryCode ?? '' })
  })
}

/** The reporter's own ticket. A wrong number and a wrong code are the same answer. */
async function loadOwn(deps: PortalDeps, request: FastifyRequest, number: string): Promise<{ page: TicketPage; procedure: Procedure }> {
  const { db, vault, procedures } = deps.tickets.deps
  const code = String(request.headers['x-query-code'] ?? '').trim().toUpperCase()
  const page = code.length === 8 ? await findForReporter(db, number, vault.keyedHash('query-code', `${number}|${code}`)) : undefined
  const procedure = page && procedures.version(page.state.procedure, page.state.procedureVersion)
  if (!page || !procedure) throw new AppError('portal.wrong_code')
  return { page, procedure }
}

function trackRoutes(app: App, deps: PortalDeps): void {
  const act = async (request: FastifyRequest, number: string, command: TicketCommand): Promise<{ id: number; version: number }> => {
    const { page } = await loadOwn(deps, request, number)
    const once = idempotencyOf(request, PUBLIC)
    return onceByKey(deps.tickets.deps.db, once, () => deps.tickets.commands.act(REPORTER, page.id, undefined, command, { once }))
  }

  app.get(TICKET, {
    schema: { params: numberParams, response: { 200: portalTicketShape } }, config: { access: 'public', rateLimit: TRACKING, title: title('查询进度', 'Follow my matter') },
  }, async (request) => {
    const { page, procedure } = await loadOwn(deps, request, request.params.number)
    return presentForReporter(procedure, page, await readEvents(deps.tickets.deps.db, page.id), factsFor(deps.tickets.deps, REPORTER, deps.tickets.deps.now()))
  })

  app.post(`${TICKET}/answers`, {
    schema: { params: numberParams, body: portalAnswerShape, response: { 200: changedShape } }, config: { access: 'public', rateLimit: WRITING, title: title('补充、确认或评价', 'Answer, confirm or rate') },
  }, (request) => {
    const { survey, ...body } = request.body
    return act(request, request.params.number, { kind: 'act', step: body.step, nr: body.nr, outcome: body.outcome, values: cleanValues(body.values), ...(survey ? { survey: definedSurvey(survey) } : {}) })
  })

  app.post(`${TICKET}/messages`, {
    schema: { params: numberParams, body: portalMessageShape, response: { 200: changedShape } }, config: { access: 'public', rateLimit: WRITING, title: title('留言', 'Write to us') },
  }, (request) => act(request, request.params.number, { kind: 'ask', text: request.body.text }))
}

function noticeRoute(app: App, deps: PortalDeps): void {
  app.get(`${PORTAL}/notices`, {
    schema: { querystring: z.object({ cursor: cursorShape }), response: { 200: pageOf(portalNoticeShape) } }, config: { access: 'public', title: title('公开回复', 'Public replies and notices') },
  }, async (request) => {
    const cursor = readCursor(request.query.cursor)
    const rows = await listNotices(deps.tickets.deps.db, cursor?.at ? { at: cursor.at, id: cursor.id } : undefined, 21)
    const items = rows.slice(0, 20)
    const last = rows.length > 20 ? items.at(-1) : undefined
    return {
      items: items.map((row) => ({ at: row.at.toISOString(), title: row.title, body: row.body, mode: row.mode })),
      ...(last ? { next: writeCursor({ at: last.at.toISOString(), id: last.ticket_id }) } : {}),
    }
  })
}
