/** Tickets over HTTP: registering, reading, acting. */
import { z } from 'zod'
import {
  actShape, askExtensionShape, attachShape, changedShape, correctShape, decideExtensionShape, explanationShape, ledgerMoveShape, messageShape, startedShape, urgeShape, startTicketShape, stepRefShape, textShape, ticketShape, timelineEntryShape, pageOf,
} from '../../../contract/index.ts'
import type { TicketCommand } from '../../../core/ticket/index.ts'
import { parseDuration } from '../../../core/worktime/index.ts'
import type { Duration } from '../../../core/worktime/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { idempotencyOf } from '../../platform/http/idempotency.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { etag, expectedVersion } from '../../platform/http/versions.ts'
import { actorOf, startFromDesk } from './desk.ts'
import type { TicketsSlice } from './slice.ts'
import { explainClock, loadPage, readTicket, readTimeline } from './reading.ts'

const TICKET = '/api/v1/tickets/:key'
const keyParams = z.object({ key: z.string().min(1).max(60) })

export function ticketRoutes(app: App, slice: TicketsSlice): void {
  const { deps } = slice

  app.post('/api/v1/tickets', {
    schema: { body: startTicketShape, response: { 201: startedShape } },
    config: { access: 'tickets.register', title: { zh: '登记工单', en: 'Register a ticket' } },
  }, async (request, reply) => reply.code(201).send(await startFromDesk(slice, viewerOf(request), request.body, idempotencyOf(request, viewerOf(request).ref))))

  app.get(TICKET, {
    schema: { params: keyParams, response: { 200: ticketShape } },
    config: { access: 'session', title: { zh: '查看工单', en: 'Open a ticket' } },
  }, async (request, reply) => {
    const view = await readTicket(deps, viewerOf(request), request.params.key)
    return reply.header('etag', etag(view.version)).send(view)
  })

  app.get(`${TICKET}/timeline`, {
    schema: { params: keyParams, querystring: z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(200) }), response: { 200: pageOf(timelineEntryShape) } },
    config: { access: 'session', title: { zh: '工单经过', en: 'History of a ticket' } },
  }, (request) => readTimeline(deps, viewerOf(request), request.params.key, request.query.after, request.query.limit))

  app.get(`${TICKET}/clocks/:clock/:nr/explanation`, {
    schema: { params: keyParams.extend({ clock: z.string().max(60), nr: z.coerce.number().int().positive() }), response: { 200: explanationShape } },
    config: { access: 'session', title: { zh: '时限由来', en: 'Why a limit is when it is' } },
  }, (request) => explainClock(deps, viewerOf(request), request.params.key, request.params.clock, request.params.nr))

  command(app, slice, 'actions', actShape, { zh: '办理', en: 'Act at a step' }, ({ survey, ...body }) => ({
    kind: 'act', step: body.step, nr: body.nr, outcome: body.outcome, values: body.values, ...(survey ? { survey: definedSurvey(survey) } : {}),
  }))
  command(app, slice, 'claim', stepRefShape, { zh: '领取', en: 'Claim a step' }, (body) => ({ kind: 'claim', ...body }))
  command(app, slice, 'release', stepRefShape, { zh: '放回', en: 'Release a step' }, (body) => ({ kind: 'release', ...body }))
  command(app, slice, 'notes', textShape, { zh: '内部备注', en: 'Internal note' }, (body) => ({ kind: 'note', text: body.text }))
  command(app, slice, 'messages', messageShape, { zh: '告知反馈人', en: 'Word to the reporter' }, ({ text, promisesNothing }) => ({ kind: 'say', text, ...(promisesNothing === undefined ? {} : { promisesNothing }) }))
  command(app, slice, 'urges', urgeShape, { zh: '催办', en: 'Remind whoever has it in hand' }, (body) => ({ kind: 'urge', text: body.text }))
  command(app, slice, 'extensions', askExtensionShape, { zh: '申请延期', en: 'Ask for more time' }, ({ more, ...body }) => ({ kind: 'askExtension', ...body, more: readDuration(more) }))
  command(app, slice, 'extension-decisions', decideExtensionShape, { zh: '批复延期', en: 'Decide on more time' }, (body) => ({ kind: 'decideExtension', ...body }))
  command(app, slice, 'ledger', ledgerMoveShape, { zh: '办理考核记录', en: 'Act on a ledger entry' }, (body) => ({ kind: 'ledger', ...body }))
  command(app, slice, 'corrections', correctShape, { zh: '更正', en: 'Correct fields' }, (body) => ({ kind: 'correct', values: body.values, reason: body.reason }))

  app.post(`${TICKET}/attachments`, {
    schema: { params: keyParams, body: attachShape, response: { 200: changedShape } },
    config: { access: 'session', title: { zh: '添加附件', en: 'Attach files' } },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    const { page } = await loadPage(deps, viewer, request.params.key)
    const names = await slice.fileNames(viewer.ref, request.body.files)
    const changed = await slice.commands.act(actorOf(viewer), page.id, expectedVersion(request), { kind: 'attach', files: request.body.files, names })
    return reply.header('etag', etag(changed.version)).send(changed)
  })
}

function readDuration(text: string): Duration {
  const parsed = parseDuration(text)
  if (!parsed.ok) throw new AppError('request.invalid', { problems: [{ field: 'more', code: 'field.bad_format' }] })
  return parsed.duration
}

type Survey = NonNullable<Extract<TicketCommand, { kind: 'act' }>['survey']>

/** The shape knows "absent or undefined", core only "absent". */
export function definedSurvey(survey: { solved: boolean; satisfied?: number | undefined; comment?: string | undefined }): Survey {
  return { solved: survey.solved, ...(survey.satisfied === undefined ? {} : { satisfied: survey.satisfied }), ...(survey.comment === undefined ? {} : { comment: survey.comment }) }
}

function command<Body extends z.ZodType>(app: App, slice: TicketsSlice, name: string, body: Body, title: { zh: string; en: string }, make: (body: z.output<Body>) => TicketCommand): void {
  app.post(`${TICKET}/${name}`, {
    schema: { params: keyParams, body, response: { 200: changedShape } },
    config: { access: 'session', title },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    const seen = expectedVersion(request)
    const { page } = await loadPage(slice.deps, viewer, request.params.key)
    // The body was validated by the shape named above; the generic parameter is lost on the way through the router.
    const changed = await slice.commands.act(actorOf(viewer), page.id, seen, make(request.body as z.output<Body>))
    return reply.header('etag', etag(changed.version)).send(changed)
  })
}
