/** Uploading and downloading. A form's files are uploaded first and named by id when the form is sent. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { portalFileShape } from '../../../contract/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { FileDeps, Files } from './commands.ts'
import { isShown } from './kinds.ts'
import { findFile } from './views.ts'

/** The one file of a multipart request. Throws `request.invalid` when there is none. */
export async function readUpload(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  const part = request.isMultipart() ? await request.file() : undefined
  if (!part) throw new AppError('request.invalid', { problems: [{ field: 'file', code: 'field.required' }] })
  return { name: part.filename, bytes: await part.toBuffer() }
}

export function sendFile(reply: FastifyReply, file: { name: string; media_type: string }, bytes: Buffer): FastifyReply {
  const how = isShown(file.media_type) ? 'inline' : 'attachment'
  return reply
    .type(file.media_type === 'text/plain' ? 'text/plain; charset=utf-8' : file.media_type)
    .header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
    .header('cache-control', 'private, max-age=3600')
    .send(bytes)
}

export function fileRoutes(app: App, deps: FileDeps, files: Files): void {
  app.post('/api/v1/files', {
    schema: { consumes: ['multipart/form-data'], response: { 201: portalFileShape } },
    config: { access: 'session', title: { zh: '上传文件', en: 'Upload a file' } },
  }, async (request, reply) => {
    const { name, bytes } = await readUpload(request)
    return reply.code(201).send(await files.keep(viewerOf(request).ref, name, bytes))
  })

  app.get('/api/v1/files/:id', {
    schema: { params: z.object({ id: z.uuid() }) },
    config: { access: 'session', title: { zh: '下载文件', en: 'Download a file' } },
  }, async (request, reply) => {
    const file = await findFile(deps.db, viewerOf(request), request.params.id)
    if (!file) throw new AppError('file.not_found')
    return sendFile(reply, file, deps.vault.openBytes(file.content))
  })
}
