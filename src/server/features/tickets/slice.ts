/** The tickets slice put together: what its routes and other slices use. */
import { createCommands } from './commands.ts'
import type { TicketCommands } from './commands.ts'
import { carryOutAsked } from './commands-asked.ts'
import type { CarriedOut } from './commands-asked.ts'
import { createMoves } from './commands-migrate.ts'
import type { TicketMoves } from './commands-migrate.ts'
import type { Started } from '../../../contract/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { beginIn, createStart } from './commands-start.ts'
import type { Starting, StartInput, StartTicket } from './commands-start.ts'
import type { ReadDeps } from './reading.ts'

export interface TicketsSlice {
  readonly deps: ReadDeps
  readonly start: StartTicket
  readonly check: Starting['check']
  readonly commands: TicketCommands
  /** Registers one ticket within a transaction that does more; the outbox is woken by whoever commits. Throws AppError for a refusal, before anything is written. */
  readonly begin: (tx: Tx, input: StartInput) => Promise<Started>
  /** Begins tickets that others asked for, and tells of their ends. */
  readonly carryOut: () => Promise<CarriedOut>
  /** Tickets and the versions of their procedure. */
  readonly moves: TicketMoves
  /** Names of uploaded files that this actor may attach. Throws `file.not_found`. */
  readonly fileNames: (actor: string, files: readonly string[]) => Promise<string[]>
  /** Resolves when no creation is under way. */
  readonly idle: () => Promise<void>
}

export function createTickets(deps: ReadDeps, fileNames: TicketsSlice['fileNames']): TicketsSlice {
  const { start, check, idle } = createStart(deps)
  return { deps, start, check, idle, commands: createCommands(deps), carryOut: () => carryOutAsked(deps), begin: (tx, input) => beginIn(deps, tx, input), moves: createMoves(deps), fileNames }
}
