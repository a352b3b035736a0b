import { z } from 'zod'
import { idShape, newViewShape, savedViewShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { deleteView, saveView } from './commands.ts'
import { listViews } from './views.ts'

export function savedViewRoutes(app: App, deps: { readonly db: Db }): void {
  app.get('/api/v1/views', {
    config: { access: 'session', title: { zh: '我的与共享的列表视图', en: 'Saved list views, mine and shared' } },
    schema: { response: { 200: z.object({ items: z.array(savedViewShape) }) } },
  }, async (request) => ({ items: await listViews(deps.db, viewerOf(request).personId) }))

  app.post('/api/v1/views', {
    config: { access: 'session', title: { zh: '保存视图', en: 'Save a view' } },
    schema: { body: newViewShape, response: { 201: savedViewShape } },
  }, async (request, reply) => reply.status(201).send(await saveView(deps.db, viewerOf(request), request.body)))

  app.delete('/api/v1/views/:id', {
    config: { access: 'session', title: { zh: '删除自己的视图', en: 'Remove a view of one\'s own' } },
    schema: { params: z.object({ id: idShape }) },
  }, async (request, reply) => {
    await deleteView(deps.db, viewerOf(request), request.params.id)
    return reply.status(204).send()
  })
}
