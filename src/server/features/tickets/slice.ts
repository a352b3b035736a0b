/** The tickets slice put together: what its routes and other slices use. */
import { createCommands } from './commands.ts'
import type { TicketCommands } from './commands.ts'
import { createMoves } from './commands-migrate.ts'
import type { TicketMoves } from './commands-migrate.ts'
import { createStart } from './commands-start.ts'
import type { Starting, StartTicket } from './commands-start.ts'
import type { ReadDeps } from './reading.ts'

export interface TicketsSlice {
  readonly deps: ReadDeps
  readonly start: StartTicket
  readonly check: Starting['check']
  readonly commands: TicketCommands
  /** Tickets and the versions of their procedure. */
  readonly moves: TicketMoves
  /** Names of uploaded files that this actor may attach. Throws `file.not_found`. */
  readonly fileNames: (actor: string, files: readonly string[]) => Promise<string[]>
  /** Resolves when no creation is under way. */
  readonly idle: () => Promise<void>
}

export function createTickets(deps: ReadDeps, fileNames: TicketsSlice['fileNames']): TicketsSlice {
  const { start, check, idle } = createStart(deps)
  return { deps, start, check, idle, commands: createCommands(deps), moves: createMoves(deps), fileNames }
}
