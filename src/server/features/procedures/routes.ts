/** Procedures over HTTP: what can be started, and one procedure with its diagram. */
import { z } from 'zod'
import { procedureShape, procedureSummaryShape } from '../../../contract/index.ts'
import type { Facts } from '../../../core/ticket/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Directory } from '../../platform/directory/index.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { isInUse, presentProcedure, presentSummary } from './present.ts'
import { descriptionRoutes } from './routes-description.ts'
import type { ProcedureRegistry } from './registry.ts'

/** What core must know to say who may start what. */
export type FactsOf = (viewer: Pick<Viewer, 'ref' | 'parties'>) => Facts

export function procedureRoutes(app: App, procedures: ProcedureRegistry, directory: Pick<Directory, 'hasUnit'>, factsOf: FactsOf): void {
  app.get('/api/v1/procedures', {
    schema: { response: { 200: z.object({ items: z.array(procedureSummaryShape) }) } },
    config: { access: 'session', title: { zh: '制度列表', en: 'List procedures' } },
  }, (request) => {
    const facts = factsOf(viewerOf(request))
    return { items: procedures.current().map(({ procedure }) => presentSummary(procedure, facts, isInUse(procedure, directory))) }
  })

  app.get('/api/v1/procedures/:id', {
    schema: { params: z.object({ id: z.string().max(120) }), response: { 200: procedureShape } },
    config: { access: 'procedures.read', title: { zh: '查看制度', en: 'Open a procedure' } },
  }, (request) => {
    const entry = procedures.current().find(({ procedure }) => procedure.id === request.params.id)
    if (!entry) throw new AppError('procedure.not_found')
    return presentProcedure(entry.procedure, factsOf(viewerOf(request)), isInUse(entry.procedure, directory), entry.source)
  })

  descriptionRoutes(app, procedures)
}
