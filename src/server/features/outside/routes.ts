import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changedShape, idShape, newOutsideLinkAnswerShape, newOutsideLinkShape, outsideActShape, outsideLinksShape, outsideTicketShape } from '../../../contract/index.ts'
import type { OutsideLinks } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { permissionsOf } from '../../../core/ticket/index.ts'
import { AppError, idempotencyOf, onceByKey, viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { loadOrganisation } from '../../platform/installation/index.ts'
import { cleanValues, factsFor, loadPage, readEvents } from '../tickets/index.ts'
import type { TicketPage, TicketsSlice } from '../tickets/index.ts'
import { act, isNamed, makeLink, noteOpened, visit, withdraw } from './commands.ts'
import type { Visit } from './commands.ts'
import { outsideFields, partyOf } from './parties.ts'
import { labelOf, presentForOutside, presentLink } from './present.ts'
import { linksOf, usesOf } from './views.ts'

const TICKET = '/api/v1/tickets/:key/outside-links'
const PORTAL = '/api/v1/portal/outside'
const keyParams = z.object({ key: z.string().min(1).max(60) })
/** Guessing 256 bits is hopeless anyway; this keeps a broken script from filling the record of uses. */
const READING = { max: 120, timeWindow: '1 minute' }
const WRITING = { max: 60, timeWindow: '1 minute' }

interface Seen {
  readonly page: TicketPage
  readonly procedure: Procedure
  /** Whoever handles the ticket may give others a way in. */
  readonly may: boolean
}

export function outsideRoutes(app: App, tickets: TicketsSlice): void {
  const { deps } = tickets
  const load = async (viewer: Viewer, key: string): Promise<Seen> => {
    const { page, procedure } = await loadPage(deps, viewer, key)
    return { page, procedure, may: permissionsOf(procedure, page.state, factsFor(deps, { ref: viewer.ref, parties: viewer.parties }, deps.now())).note }
  }
  const loadMine = async (viewer: Viewer, key: string): Promise<Seen> => {
    const seen = await load(viewer, key)
    if (!seen.may) throw new AppError('ticket.not_yours')
    return seen
  }
  const list = async ({ page, procedure, may }: Seen): Promise<OutsideLinks> => {
    const links = await linksOf(deps.db, page.id)
    const uses = await usesOf(deps.db, links.map((link) => link.id))
    return { items: links.map((link) => presentLink(procedure, deps.directory, link, uses, deps.now())), parties: partiesOf(page, procedure), may }
  }

  app.get(TICKET, {
    config: { access: 'session', title: { zh: '外部链接及其使用记录', en: 'Links for parties outside, and their uses' } },
    schema: { params: keyParams, response: { 200: outsideLinksShape } },
  }, async (request) => list(await load(viewerOf(request), request.params.key)))

  app.post(TICKET, {
    config: { access: 'session', title: { zh: '为外部相关方生成链接', en: 'Make a link for a party outside' } },
    schema: { params: keyParams, body: newOutsideLinkShape, response: { 201: newOutsideLinkAnswerShape } },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    const seen = await loadMine(viewer, request.params.key)
    const { id, token } = await makeLink(tickets, viewer.personId, seen.page, seen.procedure, request.body)
    const link = (await list(seen)).items.find((item) => item.id === id)
    if (!link) throw new Error('a made link is not there')
    return reply.status(201).header('cache-control', 'no-store').send({ link, path: `/p/outside#${token}` })
  })

  app.delete(`${TICKET}/:link`, {
    config: { access: 'session', title: { zh: '收回外部链接', en: 'Withdraw a link' } },
    schema: { params: keyParams.extend({ link: idShape }), response: { 204: z.null() } },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    const { page } = await loadMine(viewer, request.params.key)
    await withdraw(tickets, viewer.personId, page, request.params.link)
    return reply.status(204).send(null)
  })

  visitRoutes(app, tickets)
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function partiesOf({ state }: TicketPage, procedure: Procedure): OutsideLinks['parties'] {
  return outsideFields(procedure).filter((field) => isNamed(state, field)).map((field) => {
    const party = partyOf(field)
    return { party, label: labelOf(procedure, party), named: textIn(state.values[field]), waiting: state.open.some((open) => open.assignees.includes(party)) }
  })
}

function visitRoutes(app: App, tickets: TicketsSlice): void {
  const { deps } = tickets
  const visitor = (request: FastifyRequest): Promise<Visit> => visit(tickets, String(request.headers['x-link-token'] ?? ''))

  app.get(PORTAL, {
    config: { access: 'public', rateLimit: READING, title: { zh: '凭链接查看', en: 'What a link opens' } },
    schema: { response: { 200: outsideTicketShape } },
  }, async (request, reply) => {
    const visited = await visitor(request)
    const [organisation, events] = await Promise.all([loadOrganisation(deps.db), readEvents(deps.db, visited.page.id)])
    await noteOpened(tickets, visited.link.id)
    return reply.header('cache-control', 'no-store').send(presentForOutside(visited, organisation, events, factsFor(deps, visited.actor, deps.now())))
  })

  app.post(`${PORTAL}/actions`, {
    config: { access: 'public', rateLimit: WRITING, title: { zh: '凭链接办理', en: 'Act by a link' } },
    schema: { body: outsideActShape, response: { 200: changedShape } },
  }, async (request) => {
    const visited = await visitor(request)
    const { step, nr, outcome, values } = request.body
    const once = idempotencyOf(request, `link:${visited.link.id}`)
    return onceByKey(deps.db, once, () => act(tickets, visited, { kind: 'act', step, nr, outcome, values: cleanValues(values) }, once))
  })
}
