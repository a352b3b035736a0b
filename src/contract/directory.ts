/** Units, people, posts, calendars, sessions, tokens. Rows carry `version`; writes name it in the body. */
import { z } from 'zod'
import { countShape, cursorShape, instantShape, labelShape, pageOf, pageSizeShape } from './shared.ts'

export const ROLES = ['owner', 'administrator', 'processOwner', 'supervisor', 'clerk', 'handler'] as const
export const roleShape = z.enum(ROLES)
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const password = z.string().min(10).max(200)

export const unitShape = z.object({ code: z.string(), parent: z.string().nullable(), name: labelShape, position: z.number(), closed: z.boolean(), version: z.number(), members: z.number(), head: z.string().nullable() })
export const newUnitShape = z.object({ code, parent: code.nullable().default(null), name: labelShape })
export const changeUnitShape = z.object({ version: z.number(), parent: code.nullable().optional(), name: labelShape.optional(), position: z.number().int().optional(), closed: z.boolean().optional() })

export const personShape = z.object({
  id: z.number(), login: z.string(), name: z.string(), roles: z.array(roleShape), language: z.enum(['zh', 'en']),
  units: z.array(z.string()), posts: z.array(z.string()), left: z.boolean(), version: z.number(),
  phone: z.string().optional(), email: z.string().optional(),
})
export const newPersonShape = z.object({
  login: z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._@-]{1,59}$/), name: z.string().trim().min(1).max(100), roles: z.array(roleShape).default([]),
  units: z.array(code).max(50).default([]), language: z.enum(['zh', 'en']).default('zh'), phone: z.string().max(40).optional(), email: z.string().max(200).optional(),
  /** Absent: one is made and answered once as `initialPassword`; it must be changed at the first sign-in. */
  password: password.optional(),
})
export const newPersonAnswerShape = z.object({ person: personShape, initialPassword: z.string().optional() })
export const changePersonShape = z.object({
  version: z.number(), name: z.string().trim().min(1).max(100).optional(), roles: z.array(roleShape).optional(), units: z.array(code).max(50).optional(),
  language: z.enum(['zh', 'en']).optional(), phone: z.string().max(40).nullable().optional(), email: z.string().max(200).nullable().optional(), left: z.boolean().optional(),
})
export const peopleQueryShape = z.object({
  q: z.string().max(100).optional(), unit: z.string().max(60).optional(),
  /** Also people who have left. */
  left: z.stringbool().optional(), cursor: cursorShape, limit: pageSizeShape })

