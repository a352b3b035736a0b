import { z } from 'zod'
import { countShape, cursorShape, notificationPageShape, pageSizeShape, readNotificationsShape } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { readCursor, viewerOf, writeCursor } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { readNotifications } from './commands.ts'
import { labelsOf } from './labels.ts'
import { countUnread, listNotifications } from './views.ts'

interface Deps {
  readonly db: Db
  readonly now: () => number
  readonly procedure: (id: string, version: number) => Procedure | undefined
}

/** Beyond this a bell says "99+". */
const MOST_COUNTED = 99

export function notificationRoutes(app: App, deps: Deps): void {
  app.get('/api/v1/notifications', {
    config: { access: 'session', title: { zh: '我的通知', en: 'My notifications' } },
    schema: { querystring: z.object({ cursor: cursorShape, limit: pageSizeShape }), response: { 200: notificationPageShape } },
  }, async (request) => {
    const viewer = viewerOf(request)
    const { cursor, limit } = request.query
    const [rows, unread] = await Promise.all([listNotifications(deps.db, viewer, readCursor(cursor, z.int()), limit), countUnread(deps.db, viewer, MOST_COUNTED)])
    const items = rows.slice(0, limit).map(({ procedure, procedureVersion, at, ...row }) => ({ ...row, at: at.toISOString(), labels: labelsOf(deps.procedure(procedure, procedureVersion), row.data) }))
    const last = items.at(-1)
    return { items, unread, ...(rows.length > limit && last ? { next: writeCursor(last.id) } : {}) }
  })

  app.get('/api/v1/notifications/count', {
    config: { access: 'session', title: { zh: '未读通知数', en: 'How many are unread' } },
    schema: { response: { 200: countShape } },
  }, async (request) => countUnread(deps.db, viewerOf(request), MOST_COUNTED))

  app.post('/api/v1/notifications/read', {
    config: { access: 'session', title: { zh: '标为已读', en: 'Mark as read' } },
    schema: { body: readNotificationsShape.nullish() },
  }, async (request, reply) => {
    await readNotifications(deps, viewerOf(request), request.body ?? {})
    return reply.status(204).send()
  })
}
