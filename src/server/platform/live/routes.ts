import type { App, Identify } from '../http/index.ts'
import { viewerOf } from '../http/index.ts'
import type { Hub } from './hub.ts'

/** GET /api/v1/events: what changed, as it changes. The words name things; whoever wants to know more asks for them. */
export function liveRoutes(app: App, hub: Hub, identify: Identify): void {
  app.get('/api/v1/events', { config: { access: 'session', title: { zh: '实时更新(server-sent events)', en: 'Live updates (server-sent events)' } } }, (request, reply) => {
    const viewer = viewerOf(request)
    reply.hijack()
    // Headers that hooks set on the reply (security) belong to this answer too.
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
    hub.add(viewer, reply.raw, () => identify(request))
  })
  app.addHook('preClose', (done) => {
    hub.close()
    done()
  })
}
