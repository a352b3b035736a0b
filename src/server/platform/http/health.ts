import { z } from 'zod'
import type { App } from './app-type.ts'
import { AppError } from './app-error.ts'

const okShape = z.object({ ok: z.literal(true) })

/** For whoever watches the process: it lives; it can serve. */
export function answerHealth(app: App, isReady: () => Promise<boolean>): void {
  const config = { access: 'public' } as const
  app.get('/healthz', { config, schema: { response: { 200: okShape } } }, () => ({ ok: true as const }))
  app.get('/readyz', { config, schema: { response: { 200: okShape } } }, async () => {
    if (!(await isReady())) throw new AppError('server.starting', { retryAfter: 2 })
    return { ok: true as const }
  })
}
