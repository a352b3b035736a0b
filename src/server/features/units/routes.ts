import { z } from 'zod'
import { changeUnitShape, newUnitShape, unitShape } from '../../../contract/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { UnitCommands } from './commands.ts'
import { listUnits } from './views.ts'

const codeShape = z.object({ code: z.string().max(60) })

export function unitRoutes(app: App, deps: { readonly db: Db; readonly units: UnitCommands }): void {
  app.get('/api/v1/units', {
    config: { access: 'directory.read', title: { zh: '全部单位', en: 'All units' } },
    schema: { response: { 200: z.object({ items: z.array(unitShape) }) } },
  }, async () => ({ items: await listUnits(deps.db) }))

  app.post('/api/v1/units', {
    config: { access: 'directory.manage', title: { zh: '新建单位', en: 'Add a unit' } },
    schema: { body: newUnitShape, response: { 201: unitShape } },
  }, async (request, reply) => reply.status(201).send(await deps.units.add(viewerOf(request).ref, request.body)))

  app.patch('/api/v1/units/:code', {
    config: { access: 'directory.manage', title: { zh: '修改、移动或停用单位', en: 'Change, move or close a unit' } },
    schema: { params: codeShape, body: changeUnitShape, response: { 200: unitShape } },
  }, async (request) => deps.units.change(viewerOf(request).ref, request.params.code, request.body))
}
