/** The portal's requests, one function each. A number and its query code are all the key there is. */
import type { z } from 'zod'
import type { PortalForm, PortalTicket, PortalView, portalAnswerShape, portalNoticeShape, portalStartShape, portalStartedShape } from '../../../contract/portal.ts'
import type { OutsideTicket } from '../../../contract/outside.ts'
import { ask } from './request.ts'

export type StartBody = z.input<typeof portalStartShape>
export type Started = z.infer<typeof portalStartedShape>
export type AnswerBody = z.input<typeof portalAnswerShape>
export type Notice = z.infer<typeof portalNoticeShape>
/** A page of the board; `next` is absent on the last one. */
export interface NoticePage {
  readonly items: readonly Notice[]
  readonly next?: string
}
export type { OutsideTicket, PortalForm, PortalTicket, PortalView }

export type PortalApi = ReturnType<typeof createApi>

/** `origin` is empty in the browser; `language` decides in which language the server words its problems. */
export function createApi(origin: string, language: () => string) {
  const base = `${origin}/api/v1/portal`
  const spoken = (): Record<string, string> => ({ 'accept-language': language() })
  const once = (key: string): Record<string, string> => ({ ...spoken(), 'idempotency-key': key })
  const ticket = (number: string): string => `${base}/tickets/${encodeURIComponent(number)}`
  return {
    loadPortal: () => ask<PortalView>(base, { headers: spoken() }),
    loadForm: (procedure: string) => ask<PortalForm>(`${base}/forms/${encodeURIComponent(procedure)}`, { headers: spoken() }),
    loadNotices: (cursor?: string) => ask<NoticePage>(`${base}/notices${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`, { headers: spoken() }),
    loadTicket: (number: string, code: string) => ask<PortalTicket>(ticket(number), { headers: { ...spoken(), 'x-query-code': code } }),
    /** The same key makes one ticket, however often it is sent. */
    start: (body: StartBody, key: string) => ask<Started>(`${base}/tickets`, { method: 'POST', body, headers: once(key) }),
    answer: (number: string, code: string, body: AnswerBody, key: string) =>
      ask<unknown>(`${ticket(number)}/answers`, { method: 'POST', body, headers: { ...once(key), 'x-query-code': code } }),
    /** By a personal link: the secret is all the key there is. */
    loadOutside: (token: string) => ask<OutsideTicket>(`${base}/outside`, { headers: { ...spoken(), 'x-link-token': token } }),
    actOutside: (token: string, body: AnswerBody, key: string) =>
      ask<unknown>(`${base}/outside/actions`, { method: 'POST', body, headers: { ...once(key), 'x-link-token': token } }),
    say: (number: string, code: string, text: string, key: string) =>
      ask<unknown>(`${ticket(number)}/messages`, { method: 'POST', body: { text }, headers: { ...once(key), 'x-query-code': code } }),
  }
}

/** A random key of 128 bits. Not `crypto.randomUUID`: that one is missing where the portal is served without https. */
export function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