export const standInShape = z.object({ person: z.number(), from: z.iso.date(), until: z.iso.date() })
export const postShape = z.object({
  code: z.string(), unit: z.string(), name: labelShape, head: z.boolean(), holder: z.number().nullable(), holderName: z.string().nullable(),
  standIns: z.array(standInShape.extend({ name: z.string() })), closed: z.boolean(), version: z.number(),
})
export const newPostShape = z.object({ code, unit: code, name: labelShape, head: z.boolean().default(false), holder: z.number().nullable().default(null) })
export const changePostShape = z.object({
  version: z.number(), unit: code.optional(), name: labelShape.optional(), head: z.boolean().optional(), holder: z.number().nullable().optional(),
  standIns: z.array(standInShape).max(20).optional(), closed: z.boolean().optional(),
})

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
export const spanShape = z.object({ from: time, to: time })
const day = z.array(spanShape).max(6)
export const weekShape = z.object({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
export const calendarShape = z.object({
  code: z.string(), name: labelShape, timeZone: z.string(), week: weekShape, coveredYears: z.array(z.number()).nullable(), dayEnd: z.enum(['close-of-business', 'midnight']), version: z.number(),
})
export const calendarDayShape = z.object({ day: z.iso.date(), kind: z.enum(['opened', 'closed']), name: labelShape, spans: z.array(spanShape).nullable(), source: z.string() })
/** GET /api/v1/calendars/{code}?year= */
export const calendarYearShape = z.object({ calendar: calendarShape, year: z.number(), announced: z.boolean(), days: z.array(calendarDayShape) })
export const newCalendarShape = z.object({ code, name: labelShape, timeZone: z.string().max(60), week: weekShape, copyHolidaysFrom: code.optional() })
export const changeCalendarShape = z.object({ version: z.number(), name: labelShape.optional(), timeZone: z.string().max(60).optional(), week: weekShape.optional(), coveredYears: z.array(z.number().int().min(1970).max(2200)).nullable().optional() })
/** PUT /api/v1/calendars/{code}/days/{day} ; DELETE removes it */
export const putDayShape = z.object({ kind: z.enum(['opened', 'closed']), name: labelShape, spans: z.array(spanShape).max(6).nullable().default(null) })
/** GET /api/v1/calendars/{code}/check?at=...&within=...&rule= : try a limit out */
export const calendarCheckShape = z.object({ dueAt: instantShape, zh: z.array(z.string()), en: z.array(z.string()) })

export const signInShape = z.object({ login: z.string().trim().toLowerCase().min(1).max(100), password: z.string().min(1).max(200) })
export const setupShape = z.object({
  code: z.string().max(100), organisation: labelShape, login: newPersonShape.shape.login, name: z.string().trim().min(1).max(100), password,
  language: z.enum(['zh', 'en']).default('zh'), procedures: z.array(z.string().max(100)).max(200).default([]),
})
export const setupStateShape = z.object({ needed: z.boolean(), procedures: z.array(z.object({ id: z.string(), title: labelShape, summary: labelShape })) })
export const changePasswordShape = z.object({ current: z.string().max(200), next: password })
/** GET /api/v1/session */
export const meShape = z.object({
  person: personShape.pick({ id: true, login: true, name: true, roles: true, language: true, units: true, posts: true }),
  /** What the screens may offer, from the policy table. */
  can: z.array(z.string()), mustChangePassword: z.boolean(), organisation: labelShape, timeZone: z.string(), demo: z.boolean(),
})
export const tokenShape = z.object({ id: z.number(), name: z.string(), createdAt: instantShape, lastUsedAt: instantShape.nullable(), expiresAt: instantShape.nullable(), revoked: z.boolean() })
export const newTokenShape = z.object({ name: z.string().trim().min(1).max(100), expiresAt: instantShape.nullable().default(null) })
export const newTokenAnswerShape = z.object({ token: tokenShape, secret: z.string() })

export const notificationShape = z.object({ id: z.number(), ticketId: z.number(), number: z.string(), title: z.string(), kind: z.string(), data: z.record(z.string(), z.unknown()), labels: z.record(z.string(), labelShape), at: instantShape, read: z.boolean() })
/** GET /api/v1/notifications */
export const notificationPageShape = pageOf(notificationShape).extend({ unread: countShape })
/** POST /api/v1/notifications/read : these, or all up to one, or (neither) all */
export const readNotificationsShape = z.object({ ids: z.array(z.number().int().positive()).max(500).optional(), upTo: z.number().int().positive().optional() })
/** GET /api/v1/views, POST, DELETE /api/v1/views/{id} */
export const savedViewShape = z.object({ id: z.number(), name: z.string(), query: z.record(z.string(), z.unknown()), shared: z.boolean(), mine: z.boolean() })
export const newViewShape = z.object({ name: z.string().trim().min(1).max(60), query: z.record(z.string(), z.unknown()), shared: z.boolean().default(false) })

export type UnitView = z.infer<typeof unitShape>
export type PersonView = z.infer<typeof personShape>
export type PostView = z.infer<typeof postShape>
export type CalendarView = z.infer<typeof calendarShape>
export type CalendarYear = z.infer<typeof calendarYearShape>
export type Me = z.infer<typeof meShape>
export type RoleName = z.infer<typeof roleShape>
export type NotificationView = z.infer<typeof notificationShape>
