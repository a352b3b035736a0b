/** Lists over tickets: the list itself, counts, export, my tasks, similar ones, reporters. */
import { z } from 'zod'
import {
  countShape, pageOf, reporterRowShape, similarQueryShape, similarRowShape, taskPageShape, taskQueryShape, taskSummaryShape, ticketPageShape, ticketQueryShape,
} from '../../../contract/index.ts'
import { viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { maskContact } from '../reporters/index.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { writeExport } from './export.ts'
import { countPage, findSimilar, listPage, presentTask } from './reading.ts'
import type { TicketsSlice } from './slice.ts'
import { countTasks, countTasksByDay, listTasks } from './views-tasks.ts'
import { comingDays, todayOf } from './week.ts'

const EXPORT_MOST = 50_000
const TASK_CAP = 1000

export function ticketListRoutes(app: App, slice: TicketsSlice): void {
  const { deps } = slice

  app.get('/api/v1/tickets', {
    schema: { querystring: ticketQueryShape, response: { 200: ticketPageShape } },
    config: { access: 'session', title: { zh: '工单列表', en: 'List tickets' } },
  }, (request) => listPage(deps, viewerOf(request), request.query))

  app.get('/api/v1/tickets/count', {
    schema: { querystring: ticketQueryShape, response: { 200: countShape } },
    config: { access: 'session', title: { zh: '工单计数', en: 'Count tickets' } },
  }, (request) => countPage(deps, viewerOf(request), request.query))

  app.get('/api/v1/tickets/export', {
    schema: { querystring: ticketQueryShape.omit({ cursor: true, limit: true }).extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') }) },
    config: { access: 'tickets.export', title: { zh: '导出工单', en: 'Export tickets' } },
  }, (request, reply) => {
    const { format, ...query } = request.query
    return writeExport(deps, viewerOf(request), query, format, EXPORT_MOST, reply)
  })

  app.get('/api/v1/similar', {
    schema: { querystring: similarQueryShape, response: { 200: z.object({ items: z.array(similarRowShape) }) } },
    config: { access: 'session', title: { zh: '相似工单', en: 'Similar recent tickets' } },
  }, async (request) => ({ items: await findSimilar(deps, viewerOf(request), request.query.text) }))

  app.get('/api/v1/reporters', {
    schema: { querystring: z.object({ q: z.string().trim().max(100) }), response: { 200: pageOf(reporterRowShape) } },
    config: { access: 'reporters.lookUp', title: { zh: '查找反馈人', en: 'Look a reporter up' } },
  }, async (request) => {
    const full = viewerOf(request).can('contacts.see')
    const found = await deps.reporters.lookUp(viewerOf(request), request.query.q)
    return { items: found.map((row) => {
      const contact = full ? row.contact : maskContact(row.contact)
      return { id: row.id, tickets: row.tickets, ...contact, name: contact.name ?? '', ...(row.lastNumber === null ? {} : { lastNumber: row.lastNumber }) }
    }) }
  })

  taskRoutes(app, slice)
}

function taskRoutes(app: App, slice: TicketsSlice): void {
  const { deps } = slice
  const moment = (): { now: number; startOfToday: number; endOfToday: number } => {
    const now = deps.now()
    return { now, ...todayOf(deps.homeCalendar(), now) }
  }

  app.get('/api/v1/tasks', {
    schema: { querystring: taskQueryShape, response: { 200: taskPageShape } },
    config: { access: 'session', title: { zh: '我的待办', en: 'My tasks' } },
  }, async (request) => {
    const { filter, cursor, limit } = request.query
    const at = moment()
    const rows = await listTasks(deps.db, viewerOf(request), { filter, cursor: readCursor(cursor), limit, ...at })
    const items = rows.slice(0, limit)
    const last = rows.length > limit ? items.at(-1) : undefined
    return { items: items.map((row) => presentTask(deps, row, at.now)), ...(last ? { next: writeCursor({ at: last.task_due?.toISOString() ?? null, id: last.id }) } : {}) }
  })

  app.get('/api/v1/tasks/summary', {
    schema: { response: { 200: taskSummaryShape } },
    config: { access: 'session', title: { zh: '待办概览', en: 'Task summary' } },
  }, async (request) => {
    const viewer = viewerOf(request)
    const at = moment()
    const days = comingDays(deps.homeCalendar(), at.now, 10)
    const count = (filter: 'all' | 'overdue' | 'today' | 'mine'): Promise<{ count: number; more: boolean }> => countTasks(deps.db, viewer, { filter, ...at }, TASK_CAP)
    const [open, overdue, dueToday, claimedByMe, due] = await Promise.all([count('all'), count('overdue'), count('today'), count('mine'), countTasksByDay(deps.db, viewer, days)])
    return { open, overdue, dueToday, claimedByMe, week: days.map((day, index) => ({ day: day.date, due: due[index] ?? 0, working: day.working, ...(day.name ? { name: day.name } : {}) })) }
  })
}
