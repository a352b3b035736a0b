import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  changeRegisterShape, idShape, newRegisterShape, pageSizeShape, cursorShape, putRegisterRowShape, registerChangePageShape, registerImportShape, registerRowPageShape, registerRowShape, registerRowsQueryShape,
  registerShape, rowKeyShape,
} from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { RegisterRow, RegisterView } from '../../../contract/index.ts'
import { AppError, readCursor, viewerOf, writeCursor } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { listNames, readFile } from '../../platform/sheets/index.ts'
import { needsOf } from './columns.ts'
import type { RegisterCommands, RegisterDeps } from './commands.ts'
import { readRows } from './sheet.ts'
import { findRegister, findRow, listChanges, listRegisters, listRows } from './views.ts'
import type { StoredRegister, StoredRow } from './views.ts'

const codeParams = z.object({ code: z.string().max(60) })
const rowParams = z.object({ code: z.string().max(60), key: rowKeyShape })

function presentRow({ key, data, version, changedAt, gone }: StoredRow): RegisterRow {
  return { key, cells: Object.fromEntries(Object.entries(data).map(([column, cell]) => [column, typeof cell === 'object' && cell !== null ? [...cell] : cell])), version, changedAt: changedAt.toISOString(), gone }
}

function presentRegister(procedures: readonly Procedure[], { code, name, columns, version }: StoredRegister): RegisterView {
  return { code, name, columns: [...columns], version, usedBy: needsOf(procedures, code).map(({ procedure }) => ({ procedure: procedure.id, title: procedure.title })) }
}

/** The file of a multipart request, and whether it is only to be tried. */
async function readParts(request: FastifyRequest): Promise<{ bytes: Buffer; dryRun: boolean }> {
  let bytes: Buffer | undefined
  let dryRun = false
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file') bytes = await part.toBuffer()
      else if (part.fieldname === 'dryRun') dryRun = part.value === 'true'
    }
  }
  if (!bytes) throw new AppError('request.invalid', { problems: [{ field: 'file', code: 'field.required' }] })
  return { bytes, dryRun }
}

export function registersRoutes(app: App, deps: RegisterDeps, registers: RegisterCommands): void {
  const load = async (code: string): Promise<StoredRegister> => {
    const found = await findRegister(deps.db, code)
    if (!found) throw new AppError('register.not_found')
    return found
  }
  defineRoutes(app, deps, registers, load)
  rowRoutes(app, deps, registers, load)
}

type Load = (code: string) => Promise<StoredRegister>

function defineRoutes(app: App, deps: RegisterDeps, registers: RegisterCommands, load: Load): void {
  app.get('/api/v1/registers', {
    config: { access: 'registers.read', title: { zh: '全部台账', en: 'All registers' } },
    schema: { response: { 200: z.object({ items: z.array(registerShape) }) } },
  }, async () => {
    const [all, procedures] = await Promise.all([listRegisters(deps.db), deps.procedures()])
    return { items: all.map((register) => presentRegister(procedures, register)) }
  })

  app.post('/api/v1/registers', {
    config: { access: 'registers.manage', title: { zh: '新建台账', en: 'Add a register' } },
    schema: { body: newRegisterShape, response: { 201: registerShape } },
  }, async (request, reply) => {
    await registers.add(viewerOf(request).ref, request.body)
    return reply.status(201).send(presentRegister(await deps.procedures(), await load(request.body.code)))
  })

  app.patch('/api/v1/registers/:code', {
    config: { access: 'registers.manage', title: { zh: '修改台账的名称或列', en: 'Change the name or columns of a register' } },
    schema: { params: codeParams, body: changeRegisterShape, response: { 200: registerShape } },
  }, async (request) => {
    await registers.change(viewerOf(request).ref, request.params.code, request.body)
    return presentRegister(await deps.procedures(), await load(request.params.code))
  })

  app.post('/api/v1/registers/:code/import', {
    config: { access: 'registers.manage', title: { zh: '从表格导入台账', en: 'Fill a register from a table' } },
    schema: { params: codeParams, consumes: ['multipart/form-data'], response: { 200: registerImportShape } },
  }, async (request) => {
    const { bytes, dryRun } = await readParts(request)
    const { table } = await readFile(bytes)
    const { rows, columns, problems, rejected } = readRows(deps, await load(request.params.code), table, await listNames(deps.db))
    return { ...(await registers.takeIn(viewerOf(request).ref, request.params.code, rows, dryRun)), rejected, written: !dryRun, columns, problems }
  })
}

function rowRoutes(app: App, deps: RegisterDeps, registers: RegisterCommands, load: Load): void {
  app.get('/api/v1/registers/:code/rows', {
    config: { access: 'registers.read', title: { zh: '台账的行（可按文字查找）', en: 'Rows of a register, by text' } },
    schema: { params: codeParams, querystring: registerRowsQueryShape, response: { 200: registerRowPageShape } },
  }, async (request) => {
    const { q, gone, cursor, limit } = request.query
    const { code } = await load(request.params.code)
    const rows = await listRows(deps.db, { register: code, q, gone, after: readCursor(cursor, z.string()), limit })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items: items.map(presentRow), ...(rows.length > limit && last ? { next: writeCursor(last.key) } : {}) }
  })

  app.get('/api/v1/registers/:code/rows/:key', {
    config: { access: 'registers.read', title: { zh: '台账的一行', en: 'One row of a register' } },
    schema: { params: rowParams, response: { 200: registerRowShape } },
  }, async (request) => {
    const row = await findRow(deps.db, request.params.code, request.params.key)
    if (!row) throw new AppError('register.row_not_found')
    return presentRow(row)
  })

  app.put('/api/v1/registers/:code/rows/:key', {
    config: { access: 'registers.manage', title: { zh: '新增或修改台账的一行', en: 'Add or change a row of a register' } },
    schema: { params: rowParams, body: putRegisterRowShape, response: { 200: registerRowShape } },
  }, async (request) => presentRow(await registers.put(viewerOf(request).ref, request.params.code, request.params.key, request.body.version, request.body.cells)))

  app.delete('/api/v1/registers/:code/rows/:key', {
    config: { access: 'registers.manage', title: { zh: '停用台账的一行', en: 'Take a row of a register out of use' } },
    schema: { params: rowParams, querystring: z.object({ version: z.coerce.number().int() }), response: { 204: z.null() } },
  }, async (request, reply) => {
    await registers.remove(viewerOf(request).ref, request.params.code, request.params.key, request.query.version)
    return reply.status(204).send(null)
  })

  app.get('/api/v1/registers/:code/rows/:key/changes', {
    config: { access: 'registers.read', title: { zh: '一行的修改记录', en: 'How a row changed' } },
    schema: { params: rowParams, querystring: z.object({ cursor: cursorShape, limit: pageSizeShape }), response: { 200: registerChangePageShape } },
  }, async (request) => {
    const { code, key } = request.params
    const rows = await listChanges(deps.db, code, key, readCursor(request.query.cursor, idShape), request.query.limit)
    const items = rows.slice(0, request.query.limit)
    const last = items.at(-1)
    const cells = (row: StoredRow['data'] | null): RegisterRow['cells'] | null => row && presentRow({ key, data: row, version: 0, changedAt: new Date(0), gone: false }).cells
    return {
      items: items.map(({ id, at, actor, before, after }) => ({ id, at: at.toISOString(), by: { party: actor, name: deps.directory.nameOf(actor) }, before: cells(before), after: cells(after) })),
      ...(rows.length > request.query.limit && last ? { next: writeCursor(last.id) } : {}),
    }
  })
}
