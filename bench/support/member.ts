/** Somebody of the catering service, without any role: who sees a part of the tickets only. */
import type { Product } from './product.ts'

const FIRST = 'bench-password-2'
const OWN = 'bench-password-3'

/** Answers an API token. */
export async function addMember(product: Product): Promise<string> {
  const call = async (path: string, body: object, headers: Record<string, string>): Promise<Response> => {
    const response = await fetch(`${product.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: product.address, ...headers }, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const signIn = async (password: string): Promise<string> => {
    const response = await call('/api/v1/session', { login: 'member', password }, {})
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  await call('/api/v1/people', { login: 'member', name: 'Member', units: ['catering'], password: FIRST }, { authorization: `Bearer ${product.token}` })
  await call('/api/v1/session/password', { current: FIRST, next: OWN }, { cookie: await signIn(FIRST) })
  const made = await call('/api/v1/tokens', { name: 'bench' }, { cookie: await signIn(OWN) })
  return ((await made.json()) as { secret: string }).secret
}
