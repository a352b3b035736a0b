import type { TokenView } from './requests.ts'

export type TokenState = 'active' | 'revoked' | 'expired'

/** Whether a token still opens the door. `now` in epoch milliseconds. */
export function stateOf(token: Pick<TokenView, 'revoked' | 'expiresAt'>, now: number): TokenState {
  if (token.revoked) return 'revoked'
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= now ? 'expired' : 'active'
}

const DAY_MS = 86_400_000

/** When a token made now ends, or null for one that does not. */
export function expiryAfter(days: number | null, now: number): string | null {
  return days === null ? null : new Date(now + days * DAY_MS).toISOString()
}
