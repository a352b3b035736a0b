// A process of its own that holds a data folder: locks it, starts the embedded PostgreSQL, says so, and waits.
import { startEmbeddedPostgres } from '../../src/server/platform/embedded-postgres/index.ts'
import { lockHome, makeHome } from '../../src/server/platform/home/index.ts'

const home = process.argv[2] ?? ''
try {
  makeHome(home)
  lockHome(home)
  process.stdout.write('locked\n')
  const postgres = await startEmbeddedPostgres({ home })
  process.stdout.write(`${JSON.stringify({ socketFolder: postgres.socketFolder, postmaster: postgres.server.pid })}\n`)
  process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
  // Something must keep the process alive: the database alone does not.
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
