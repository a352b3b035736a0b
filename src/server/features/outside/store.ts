import type { Db, Tx } from '../../platform/database/tables.ts'

export interface NewLink {
  readonly ticketId: number
  readonly party: string
  readonly tokenHash: Buffer
  readonly createdBy: number
  readonly at: number
  readonly expiresAt: number
}

export async function addLink(tx: Tx, { ticketId, party, tokenHash, createdBy, at, expiresAt }: NewLink): Promise<number> {
  const row = await tx.insertInto('outside_link').values({
    ticket_id: ticketId, party, token_hash: tokenHash, created_by: createdBy, created_at: new Date(at), expires_at: new Date(expiresAt), withdrawn_by: null, withdrawn_at: null,
  }).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** False when it was withdrawn already, or is not of this ticket. */
export async function withdrawLink(tx: Tx, ticketId: number, id: number, by: number, at: number): Promise<boolean> {
  const result = await tx.updateTable('outside_link').set({ withdrawn_by: by, withdrawn_at: new Date(at) }).where('id', '=', id).where('ticket_id', '=', ticketId).where('withdrawn_at', 'is', null).executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function addUse(db: Db | Tx, linkId: number, what: 'opened' | 'acted' | 'refused', at: number, detail: object | null): Promise<void> {
  await db.insertInto('outside_use').values({ link_id: linkId, at: new Date(at), what, detail: detail && JSON.stringify(detail) }).execute()
}
