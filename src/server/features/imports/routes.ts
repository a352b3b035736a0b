/** Imports over HTTP. */
import { z } from 'zod'
import { dryRunShape, importRunShape, importShape, importUploadShape } from '../../../contract/index.ts'
import { AppError, viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { GivenFile, Imports } from './commands.ts'
import type { ImportDeps } from './deps.ts'
import { listImports } from './views.ts'
import type { FastifyRequest } from 'fastify'

const MOST_LISTED = 100
const idParams = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })

/** The file and the procedure of a multipart request; in whichever order they come. */
async function readParts(request: FastifyRequest): Promise<{ file: GivenFile; procedure: string }> {
  let file: GivenFile | undefined
  let procedure: string | undefined
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file') file = { name: part.filename, bytes: await part.toBuffer() }
      else if (part.fieldname === 'procedure' && typeof part.value === 'string') procedure = part.value
    }
  }
  const missing = [...(file ? [] : ['file']), ...(procedure === undefined ? ['procedure'] : [])]
  if (!file || procedure === undefined) throw new AppError('request.invalid', { problems: missing.map((field) => ({ field, code: 'field.required' })) })
  return { file, procedure }
}

export function importRoutes(app: App, deps: ImportDeps, imports: Imports): void {
  const access = 'tickets.import'

  app.post('/api/v1/imports', {
    schema: { consumes: ['multipart/form-data'], response: { 201: importUploadShape } },
    config: { access, title: { zh: '上传要导入的表格', en: 'Upload a table to import' } },
  }, async (request, reply) => {
    const { file, procedure } = await readParts(request)
    return reply.code(201).send(await imports.upload(viewerOf(request).personId, file, procedure))
  })

  app.get('/api/v1/imports', {
    schema: { response: { 200: z.object({ items: z.array(importShape) }) } },
    config: { access, title: { zh: '导入列表', en: 'List imports' } },
  }, async () => ({ items: await listImports(deps.db, MOST_LISTED) }))

  app.get('/api/v1/imports/:id', {
    schema: { params: idParams, response: { 200: importShape } },
    config: { access, title: { zh: '查看导入', en: 'Open an import' } },
  }, (request) => imports.view(request.params.id))

  app.post('/api/v1/imports/:id/dry-run', {
    schema: { params: idParams, body: importRunShape, response: { 200: dryRunShape } },
    config: { access, title: { zh: '试运行导入', en: 'Try an import out' } },
  }, (request) => imports.dryRun(request.params.id, request.body.mapping))

  app.post('/api/v1/imports/:id/run', {
    schema: { params: idParams, body: importRunShape, response: { 202: importShape } },
    config: { access, title: { zh: '运行导入', en: 'Run an import' } },
  }, async (request, reply) => reply.code(202).send(await imports.run(request.params.id, request.body.mapping)))

  app.post('/api/v1/imports/:id/undo', {
    schema: { params: idParams, response: { 202: importShape } },
    config: { access, title: { zh: '撤销导入', en: 'Undo an import' } },
  }, async (request, reply) => reply.code(202).send(await imports.undo(request.params.id)))
}
