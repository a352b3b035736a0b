/** Who is behind a cookie or a token. Known ones are kept for a few seconds, so that most requests ask the database nothing. */
import type { Db, Tx } from '../database/tables.ts'
import { hashSecret, makeSecret } from './secrets.ts'
import { addSession, findSession, findToken, removeSession, removeSessionsOf, touchSession, touchToken } from './store.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A session ends after this long without a request, and this long after signing in whatever happens. */
export const IDLE_LIMIT = 12 * HOUR
export const WHOLE_LIMIT = 7 * 24 * HOUR
/** How long another process may go on with what it knew. */
const FRESH_FOR = 5_000
/** Writing "last seen" more often would be a write on every request. */
const SEEN_EVERY = MINUTE
const MOST_KEPT = 10_000

export interface Sessions {
  /** Starts a session; answers the secret for the cookie. */
  readonly begin: (db: Db | Tx, personId: number, device: string) => Promise<{ readonly secret: string; readonly expiresAt: Date }>
  /** The person behind a session's secret, or undefined. */
  readonly personOf: (secret: string) => Promise<number | undefined>
  /** The person behind an API token, or undefined. */
  readonly personOfToken: (secret: string) => Promise<number | undefined>
  readonly end: (secret: string) => Promise<void>
  /** Ends the person's other sessions. Call `forget` once that is committed. */
  readonly endOthers: (db: Db | Tx, personId: number, keep?: string) => Promise<void>
  /** A token was revoked, a password changed, somebody left: nothing known about anybody is trusted any longer. */
  readonly forget: () => void
}

interface Known {
  readonly personId: number
  readonly checkedAt: number
  readonly expiresAt: number
  readonly touchAfter: number
}

export function openSessions(db: Db, now: () => number): Sessions {
  const known = new Map<string, Known>()
  /** Grows when something is revoked: a look-up under way at that moment is not kept. */
  let generation = 0
  const forget = (): void => {
    generation++
    known.clear()
  }
  const find = async (secret: string, look: (hash: Buffer, at: number) => Promise<Known | undefined>): Promise<number | undefined> => {
    const at = now()
    const hash = hashSecret(secret)
    const key = hash.toString('base64')
    const kept = known.get(key)
    if (kept && at - kept.checkedAt < FRESH_FOR && kept.expiresAt > at && kept.touchAfter > at) return kept.personId
    const before = generation
    const found = await look(hash, at)
    if (found && before === generation) {
      if (known.size >= MOST_KEPT) known.clear()
      known.set(key, found)
    }
    return found?.personId
  }
  return {
    forget,
    begin: async (on, personId, device) => {
      const at = now()
      const secret = makeSecret()
      const expiresAt = new Date(at + IDLE_LIMIT)
      await addSession(on, { hash: hashSecret(secret), personId, at: new Date(at), expiresAt, device: device.slice(0, 200) })
      return { secret, expiresAt: new Date(at + WHOLE_LIMIT) }
    },
    personOf: (secret) => find(secret, (hash, at) => lookUpSession(db, hash, at)),
    personOfToken: (secret) => find(secret, (hash, at) => lookUpToken(db, hash, at)),
    end: async (secret) => {
      await removeSession(db, hashSecret(secret))
      forget()
    },
    endOthers: (on, personId, keep) => removeSessionsOf(on, personId, keep === undefined ? undefined : hashSecret(keep)),
  }
}

async function lookUpSession(db: Db, hash: Buffer, at: number): Promise<Known | undefined> {
  const row = await findSession(db, hash, new Date(at))
  if (!row) return undefined
  if (at - row.seenAt < SEEN_EVERY) return { personId: row.personId, checkedAt: at, expiresAt: row.expiresAt, touchAfter: row.seenAt + SEEN_EVERY }
  const expiresAt = Math.min(at + IDLE_LIMIT, row.createdAt + WHOLE_LIMIT)
  await touchSession(db, hash, new Date(at), new Date(expiresAt))
  return { personId: row.personId, checkedAt: at, expiresAt, touchAfter: at + SEEN_EVERY }
}

async function lookUpToken(db: Db, hash: Buffer, at: number): Promise<Known | undefined> {
  const row = await findToken(db, hash, new Date(at))
  if (!row) return undefined
  if (at - row.lastUsedAt < SEEN_EVERY) return { personId: row.personId, checkedAt: at, expiresAt: row.expiresAt, touchAfter: row.lastUsedAt + SEEN_EVERY }
  await touchToken(db, row.id, new Date(at))
  return { personId: row.personId, checkedAt: at, expiresAt: row.expiresAt, touchAfter: at + SEEN_EVERY }
}
