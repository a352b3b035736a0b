import { z } from 'zod'
import { calendarCheckShape, calendarShape, calendarYearShape, changeCalendarShape, instantShape, newCalendarShape, putDayShape } from '../../../contract/index.ts'
import { AppError, viewerOf } from '../../platform/http/index.ts'
import type { App } from '../../platform/http/index.ts'
import { tryLimit } from './check.ts'
import type { CalendarCommands } from './commands.ts'
import type { CalendarRegistry, KnownCalendar } from './registry.ts'
import { calendarView, yearView } from './source.ts'

interface Deps {
  readonly now: () => number
  readonly calendars: CalendarRegistry
  readonly commands: CalendarCommands
}

const codeShape = z.object({ code: z.string().max(60) })
const dayShape = codeShape.extend({ day: z.iso.date() })
const checkShape = z.object({ at: instantShape.optional(), within: z.string().min(1).max(60), rule: z.enum(['elapsed', 'legal']).default('legal') })

function load(deps: Deps, code: string): KnownCalendar {
  const found = deps.calendars.find(code)
  if (!found) throw new AppError('calendar.not_found')
  return found
}

export function calendarRoutes(app: App, deps: Deps): void {
  readingRoutes(app, deps)
  changingRoutes(app, deps)
}

function readingRoutes(app: App, deps: Deps): void {
  app.get('/api/v1/calendars', {
    config: { access: 'calendars.read', title: { zh: '全部工作日历', en: 'All calendars' } },
    schema: { response: { 200: z.object({ items: z.array(calendarShape) }) } },
  }, () => ({ items: deps.calendars.all().map((known) => calendarView(known.row)) }))

  app.get('/api/v1/calendars/:code', {
    config: { access: 'calendars.read', title: { zh: '日历的一年:放假与调休', en: 'A year of a calendar: days closed and opened' } },
    schema: { params: codeShape, querystring: z.object({ year: z.coerce.number().int().min(1970).max(2200).optional() }), response: { 200: calendarYearShape } },
  }, (request) => {
    const { row, days, compiled } = load(deps, request.params.code)
    const now = deps.now()
    return yearView(row, days, request.query.year ?? new Date(now + compiled.zone.offsetAt(now)).getUTCFullYear())
  })

  app.get('/api/v1/calendars/:code/check', {
    config: { access: 'calendars.read', title: { zh: '试算时限:何时到期,为什么', en: 'Try a limit: when it ends, and why then' } },
    schema: { params: codeShape, querystring: checkShape, response: { 200: calendarCheckShape } },
  }, (request) => {
    const { at, within, rule } = request.query
    return tryLimit(load(deps, request.params.code).compiled, at === undefined ? deps.now() : Date.parse(at), within, rule)
  })
}

function changingRoutes(app: App, deps: Deps): void {
  app.post('/api/v1/calendars', {
    config: { access: 'calendars.manage', title: { zh: '新建日历', en: 'Add a calendar' } },
    schema: { body: newCalendarShape, response: { 201: calendarShape } },
  }, async (request, reply) => {
    await deps.commands.add(viewerOf(request).ref, request.body)
    return reply.status(201).send(calendarView(load(deps, request.body.code).row))
  })

  app.patch('/api/v1/calendars/:code', {
    config: { access: 'calendars.manage', title: { zh: '修改日历', en: 'Change a calendar' } },
    schema: { params: codeShape, body: changeCalendarShape, response: { 200: calendarShape } },
  }, async (request) => {
    await deps.commands.change(viewerOf(request).ref, request.params.code, request.body)
    return calendarView(load(deps, request.params.code).row)
  })

  app.put('/api/v1/calendars/:code/days/:day', {
    config: { access: 'calendars.manage', title: { zh: '设某日为放假或上班', en: 'Close or open a day' } },
    schema: { params: dayShape, body: putDayShape, response: { 200: calendarYearShape } },
  }, async (request) => {
    const { code, day } = request.params
    await deps.commands.putDay(viewerOf(request).ref, code, day, request.body)
    const { row, days } = load(deps, code)
    return yearView(row, days, Number(day.slice(0, 4)))
  })

  app.delete('/api/v1/calendars/:code/days/:day', {
    config: { access: 'calendars.manage', title: { zh: '取消某日的特殊安排', en: 'Make a day an ordinary day again' } },
    schema: { params: dayShape },
  }, async (request, reply) => {
    await deps.commands.removeDay(viewerOf(request).ref, request.params.code, request.params.day)
    return reply.status(204).send()
  })
}
