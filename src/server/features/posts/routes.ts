import { z } from 'zod'
import { changePostShape, newPostShape, postShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { PostCommands } from './commands.ts'
import { listPosts } from './views.ts'

const codeShape = z.object({ code: z.string().max(60) })

export function postRoutes(app: App, deps: { readonly db: Db; readonly posts: PostCommands }): void {
  app.get('/api/v1/posts', {
    config: { access: 'directory.read', title: { zh: '全部岗位', en: 'All posts' } },
    schema: { response: { 200: z.object({ items: z.array(postShape) }) } },
  }, async () => ({ items: await listPosts(deps.db) }))

  app.post('/api/v1/posts', {
    config: { access: 'directory.manage', title: { zh: '新建岗位', en: 'Add a post' } },
    schema: { body: newPostShape, response: { 201: postShape } },
  }, async (request, reply) => reply.status(201).send(await deps.posts.add(viewerOf(request).ref, request.body)))

  app.patch('/api/v1/posts/:code', {
    config: { access: 'directory.manage', title: { zh: '修改岗位、任职人或代理', en: 'Change a post, its holder or stand-ins' } },
    schema: { params: codeShape, body: changePostShape, response: { 200: postShape } },
  }, async (request) => deps.posts.change(viewerOf(request).ref, request.params.code, request.body))
}
