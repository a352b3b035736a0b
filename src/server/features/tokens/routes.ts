import { z } from 'zod'
import { idShape, newTokenAnswerShape, newTokenShape, tokenShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { TokenCommands } from './commands.ts'
import { listMyTokens } from './views.ts'

export function tokenRoutes(app: App, deps: { readonly db: Db; readonly tokens: TokenCommands }): void {
  app.get('/api/v1/tokens', {
    config: { access: 'tokens.own', title: { zh: '我的接口令牌', en: 'My API tokens' } },
    schema: { response: { 200: z.object({ items: z.array(tokenShape) }) } },
  }, async (request) => ({ items: await listMyTokens(deps.db, viewerOf(request).personId) }))

  app.post('/api/v1/tokens', {
    config: { access: 'tokens.own', title: { zh: '新建令牌,密文只显示一次', en: 'Make a token; its secret is shown once' } },
    schema: { body: newTokenShape, response: { 201: newTokenAnswerShape } },
  }, async (request, reply) => reply.status(201).header('cache-control', 'no-store').send(await deps.tokens.make(viewerOf(request), request.body)))

  app.delete('/api/v1/tokens/:id', {
    config: { access: 'tokens.own', title: { zh: '吊销令牌', en: 'Revoke a token' } },
    schema: { params: z.object({ id: idShape }) },
  }, async (request, reply) => {
    await deps.tokens.revoke(viewerOf(request), request.params.id)
    return reply.status(204).send()
  })
}
