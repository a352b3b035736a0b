import type { Config } from './config.ts'
import type { Database } from './platform/database/index.ts'
import type { Secrets } from './platform/home/index.ts'
import type { Log } from './platform/log/index.ts'

/** What the start hands to compose.ts: everything that exists once per process. */
export type Parts<Schema = unknown> = {
  readonly config: Config
  readonly log: Log
  readonly database: Database<Schema>
  readonly secrets: Secrets
}

/** What compose.ts answers: an application that can be opened and closed. */
export type Application = {
  /** Starts to listen; answers the address to open in a browser. */
  readonly listen: () => Promise<string>
  /** Finishes the requests under way and ends its own background work; the database is closed by the caller. */
  readonly close: () => Promise<void>
  /** Where the first administrator signs in, as long as there is none. */
  readonly firstRun?: { readonly setupUrl: string } | undefined
}
