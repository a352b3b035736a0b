import { z } from 'zod'
import { changePersonShape, idShape, newPersonAnswerShape, newPersonShape, pageOf, peopleQueryShape, personShape } from '../../../contract/index.ts'
import type { PersonView } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Vault } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError, readCursor, viewerOf, writeCursor } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { PeopleCommands } from './commands.ts'
import { openContact } from './contact.ts'
import { findPersonRow, listPeople, personView } from './views.ts'
import type { PersonRow } from './views.ts'

interface Deps {
  readonly db: Db
  readonly vault: Vault
  readonly people: PeopleCommands
}

const afterShape = z.tuple([z.string(), z.number()])

/** Telephone and e-mail only for those who manage people or may see contacts, and for oneself. */
function present(vault: Vault, viewer: Viewer, row: PersonRow): PersonView {
  const mayReach = viewer.personId === row.id || viewer.can('directory.manage') || viewer.can('contacts.see')
  return personView(row, mayReach ? openContact(vault, row.contact) : undefined)
}

async function loadView(deps: Deps, viewer: Viewer, id: number): Promise<PersonView> {
  const row = await findPersonRow(deps.db, id)
  if (!row) throw new AppError('directory.not_found')
  return present(deps.vault, viewer, row)
}

export function personRoutes(app: App, deps: Deps): void {
  app.get('/api/v1/people', {
    config: { access: 'directory.read', title: { zh: '查找人员(姓名、拼音、首字母、账号)', en: 'Find people by name, pinyin, initials or login' } },
    schema: { querystring: peopleQueryShape, response: { 200: pageOf(personShape) } },
  }, async (request) => {
    const { cursor, limit, ...filters } = request.query
    const rows = await listPeople(deps.db, { ...filters, limit, after: readCursor(cursor, afterShape) })
    const items = rows.slice(0, limit)
    const last = items.at(-1)
    return { items: items.map((row) => present(deps.vault, viewerOf(request), row)), ...(rows.length > limit && last ? { next: writeCursor([last.keys, last.id]) } : {}) }
  })

  app.get('/api/v1/people/:id', {
    config: { access: 'directory.read', title: { zh: '一位人员', en: 'One person' } },
    schema: { params: z.object({ id: idShape }), response: { 200: personShape } },
  }, async (request) => loadView(deps, viewerOf(request), request.params.id))

  app.post('/api/v1/people', {
    config: { access: 'directory.manage', title: { zh: '新建人员', en: 'Add a person' } },
    schema: { body: newPersonShape, response: { 201: newPersonAnswerShape } },
  }, async (request, reply) => {
    const viewer = viewerOf(request)
    const { id, initialPassword } = await deps.people.add(viewer, request.body)
    const person = await loadView(deps, viewer, id)
    return reply.status(201).header('cache-control', 'no-store').send({ person, ...(initialPassword === undefined ? {} : { initialPassword }) })
  })

  app.patch('/api/v1/people/:id', {
    config: { access: 'directory.manage', title: { zh: '修改人员、角色、所属单位或离职', en: 'Change a person, their roles and units, or mark them as left' } },
    schema: { params: z.object({ id: idShape }), body: changePersonShape, response: { 200: personShape } },
  }, async (request) => {
    await deps.people.change(viewerOf(request), request.params.id, request.body)
    return loadView(deps, viewerOf(request), request.params.id)
  })

  app.post('/api/v1/people/:id/password', {
    config: { access: 'directory.manage', title: { zh: '重置为新的初始密码', en: 'Give a new initial password' } },
    schema: { params: z.object({ id: idShape }), response: { 200: z.object({ initialPassword: z.string() }) } },
  }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return deps.people.resetPassword(viewerOf(request), request.params.id)
  })
}
