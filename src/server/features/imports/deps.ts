/** What the imports slice is given by compose. */
import type { Db } from '../../platform/database/tables.ts'
import type { Log } from '../../platform/log/index.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import type { TicketsSlice } from '../tickets/index.ts'

export interface ImportDeps {
  readonly db: Db
  readonly now: () => number
  readonly log: Log
  readonly procedures: ProcedureRegistry
  readonly tickets: Pick<TicketsSlice, 'start' | 'check'>
  readonly vault: { readonly sealBytes: (bytes: Buffer) => Buffer; readonly openBytes: (bytes: Buffer) => Buffer }
  /** Time zone of the organisation: of times that name none. */
  readonly zone: () => string
}
