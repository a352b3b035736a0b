/** Moving tickets to another version over HTTP. */
import { z } from 'zod'
import { idShape, migrationChoiceShape, migrationRunShape, migrationTrialResultShape, migrationTrialShape, migrationWishShape } from '../../../contract/index.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Migrations } from './commands.ts'
import type { MigrationDeps } from './deps.ts'
import { listRuns } from './views.ts'

const MOST_LISTED = 50
const idParams = z.object({ id: z.string().max(120) })
const version = z.coerce.number().int().min(1).max(100_000)

export function migrationRoutes(app: App, deps: MigrationDeps, migrations: Migrations): void {
  const access = 'procedures.manage'

  app.get('/api/v1/procedures/:id/migration', {
    schema: { params: idParams, querystring: z.object({ from: version, to: version }), response: { 200: migrationChoiceShape } },
    config: { access, title: { zh: '两个版本的环节、字段等如何对应', en: 'What of one version may become what of another' } },
  }, ({ params, query }) => migrations.choose(params.id, query.from, query.to))

  app.post('/api/v1/procedures/:id/migration/dry-run', {
    schema: { params: idParams, body: migrationTrialShape, response: { 200: migrationTrialResultShape } },
    config: { access, title: { zh: '试转移：每张在办工单会怎样，为何不能转', en: 'Try a move out: what would happen to each open ticket, and why it cannot move' } },
  }, (request) => {
    const { ref, parties } = viewerOf(request)
    return migrations.dryRun({ ref, parties }, request.params.id, request.body, request.body.after)
  })

  app.post('/api/v1/procedures/:id/migration/run', {
    schema: { params: idParams, body: migrationWishShape, response: { 202: migrationRunShape } },
    config: { access, title: { zh: '把在办工单转到另一个版本', en: 'Move open tickets to another version' } },
  }, async (request, reply) => reply.code(202).send(await migrations.run(viewerOf(request).personId, request.params.id, request.body)))

  app.get('/api/v1/procedures/:id/migrations', {
    schema: { params: idParams, response: { 200: z.object({ items: z.array(migrationRunShape) }) } },
    config: { access, title: { zh: '历次转移', en: 'Moves of tickets so far' } },
  }, async (request) => ({ items: await listRuns(deps.db, request.params.id, MOST_LISTED) }))

  app.get('/api/v1/migrations/:run', {
    schema: { params: z.object({ run: idShape }), response: { 200: migrationRunShape } },
    config: { access, title: { zh: '查看一次转移：进度与未转的工单', en: 'Open a move of tickets: progress, and who stayed' } },
  }, (request) => migrations.view(request.params.run))
}
