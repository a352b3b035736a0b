/**
 * The one place that answers "may this person see this ticket?", for reading, lists, counts and search alike.
 * Whoever is recused sees nothing, whatever their role; others see all, or what one of their parties was ever given.
 */
import { sql } from 'kysely'
import type { RawBuilder, SqlBool } from 'kysely'
import type { Db, Tx } from '../database/tables.ts'
import type { Viewer } from './viewer.ts'

/** A condition on the table `ticket` under this alias. */
export function visibleTickets(viewer: Pick<Viewer, 'personId' | 'readers' | 'seesAll'>, alias = 't'): RawBuilder<SqlBool> {
  const id = sql.ref(`${alias}.id`)
  const notRecused = sql<SqlBool>`not exists (select from ticket_recusal kept_out where kept_out.person_id = ${viewer.personId} and kept_out.ticket_id = ${id})`
  if (viewer.seesAll) return notRecused
  return sql<SqlBool>`(exists (select from ticket_reader may_read where may_read.ticket_id = ${id} and may_read.reader = any(${viewer.readers}::text[])) and ${notRecused})`
}

export interface VisibleTicket {
  readonly id: number
  readonly number: string
  readonly version: number
  readonly procedure: string
}

/** The ticket by id or number; undefined when there is none, or none for this person: to them it is the same. */
export async function findVisibleTicket(db: Db | Tx, viewer: Viewer, key: number | string): Promise<VisibleTicket | undefined> {
  const which = typeof key === 'number' ? sql`t.id = ${key}` : sql`t.number = ${key}`
  const { rows } = await sql<VisibleTicket>`select t.id, t.number, t.version, t.procedure from ticket t where ${which} and ${visibleTickets(viewer)}`.execute(db)
  return rows[0]
}

/** The ticket that `reference` points to, if this person may see it, as a source to join laterally: number, title, procedure. */
export function visibleTicketOf(viewer: Pick<Viewer, 'personId' | 'readers' | 'seesAll'>, reference: string): RawBuilder<unknown> {
  return sql`(select seen.id, seen.number, seen.title, seen.procedure, seen.procedure_version from ticket seen where seen.id = ${sql.ref(reference)} and ${visibleTickets(viewer, 'seen')})`
}
