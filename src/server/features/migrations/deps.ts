/** What the migrations slice is given by compose. */
import type { Db } from '../../platform/database/tables.ts'
import type { Directory } from '../../platform/directory/index.ts'
import type { Log } from '../../platform/log/index.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import type { TicketMoves } from '../tickets/index.ts'

export interface MigrationDeps {
  readonly db: Db
  readonly now: () => number
  readonly log: Log
  readonly procedures: Pick<ProcedureRegistry, 'version'>
  readonly moves: TicketMoves
  readonly directory: Pick<Directory, 'nameOf'>
}
