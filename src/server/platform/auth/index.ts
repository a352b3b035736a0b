/** Signing in: passwords, sessions, API tokens. */
export { clearSessionCookie, identifyBy, sessionSecretOf, setSessionCookie } from './identify.ts'
export { hashPassword, isWeakPassword, makePassword, verifyPassword } from './password.ts'
export { hashSecret, isSecret, makeSecret, TOKEN_PREFIX } from './secrets.ts'
export { openSessions } from './sessions.ts'
export type { Sessions } from './sessions.ts'
export { countAttempt, recordGoodAttempt, sweep } from './store.ts'
