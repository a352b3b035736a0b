import { z } from 'zod'
import { decideHeldShape, heldStartShape, idShape, selfStartShape } from '../../../contract/index.ts'
import type { HeldStartView, SelfStartView } from '../../../contract/index.ts'
import type { Procedure, Start } from '../../../core/procedure/index.ts'
import { occurrencesOf } from '../../../core/ticket/index.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { adoptedAt } from '../procedures/index.ts'
import { decideOnHeld } from './commands.ts'
import type { SelfStartDeps } from './commands.ts'
import { listHeld, statesOf } from './views.ts'
import type { HeldStart } from './views.ts'

const MOST_HELD = 100
/** Keys shown of what is held back: enough to recognise it by. */
const MOST_KEYS = 20
const AHEAD = 400 * 86_400_000

const iso = (at: number): string => new Date(at).toISOString()

export function selfStartRoutes(app: App, deps: SelfStartDeps, wake: () => void): void {
  app.get('/api/v1/self-starts', {
    config: { access: 'procedures.read', title: { zh: '会自行开单的时间表与预警', en: 'Schedules and watches that begin tickets' } },
    schema: { response: { 200: z.object({ items: z.array(selfStartShape) }) } },
  }, async () => ({ items: await listStarts(deps) }))

  app.get('/api/v1/held-starts', {
    config: { access: 'procedures.manage', title: { zh: '暂缓的自动开单', en: 'Starts that are held back' } },
    schema: { response: { 200: z.object({ items: z.array(heldStartShape) }) } },
  }, async () => ({ items: (await listHeld(deps.db, MOST_HELD)).map((held) => presentHeld(deps, held)) }))

  app.post('/api/v1/held-starts/:id', {
    config: { access: 'procedures.manage', title: { zh: '决定是否放行暂缓的开单', en: 'Decide on a start that is held back' } },
    schema: { params: z.object({ id: idShape }), body: decideHeldShape, response: { 204: z.null() } },
  }, async (request, reply) => {
    await decideOnHeld(deps, viewerOf(request).personId, request.params.id, request.body.decision)
    wake()
    return reply.status(204).send(null)
  })
}

async function listStarts(deps: SelfStartDeps): Promise<SelfStartView[]> {
  const [adopted, states] = await Promise.all([adoptedAt(deps.db), statesOf(deps.db)])
  return deps.procedures.current().filter(({ procedure }) => adopted.has(procedure.id)).flatMap(({ procedure }) =>
    Object.values(procedure.starts).flatMap((start): SelfStartView[] => {
      if (start.kind !== 'schedule' && start.kind !== 'watch') return []
      const state = states.get(`${procedure.id} ${start.channel}`)
      return [{ ...naming(procedure, start), kind: start.kind, register: start.register ?? null, nextAt: nextOf(deps, procedure, start), lookedAt: state ? state.lookedAt.toISOString() : null, problem: state?.problem ?? null }]
    }))
}

function naming({ id, title }: Procedure, { channel, label }: Start): Pick<SelfStartView, 'procedure' | 'title' | 'start' | 'label'> {
  return { procedure: id, title, start: channel, label }
}

function nextOf({ calendarOf, now }: SelfStartDeps, procedure: Procedure, start: Start): string | null {
  const [next] = occurrencesOf(start, calendarOf(procedure.calendar), now(), now() + AHEAD)
  return next === undefined ? null : iso(next)
}

function presentHeld({ procedures }: SelfStartDeps, { id, procedure, start, occasion, at, keys }: HeldStart): HeldStartView {
  const found = procedures.latest(procedure)
  const begins = found?.starts[start]
  const named = found && begins ? naming(found, begins) : { procedure, title: { zh: procedure, en: procedure }, start, label: { zh: start, en: start } }
  return { id, ...named, occasion: iso(occasion), at: iso(at), tickets: keys.length, keys: keys.slice(0, MOST_KEYS) }
}
