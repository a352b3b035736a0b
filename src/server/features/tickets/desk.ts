/** Registering from the desk or through the API: what came over the wire becomes a clean start. */
import type { Started, StartTicketInput } from '../../../contract/index.ts'
import { cleanText } from '../../../core/text/index.ts'
import type { Value, Values } from '../../../core/procedure/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { onceByKey } from '../../platform/http/idempotency.ts'
import type { IdempotentRequest } from '../../platform/http/idempotency.ts'
import { cleanContact, isEmptyContact } from '../reporters/index.ts'
import type { TicketsSlice } from './slice.ts'

export const actorOf = (viewer: Viewer): Actor => ({ ref: viewer.ref, parties: viewer.parties })

/** Texts without control characters and layout junk. */
export function cleanValues(values: StartTicketInput['values']): Values {
  return Object.fromEntries(Object.entries(values).map(([key, value]): [string, Value] => [key, typeof value === 'string' ? cleanText(value) : value]))
}

export async function startFromDesk(slice: TicketsSlice, viewer: Viewer, body: StartTicketInput, once: IdempotentRequest | undefined): Promise<Started> {
  const contact = cleanContact(body.contact ?? {})
  const named = !isEmptyContact(contact) && !body.anonymous
  const receivedAt = body.receivedAt === undefined ? undefined : Date.parse(body.receivedAt)
  if (receivedAt !== undefined && receivedAt > slice.deps.now() + 60_000) throw new AppError('request.invalid', { problems: [{ field: 'receivedAt', code: 'field.in_future' }] })
  return onceByKey(slice.deps.db, once, () => slice.start({
    actor: actorOf(viewer), procedure: body.procedure, channel: body.channel, values: cleanValues(body.values), anonymous: body.anonymous,
    contact: named ? contact : undefined, receivedAt, withCode: true, idempotency: once,
  }))
}
