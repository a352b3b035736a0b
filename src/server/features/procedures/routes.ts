/** Procedures over HTTP: what can be started, and one procedure with its diagram. */
import { z } from 'zod'
import { procedureShape, procedureSummaryShape } from '../../../contract/index.ts'
import type { Directory } from '../../platform/directory/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { isInUse, presentProcedure, presentSummary } from './present.ts'
import type { ProcedureRegistry } from './registry.ts'

export function procedureRoutes(app: App, procedures: ProcedureRegistry, directory: Pick<Directory, 'hasUnit'>): void {
  app.get('/api/v1/procedures', {
    schema: { response: { 200: z.object({ items: z.array(procedureSummaryShape) }) } },
    config: { access: 'session', title: { zh: '制度列表', en: 'List procedures' } },
  }, (request) => {
    const { ref, parties } = viewerOf(request)
    return { items: procedures.current().map(({ procedure }) => presentSummary(procedure, { ref, parties }, isInUse(procedure, directory))) }
  })

  app.get('/api/v1/procedures/:id', {
    schema: { params: z.object({ id: z.string().max(120) }), response: { 200: procedureShape } },
    config: { access: 'procedures.read', title: { zh: '查看制度', en: 'Open a procedure' } },
  }, (request) => {
    const entry = procedures.current().find(({ procedure }) => procedure.id === request.params.id)
    if (!entry) throw new AppError('procedure.not_found')
    const { ref, parties } = viewerOf(request)
    return presentProcedure(entry.procedure, { ref, parties }, isInUse(entry.procedure, directory), entry.source)
  })
}
