/** Serves the built screens: the staff application at `/`, the public portal at `/p/`. Both route in the browser, so an unknown page is their first page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-type.ts'
import { AppError } from './app-error.ts'
import { sendProblem } from './problem-answers.ts'

export interface ScreenFolders {
  readonly staff: string
  readonly portal: string
}

/** Built files carry a hash in their name: a changed file has another name. */
const HASHED = /^(?:p\/)?assets\//
const PORTAL = /^p(?:\/|$)/

export async function serveScreens(app: App, folders: ScreenFolders): Promise<void> {
  await app.register(staticFiles, { root: folders.staff, serve: false, cacheControl: false })
  const files = async (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.params['*']
    const [folder, file] = PORTAL.test(path) ? [folders.portal, path.replace(PORTAL, '')] : [folders.staff, path]
    if (path.split('/').includes('..')) throw new AppError('request.not_found')
    if (file === '' || !/\.[a-z0-9]+$/i.test(file) || !existsSync(join(folder, file))) return sendPage(request, reply, folder)
    reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.sendFile(file, folder)
  }
  app.get<{ Params: { '*': string } }>('/*', { config: { access: 'public' }, schema: { hide: true } }, files)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new AppError('request.not_found')))
}

function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string): FastifyReply {
  const wantsPage = (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/api/')
  if (!wantsPage || !existsSync(join(folder, 'index.html'))) return sendProblem(request, reply, new AppError('request.not_found'))
  return reply.header('cache-control', 'no-cache').sendFile('index.html', folder)
}
