import type { Db } from '../../platform/database/tables.ts'
import { forgetUnusedFiles, forgetUnusedImports } from './store.ts'

const DAY = 86_400_000
/** A form may be filled in for a day; a mapping may be thought over for a week. */
const FILES_KEPT = DAY
const IMPORTS_KEPT = 7 * DAY

export interface Swept {
  readonly files: number
  readonly imports: number
}

/** Removes what was handed in and never used. */
export async function sweepUnused(db: Db, now: number): Promise<Swept> {
  return { files: await forgetUnusedFiles(db, new Date(now - FILES_KEPT)), imports: await forgetUnusedImports(db, new Date(now - IMPORTS_KEPT)) }
}
