import type { FastifyInstance } from 'fastify'
import { AppError } from './app-error.ts'
import type { App } from './app-type.ts'

const SWEEP_EVERY = 50
/** Seconds a restart takes, more or less. */
const BACK_IN = 5

/** Whoever comes while it stops, on a connection that is still open, is told so like of any other problem; before anything else is looked at. */
export function refuseWhileStopping(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', async () => { stopping = true })
  app.addHook('onRequest', async () => {
    if (stopping) throw new AppError('server.stopping', { retryAfter: BACK_IN })
  })
}

/**
 * Finishes the requests under way, then ends. The connection of a request that was under way is kept for the next one
 * (over a minute, as browsers like it), which would hold the stop for as long: it is closed as soon as it is idle.
 */
export async function drain(app: App): Promise<void> {
  const sweeping = setInterval(() => { app.server.closeIdleConnections() }, SWEEP_EVERY)
  try {
    await app.close()
  } finally {
    clearInterval(sweeping)
  }
}
