/** Signing in and out, and changing one's password. Whoever guesses is slowed down, whether the login exists or not. */
import type { Viewer } from '../../platform/access/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import { countAttempt, hashPassword, isWeakPassword, recordGoodAttempt, verifyPassword } from '../../platform/auth/index.ts'
import type { Sessions } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { setPassword } from '../people/index.ts'
import { findAccount } from './store.ts'
import type { Account } from './store.ts'

const WINDOW = 15 * 60_000
const MOST_FAILURES = 10

export interface SessionDeps {
  readonly db: Db
  readonly now: () => number
  readonly sessions: Sessions
  /** The person's `must change password` is known elsewhere in this process. */
  readonly changed: () => Promise<void>
}

/** Where an attempt comes from. */
export interface Caller {
  readonly address: string
  readonly device: string
}

export interface NewSession {
  readonly personId: number
  readonly secret: string
  readonly expiresAt: Date
}

export interface SessionCommands {
  readonly signIn: (login: string, password: string, caller: Caller) => Promise<NewSession>
  readonly changePassword: (viewer: Viewer, current: string, next: string, caller: Caller, secret: string | undefined) => Promise<void>
}

export function createSessions(deps: SessionDeps): SessionCommands {
  return {
    signIn: async (login, password, caller) => {
      const account = await prove(deps, login, password, caller)
      const session = await deps.sessions.begin(deps.db, account.id, caller.device)
      return { personId: account.id, ...session }
    },
    changePassword: async (viewer, current, next, caller, secret) => {
      await prove(deps, viewer.login, current, caller)
      if (isWeakPassword(next, viewer.login) || next === current) throw new AppError('directory.weak_password', { problems: [{ field: 'next', code: 'field.weak_password' }] })
      const hash = await hashPassword(next)
      await deps.db.transaction().execute(async (tx) => {
        await setPassword(tx, viewer.personId, hash, false)
        await deps.sessions.endOthers(tx, viewer.personId, secret)
        await recordAdminEvent(tx, { at: deps.now(), actor: viewer.ref, type: 'person.passwordChanged', data: { id: viewer.personId } })
      })
      deps.sessions.forget()
      await deps.changed()
    },
  }
}

/** The account whose password this is. Throws `session.locked` after too many failures, else `session.wrong_password`. */
async function prove(deps: SessionDeps, login: string, password: string, caller: Caller): Promise<Account> {
  const at = deps.now()
  const failed = await countAttempt(deps.db, { login, address: caller.address, at: new Date(at), since: new Date(at - WINDOW), most: MOST_FAILURES })
  if (failed >= MOST_FAILURES) throw new AppError('session.locked', { retryAfter: WINDOW / 1000 })
  const account = await findAccount(deps.db, login)
  const right = await verifyPassword(account?.passwordHash, password)
  if (!account || !right) throw new AppError('session.wrong_password')
  await recordGoodAttempt(deps.db, login, caller.address, new Date(deps.now()))
  return account
}
