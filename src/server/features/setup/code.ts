/** The one-time code by which whoever started the server becomes its first owner. */
import { hashSecret, makeSecret } from '../../platform/auth/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import { isSetupNeeded, keepSetupHash } from './store.ts'

/** A new code at every start, as long as there is no owner; only its hash is kept. */
export async function ensureSetupCode(db: Db): Promise<string | undefined> {
  if (!(await isSetupNeeded(db))) return undefined
  const code = makeSecret()
  await keepSetupHash(db, hashSecret(code))
  return code
}

export function setupUrl(address: string, code: string): string {
  return `${address.replace(/\/$/, '')}/setup?code=${code}`
}
