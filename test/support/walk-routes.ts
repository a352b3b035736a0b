// Every route of an application, asked by nobody, by an impostor, and by somebody without the permission.
import { expect } from 'vitest'
import { grants } from '../../src/core/access/index.ts'
import type { App } from '../../src/server/platform/http/index.ts'

const IMPOSTORS = [
  { cookie: 'huiyin=not-a-session' },
  { cookie: `huiyin=${'A'.repeat(43)}` },
  { authorization: `Bearer hy_${'A'.repeat(43)}` },
]

function fill(url: string): string {
  return url.replace(/:[a-zA-Z]+/g, '1').replace('*', '')
}

/** Fails naming the routes that let somebody in who should stay out. `handler` is the cookie of a person without any role. */
export async function expectGuarded(app: App, handler: Readonly<Record<string, string>>): Promise<number> {
  const faults: string[] = []
  const knock = async (method: string, url: string, headers: Readonly<Record<string, string>>, status: number): Promise<void> => {
    const answer = await app.inject({ method: method as 'GET', url: fill(url), headers: { ...headers } }) // a method that a route was registered with
    if (answer.statusCode !== status) faults.push(`${method} ${url} answers ${answer.statusCode}, not ${status}, to ${JSON.stringify(headers)}`)
  }
  const guarded = app.accessTable.filter((route) => route.access !== 'public' && route.method !== 'HEAD')
  for (const { method, url, access } of guarded) {
    await knock(method, url, {}, 401)
    for (const impostor of IMPOSTORS) await knock(method, url, impostor, 401)
    if (access !== 'session' && access !== 'public' && !grants([], access)) await knock(method, url, handler, 403)
  }
  expect(faults).toEqual([])
  return guarded.length
}
