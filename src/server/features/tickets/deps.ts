/** What the tickets slice is given by compose. */
import type { CompiledCalendar } from '../../../core/worktime/index.ts'
import type { Vault } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/database/tables.ts'
import type { Directory } from '../../platform/directory/index.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import type { Reporters } from '../reporters/index.ts'

export interface TicketDeps {
  readonly db: Db
  readonly now: () => number
  readonly procedures: ProcedureRegistry
  readonly directory: Directory
  /** Today's date (YYYY-MM-DD) where the organisation is. */
  readonly today: () => string
  readonly calendarOf: (code: string) => CompiledCalendar
  readonly reporters: Reporters
  readonly vault: Vault
  /** Tells the clocks loop that something becomes due. */
  readonly clockDue: (at: number) => void
  /** Tells the outbox loop that something waits. */
  readonly outboxWaits: () => void
}
