// Vitest runs this once per database kind: one throwaway cluster, one migrated template, a check that nothing is left.
import { chmodSync, existsSync, rmSync } from 'node:fs'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { checkServer } from '../../src/server/platform/database/check-server.ts'
import { migrate, MIGRATIONS } from '../../src/server/platform/database/migrate.ts'
import { connectionSettings, type Connection } from '../../src/server/platform/database/pool.ts'
import { APP_ROLE, BOOTSTRAP_ROLE, startEmbeddedPostgres } from '../../src/server/platform/embedded-postgres/index.ts'
import { findSystemPostgres } from './system-postgres.ts'
import { findLeftovers, makeTemporaryFolder } from './temporary-folder.ts'

/** What the test files get: how to reach the cluster as administrator, and which database to clone. */
export type TestCluster = { readonly admin: Connection; readonly role: string; readonly template: string; readonly prefix: string }

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

type Cluster = { readonly admin: Connection; readonly role: string; readonly stop: () => Promise<void> }

const startThrowaway = async (kind: string): Promise<Cluster> => {
  const home = makeTemporaryFolder(`cluster-${kind}`)
  chmodSync(home, 0o755)
  const binaries = kind === 'system' ? findSystemPostgres() : undefined
  if (kind === 'system' && !binaries) throw new Error('no PostgreSQL 15 or newer in /usr/lib/postgresql: apt-get install postgresql, or set DATABASE_URL')
  const postgres = await startEmbeddedPostgres({ home, durable: false, ...(binaries && { binaries }) })
  return {
    admin: { host: postgres.socketFolder, user: BOOTSTRAP_ROLE, database: 'postgres' },
    role: APP_ROLE,
    stop: async () => {
      await postgres.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const useGiven = async (url: string): Promise<Cluster> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ role: string }>('select current_user as role')
  await client.end()
  return { admin: { url }, role: rows[0]?.role ?? 'huiyin', stop: async () => undefined }
}

/** The same server, another database, as the application's role. */
export const connectionTo = (cluster: Pick<TestCluster, 'admin' | 'role'>, database: string): Connection => {
  if (!('url' in cluster.admin)) return { ...cluster.admin, user: cluster.role, database }
  const url = new URL(cluster.admin.url)
  url.pathname = `/${database}`
  return { url: url.href }
}

const makeTemplate = async (admin: Client, cluster: Cluster, template: string): Promise<void> => {
  await admin.query(`create database ${template} owner ${cluster.role} template template0 encoding 'UTF8'`)
  const client = new Client(connectionSettings(connectionTo(cluster, template)))
  await client.connect()
  try {
    await checkServer(client)
    if (existsSync(MIGRATIONS)) await migrate(client)
  } finally {
    await client.end()
  }
}

const findDatabases = async (admin: Client, prefix: string): Promise<string[]> => {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database where starts_with(datname, $1)', [prefix])
  return rows.map(({ datname }) => datname)
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const kind = project.name.endsWith('system') ? 'system' : 'embedded'
  const given = kind === 'system' ? process.env['DATABASE_URL'] : undefined
  const cluster = given ? await useGiven(given) : await startThrowaway(kind)
  const prefix = `huiyin_test_${process.pid}_`
  const template = `${prefix}template`
  const admin = new Client(connectionSettings(cluster.admin))
  await admin.connect()

  const tearDown = async (): Promise<void> => {
    const left = (await findDatabases(admin, prefix)).filter((name) => name !== template)
    for (const name of await findDatabases(admin, prefix)) await admin.query(`drop database "${name}" with (force)`)
    await admin.end()
    await cluster.stop()
    const folders = findLeftovers(`cluster-${kind}`)
    if (left.length + folders.length > 0) throw new Error(`the tests left behind: ${[...left, ...folders].join(', ')}`)
  }
  try {
    await makeTemplate(admin, cluster, template)
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('cluster', { admin: cluster.admin, role: cluster.role, template, prefix })
  return tearDown
}
