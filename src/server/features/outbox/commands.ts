/**
 * Carries out what events asked for: notices and words to staff become notifications, public replies appear on the board.
 * Words to the reporter stand in the ticket's own story, which the portal shows; there is nothing else to carry yet.
 */
import type { Db } from '../../platform/database/tables.ts'
import type { Directory } from '../../platform/directory/index.ts'
import { addNotifications, addPublicNotice, announce, markDone, nextWaiting, takeWaiting } from './store.ts'
import type { WaitingRow } from './store.ts'

export interface OutboxDeps {
  readonly db: Db
  readonly directory: Directory
  readonly now: () => number
  /** Today's date (YYYY-MM-DD) where the organisation is. */
  readonly today: () => string
}

const MOST = 200

/** Does one batch in one transaction: either a row is done and its effect is there, or neither. */
export function deliverWaiting(deps: OutboxDeps): Promise<number | undefined> {
  return deps.db.transaction().execute(async (tx) => {
    const rows = await takeWaiting(tx, deps.now(), MOST)
    if (rows.length === 0) return nextWaiting(tx)
    const people = await addNotifications(tx, rows.flatMap((row) => notificationsOf(deps, row)))
    for (const row of rows) {
      const mode = row.payload['mode']
      if (row.kind === 'words' && row.recipient === 'reporter' && (mode === 'public' || mode === 'notice')) await addPublicNotice(tx, row, mode, row.payload['text'] as object) // said events carry their text
    }
    await markDone(tx, rows.map((row) => row.id), deps.now())
    if (people.length > 0) await announce(tx, JSON.stringify({ kind: 'notification', people }))
    return deps.now()
  })
}

/** A limit near or past; a rule that tells somebody; a reminder. */
function kindOf(payload: WaitingRow['payload']): string {
  if (typeof payload['about'] === 'string') return payload['about']
  return typeof payload['rule'] === 'string' ? 'alerted' : 'urged'
}

function notificationsOf(deps: OutboxDeps, row: WaitingRow): { person_id: number; ticket_id: number; seq: number; kind: string; data: object; at: string }[] {
  if (row.recipient === 'reporter') return []
  const kind = row.kind === 'words' ? 'words' : kindOf(row.payload)
  return deps.directory.peopleOf(row.recipient, deps.today()).map((person) => ({
    person_id: person, ticket_id: row.ticketId, seq: row.seq, kind, data: row.payload, at: row.createdAt.toISOString(),
  }))
}
