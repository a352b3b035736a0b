import { sql } from 'kysely'
import type { Viewer } from '../../platform/access/index.ts'
import { visibleTicketOf } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'

export interface NotificationRow {
  readonly id: number
  readonly ticketId: number
  readonly number: string
  readonly title: string
  readonly procedure: string
  readonly procedureVersion: number
  readonly kind: string
  readonly data: Record<string, unknown>
  readonly at: Date
  readonly read: boolean
}

/** The person's newest, one more than asked for. Of a ticket they may no longer see, nothing is left. */
export async function listNotifications(db: Db, viewer: Viewer, below: number | undefined, limit: number): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select n.id, n.ticket_id as "ticketId", t.number, t.title, t.procedure, t.procedure_version as "procedureVersion", n.kind, n.data, n.at, n.read_at is not null as read
    from notification n cross join lateral ${visibleTicketOf(viewer, 'n.ticket_id')} t
    where n.person_id = ${viewer.personId} and n.id < ${below ?? Number.MAX_SAFE_INTEGER} order by n.id desc limit ${limit + 1}`.execute(db)
  return rows
}

/** How many are unread, counted up to `cap`. */
export async function countUnread(db: Db, viewer: Viewer, cap: number): Promise<{ count: number; more: boolean }> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from notification n cross join lateral ${visibleTicketOf(viewer, 'n.ticket_id')} t
      where n.person_id = ${viewer.personId} and n.read_at is null limit ${cap + 1}
    ) unread`.execute(db)
  const n = rows[0]?.n ?? 0
  return { count: Math.min(n, cap), more: n > cap }
}
