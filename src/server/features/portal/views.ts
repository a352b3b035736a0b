import type { Db } from '../../platform/database/tables.ts'

export interface NoticeRow {
  readonly at: Date
  readonly ticket_id: number
  readonly seq: number
  readonly title: string
  readonly body: { zh: string; en: string }
  readonly mode: 'public' | 'notice'
}

/** Public replies and notices, newest first. Plan: index public_notice_recent. */
export async function listNotices(db: Db, after: { readonly at: string; readonly id: number } | undefined, limit: number): Promise<NoticeRow[]> {
  let query = db.selectFrom('public_notice').select(['at', 'ticket_id', 'seq', 'title', 'body', 'mode']).where('withdrawn_at', 'is', null)
  if (after) query = query.where((eb) => eb(eb.refTuple('at', 'ticket_id'), '<', eb.tuple(new Date(after.at), after.id)))
  return query.orderBy('at', 'desc').orderBy('ticket_id', 'desc').limit(limit).execute()
}
