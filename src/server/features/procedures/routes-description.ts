/** A procedure in plain words, and as files to take away: a picture, BPMN. */
import { z } from 'zod'
import { descriptionShape } from '../../../contract/index.ts'
import { describeProcedure, diagramOf, toBpmn, toMarkdown, toSvg } from '../../../core/procedure/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import type { App } from '../../platform/http/index.ts'
import { whoAt } from './present.ts'
import type { ProcedureRegistry } from './registry.ts'

const params = z.object({ id: z.string().max(120) })
const langQuery = z.object({ lang: z.enum(['zh', 'en']).default('zh') })

const MEDIA = { md: 'text/markdown; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', bpmn: 'application/xml; charset=utf-8' } as const
const FORMATS = ['md', 'svg', 'bpmn'] as const

export function descriptionRoutes(app: App, procedures: ProcedureRegistry): void {
  const load = (id: string): Procedure => {
    const entry = procedures.current().find(({ procedure }) => procedure.id === id)
    if (!entry) throw new AppError('procedure.not_found')
    return entry.procedure
  }

  app.get('/api/v1/procedures/:id/description', {
    schema: { params, querystring: langQuery, response: { 200: descriptionShape } },
    config: { access: 'procedures.read', title: { zh: '用平常话说明一个制度', en: 'A procedure in plain words' } },
  }, ({ params: { id }, query: { lang } }) => describeProcedure(load(id), lang))

  app.get('/api/v1/procedures/:id/file', {
    schema: { params, querystring: langQuery.extend({ format: z.enum(FORMATS) }) },
    config: { access: 'procedures.read', title: { zh: '下载制度的说明、流程图或 BPMN', en: 'Download a procedure in words, as a picture or as BPMN' } },
  }, ({ params: { id }, query: { lang, format } }, reply) => {
    const procedure = load(id)
    const name = `${procedure.id.replace('/', '-')}-v${procedure.version}.${lang}.${format}`
    return reply.header('content-disposition', `attachment; filename="${name}"`).type(MEDIA[format]).send(fileOf(procedure, format, lang))
  })
}

function fileOf(procedure: Procedure, format: (typeof FORMATS)[number], lang: 'zh' | 'en'): string {
  switch (format) {
    case 'md': return toMarkdown(describeProcedure(procedure, lang))
    case 'svg': return toSvg(diagramOf(procedure, (step) => whoAt(procedure, step), [lang]), procedure.title, lang)
    case 'bpmn': return toBpmn(procedure, lang)
  }
}
