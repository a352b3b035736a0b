import type { Viewer } from '../../platform/access/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { findMissingUnits, hasOtherOwner } from './store.ts'

/** Only an owner makes, changes or unmakes an owner: an administrator cannot become one by way of a password. */
export function checkRoles(viewer: Viewer, before: readonly string[], after: readonly string[]): void {
  const touchesOwner = before.includes('owner') || after.includes('owner')
  if (touchesOwner && !viewer.roles.includes('owner')) throw new AppError('access.denied', { permission: 'owner' })
}

/** One owner must remain. Throws `directory.last_owner`. */
export async function checkOwnerRemains(tx: Tx, id: number, before: readonly string[]): Promise<void> {
  if (before.includes('owner') && !(await hasOtherOwner(tx, id))) throw new AppError('directory.last_owner')
}

export async function checkUnits(tx: Tx, units: readonly string[]): Promise<void> {
  const missing = await findMissingUnits(tx, units)
  if (missing.length > 0) throw new AppError('request.invalid', { problems: [{ field: 'units', code: 'field.unknown_unit' }], units: missing })
}
