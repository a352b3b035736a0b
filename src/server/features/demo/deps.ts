/** What the demonstration is given by compose, and what it is asked for. */
import type { Db } from '../../platform/database/tables.ts'
import type { ProcedureRegistry } from '../procedures/index.ts'
import type { TicketsSlice } from '../tickets/index.ts'

export interface DemoDeps {
  readonly db: Db
  readonly now: () => number
  readonly procedures: ProcedureRegistry
  readonly tickets: TicketsSlice
  readonly vault: { readonly sealBytes: (bytes: Buffer) => Buffer }
  readonly today: () => string
  /** What this process knows of the directory is out of date. */
  readonly directoryChanged: () => Promise<void>
}

export interface DemoWish {
  readonly tickets: number
  readonly seed: number
  /** Absent: one is made. For whoever is there already it is set only when given. */
  readonly password?: string | undefined
  readonly told?: (done: number, total: number) => void
}
