import type { z } from 'zod'
import type { newTokenAnswerShape, newTokenShape } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { recordAdminEvent } from '../../platform/audit/index.ts'
import { hashSecret, makeSecret, TOKEN_PREFIX } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { addToken, revokeToken } from './store.ts'
import { tokenView } from './views.ts'

export interface TokenDeps {
  readonly db: Db
  readonly now: () => number
  /** A token may be known to this process as good. */
  readonly forgetSessions: () => void
}

export interface TokenCommands {
  readonly make: (viewer: Viewer, token: z.infer<typeof newTokenShape>) => Promise<z.infer<typeof newTokenAnswerShape>>
  readonly revoke: (viewer: Viewer, id: number) => Promise<void>
}

/** A token acts with its person's rights. Its secret is answered once and never again. */
export function createTokens(deps: TokenDeps): TokenCommands {
  return {
    make: async (viewer, { name, expiresAt }) => {
      const at = new Date(deps.now())
      const until = expiresAt === null ? null : new Date(expiresAt)
      if (until && until <= at) throw new AppError('request.invalid', { problems: [{ field: 'expiresAt', code: 'field.too_small' }] })
      const secret = makeSecret(TOKEN_PREFIX)
      const row = await deps.db.transaction().execute(async (tx) => {
        const added = await addToken(tx, { personId: viewer.personId, name, hash: hashSecret(secret), at, expiresAt: until })
        await recordAdminEvent(tx, { at: at.getTime(), actor: viewer.ref, type: 'token.made', data: { id: added.id, name, expiresAt } })
        return added
      })
      return { token: tokenView(row), secret }
    },
    revoke: async (viewer, id) => {
      const at = new Date(deps.now())
      await deps.db.transaction().execute(async (tx) => {
        if (!(await revokeToken(tx, viewer.personId, id, at))) throw new AppError('token.not_found')
        await recordAdminEvent(tx, { at: at.getTime(), actor: viewer.ref, type: 'token.revoked', data: { id } })
      })
      deps.forgetSessions()
    },
  }
}
