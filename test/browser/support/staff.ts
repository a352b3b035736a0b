/** What a person of the staff does over HTTP, for everything that a journey needs but is not about. */
import type { z } from 'zod'
import { newPersonAnswerShape } from '../../../src/contract/directory.ts'
import { portalStartedShape } from '../../../src/contract/portal.ts'
import type { valuesShape } from '../../../src/contract/shared.ts'
import { changedShape, startedShape, type startTicketShape, ticketShape, type Started, type TicketView } from '../../../src/contract/tickets.ts'
import type { Product } from './product.ts'

export const PASSWORD = 'correct horse battery'
export const SCHOOL = 'school/general-affairs-feedback'
export const PROPERTY = 'property/complaint'
export const PARK = 'park/relayed-complaint'
export const STOCK = 'warehouse/stock-information'
export const SALES = 'appliances/after-sales-quality'

type Values = z.input<typeof valuesShape>
type Body = Readonly<Record<string, unknown>>

export interface Caller {
  readonly address: string
  /** `name=value`; empty for a stranger. */
  readonly cookie: string
}

interface Answer { readonly body: unknown; readonly headers: Headers }

export const call = async ({ address, cookie }: Caller, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: Body | FormData, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const isForm = body instanceof FormData
  const response = await fetch(`${address}${path}`, {
    method, headers: { origin: address, ...(cookie === '' ? {} : { cookie }), ...(body && !isForm ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return { body: text === '' ? undefined : JSON.parse(text), headers: response.headers }
}

const cookieOf = ({ headers }: Answer): string => headers.get('set-cookie')?.split(';')[0] ?? ''

/** Makes the owner, who is in every unit and holds every post. */
export const setUp = async ({ address, setupUrl }: Product, procedures: readonly string[] = [SCHOOL]): Promise<Caller> => {
  const answer = await call({ address, cookie: '' }, 'POST', '/api/v1/setup', {
    code: new URL(setupUrl).searchParams.get('code') ?? '', organisation: { zh: '演示学校', en: 'Demo School' },
    login: 'owner', name: '演示主任', password: PASSWORD, language: 'zh', procedures,
  })
  return { address, cookie: cookieOf(answer) }
}

export const signIn = async (address: string, login: string): Promise<Caller> =>
  ({ address, cookie: cookieOf(await call({ address, cookie: '' }, 'POST', '/api/v1/session', { login, password: PASSWORD })) })

export interface NewPerson { readonly login: string; readonly name: string; readonly units: readonly string[]; readonly roles?: readonly string[]; readonly language: 'zh' | 'en' }

/** Adds somebody who may sign in with PASSWORD; answers their id. */
export const addPerson = async (owner: Caller, person: NewPerson): Promise<number> =>
  newPersonAnswerShape.parse((await call(owner, 'POST', '/api/v1/people', { ...person, password: PASSWORD })).body).person.id

export const register = async (clerk: Caller, ticket: z.input<typeof startTicketShape>): Promise<Started> =>
  startedShape.parse((await call(clerk, 'POST', '/api/v1/tickets', ticket)).body)

/** Says something on the portal; without a contact it is said anonymously. */
export const speakUp = async (address: string, procedure: string, values: Values, contact?: Readonly<Record<string, string>>): Promise<{ number: string; queryCode: string }> =>
  portalStartedShape.parse((await call({ address, cookie: '' }, 'POST', '/api/v1/portal/tickets', { procedure, values, ...(contact ? { contact } : { anonymous: true }) })).body)

/** Takes a table into a register: rows of cells, the first of them the headers. */
export const fillRegister = async (clerk: Caller, code: string, table: readonly (readonly string[])[]): Promise<void> => {
  const form = new FormData()
  form.append('dryRun', 'false')
  form.append('file', new Blob([table.map((cells) => cells.join(',')).join('\n')], { type: 'text/csv' }), 'rows.csv')
  await call(clerk, 'POST', `/api/v1/registers/${code}/import`, form)
}

export const readTicket = async (viewer: Caller, key: string | number): Promise<TicketView> =>
  ticketShape.parse((await call(viewer, 'GET', `/api/v1/tickets/${encodeURIComponent(key)}`)).body)

/** Acts at the one step of the ticket that the person may act at now. */
export const act = async (actor: Caller, key: string | number, outcome: string, values: Values = {}, survey?: Body): Promise<void> => {
  const ticket = await readTicket(actor, key)
  const action = ticket.nextActions.find((candidate) => candidate.outcomes.some((each) => each.key === outcome))
  if (!action) throw new Error(`${ticket.number}: nobody may take ${outcome} now`)
  changedShape.parse((await call(actor, 'POST', `/api/v1/tickets/${ticket.id}/actions`, { step: action.step, nr: action.nr, outcome, values, ...(survey ? { survey } : {}) }, { 'if-match': `"${ticket.version}"` })).body)
}

/** What the reporter answers to the call-back. */
export const answer = async (address: string, { number, queryCode }: { number: string; queryCode: string }, step: string, nr: number, outcome: string, survey?: Body, values: Values = {}): Promise<void> => {
  await call({ address, cookie: '' }, 'POST', `/api/v1/portal/tickets/${number}/answers`, { step, nr, outcome, values, ...(survey ? { survey } : {}) }, { 'x-query-code': queryCode })
}
