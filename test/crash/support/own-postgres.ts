/** A PostgreSQL beside the product, as an operator has it: reached by DATABASE_URL, it outlives every server process. */
import { rmSync } from 'node:fs'
import { APP_DATABASE, APP_ROLE, startEmbeddedPostgres } from '../../../src/server/platform/embedded-postgres/index.ts'
import { findSystemPostgres } from '../../support/system-postgres.ts'
import { makeHome } from './product.ts'

export interface OwnPostgres {
  /** With the name that a process gives itself towards the database. */
  readonly url: (name: string) => string
  readonly stop: () => Promise<void>
}

/** Debian's where it is installed, else the one of the npm package; commits are durable. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const home = makeHome('own-postgres')
  const binaries = findSystemPostgres()
  const wanted = process.env['HUIYIN_TEST_DATABASES']?.includes('system') === true
  if (wanted && !binaries) throw new Error('no PostgreSQL 15 or newer in /usr/lib/postgresql: apt-get install postgresql')
  const postgres = await startEmbeddedPostgres({ home, durable: true, ...(binaries && { binaries }) })
  return {
    url: (name) => `postgres://${APP_ROLE}@/${APP_DATABASE}?host=${encodeURIComponent(postgres.socketFolder)}&application_name=${name}`,
    stop: async () => {
      await postgres.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
