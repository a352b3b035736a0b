/** Every route says who may use it, and is not registered otherwise; whoever asks is known before anything else runs. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isPermission } from '../../../core/access/index.ts'
import type { Permission } from '../../../core/access/index.ts'
import type { Viewer } from '../access/viewer.ts'
import { AppError } from './app-error.ts'
import { checkOrigin } from './origin.ts'

/** `public`: anybody; `session`: whoever is signed in; else whoever has the permission. */
export type Access = 'public' | 'session' | Permission

export interface AccessEntry {
  readonly method: string
  readonly url: string
  readonly access: Access
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access: Access
    /** What the route does, for the reference: "Urge a ticket". */
    title?: { readonly zh: string; readonly en: string }
    /** Usable although the initial password has not been changed yet. */
    beforePasswordChange?: boolean
  }
  interface FastifyInstance {
    /** Every route and who may use it, for tests and the curious. */
    readonly accessTable: readonly AccessEntry[]
  }
  interface FastifyRequest {
    /** Who asks; null on public routes. `viewerOf(request)` is the way to it. */
    viewer: Viewer | null
  }
}

/** Finds who is meant by the cookie or bearer token of a request. Throws `session.needed` or `session.expired`. */
export type Identify = (request: FastifyRequest) => Promise<Viewer>

export function guardRoutes(app: FastifyInstance, identify: Identify): void {
  const table: AccessEntry[] = []
  app.decorate('accessTable', table)
  app.decorateRequest('viewer', null)
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    if (access === undefined || !(access === 'public' || access === 'session' || isPermission(access))) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may use it: config: { access }`)
    }
    for (const method of [route.method].flat()) table.push({ method, url: route.url, access })
  })
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    checkOrigin(request)
    const { access, beforePasswordChange } = request.routeOptions.config
    if (access === 'public') return
    const viewer = await identify(request)
    request.viewer = viewer
    if (viewer.mustChangePassword && beforePasswordChange !== true) throw new AppError('session.password_change_needed')
    if (access !== 'session' && !viewer.can(access)) throw new AppError('access.denied', { permission: access })
  })
}

/** Who asks. Throws `session.needed` on a public route: there is nobody. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new AppError('session.needed')
  return request.viewer
}
