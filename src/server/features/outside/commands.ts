/** Links for somebody outside: made, withdrawn, used. A link is good for one party on one ticket, until its day or until it is withdrawn. */
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Actor, Ticket, TicketCommand } from '../../../core/ticket/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import { hashSecret, makeSecret } from '../../platform/auth/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { IdempotentRequest } from '../../platform/http/index.ts'
import { findForLink } from '../tickets/index.ts'
import type { TicketPage, TicketsSlice } from '../tickets/index.ts'
import { fieldOf, outsideFields, partyOf } from './parties.ts'
import { addLink, addUse, withdrawLink } from './store.ts'
import { findLink } from './views.ts'
import type { StoredLink } from './views.ts'

const DAY = 86_400_000

export interface MadeLink {
  readonly id: number
  readonly token: string
}

/** Throws `outside.unknown_party` for whom the ticket does not name. */
export async function makeLink({ deps: { db, now } }: TicketsSlice, by: number, ticket: { readonly id: number; readonly state: Ticket }, procedure: Procedure, wish: { readonly party: string; readonly days: number }): Promise<MadeLink> {
  const field = fieldOf(wish.party)
  if (!outsideFields(procedure).includes(field) || partyOf(field) !== wish.party || !isNamed(ticket.state, field)) throw new AppError('outside.unknown_party', { problems: [{ field: 'party', code: 'field.unknown_choice' }] })
  const token = makeSecret()
  const at = now()
  const id = await db.transaction().execute(async (tx) => {
    const made = await addLink(tx, { ticketId: ticket.id, party: wish.party, tokenHash: hashSecret(token), createdBy: by, at, expiresAt: at + wish.days * DAY })
    await recordAdminEvent(tx, { at, actor: `person:${by}`, type: 'outside.linkMade', data: { link: made, ticket: ticket.state.number, party: wish.party, days: wish.days } })
    return made
  })
  return { id, token }
}

export function isNamed({ values }: Ticket, field: string): boolean {
  const value = values[field]
  return typeof value === 'string' && value !== ''
}

/** Throws `outside.link_unknown` when it is not there or was withdrawn before. */
export async function withdraw({ deps: { db, now } }: TicketsSlice, by: number, ticket: { readonly id: number; readonly state: Ticket }, link: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await withdrawLink(tx, ticket.id, link, by, now()))) throw new AppError('outside.link_unknown')
    await recordAdminEvent(tx, { at: now(), actor: `person:${by}`, type: 'outside.linkWithdrawn', data: { link, ticket: ticket.state.number } })
  })
}

export interface Visit {
  readonly link: StoredLink
  readonly page: TicketPage
  readonly procedure: Procedure
  readonly actor: Actor
}

/** Whoever comes with this secret. Throws `outside.link_unknown`, `outside.link_expired`, `outside.link_withdrawn`; a use that comes too late is on record too. */
export async function visit({ deps: { db, now, procedures } }: TicketsSlice, token: string): Promise<Visit> {
  const link = await findLink(db, hashSecret(token))
  if (!link) throw new AppError('outside.link_unknown')
  const code = link.withdrawnAt ? 'outside.link_withdrawn' : link.expiresAt.getTime() <= now() ? 'outside.link_expired' : undefined
  if (code) {
    await addUse(db, link.id, 'refused', now(), { code })
    throw new AppError(code)
  }
  const page = await findForLink(db, link.ticketId)
  const procedure = page && procedures.version(page.state.procedure, page.state.procedureVersion)
  if (!page || !procedure) throw new AppError('outside.link_unknown')
  return { link, page, procedure, actor: { ref: link.party, parties: [link.party] } }
}

export async function noteOpened({ deps: { db, now } }: TicketsSlice, link: number): Promise<void> {
  await addUse(db, link, 'opened', now(), null)
}

type Act = Extract<TicketCommand, { kind: 'act' }>

export async function act(slice: TicketsSlice, { link, page, actor }: Visit, command: Act, once: IdempotentRequest | undefined): Promise<{ id: number; version: number }> {
  const { db, now } = slice.deps
  const detail = { step: command.step, outcome: command.outcome }
  try {
    const changed = await slice.commands.act(actor, page.id, undefined, command, { once })
    await addUse(db, link.id, 'acted', now(), detail)
    return changed
  } catch (error) {
    if (error instanceof AppError) await addUse(db, link.id, 'refused', now(), { ...detail, code: error.code })
    throw error
  }
}
