import type { App } from './app-type.ts'

const SWEEP_EVERY = 50

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
