import type { Db } from '../../platform/database/tables.ts'
import { isSetupNeeded } from './store.ts'

export async function readSetupNeeded(db: Db): Promise<boolean> {
  return isSetupNeeded(db)
}
