import { Pool, types, type CustomTypesConfig, type PoolConfig } from 'pg'

/** How the pool reaches a PostgreSQL: by a URL, or through the socket of the embedded one. */
export type Connection = { readonly url: string } | { readonly host: string; readonly user: string; readonly database: string }

const { INT8, DATE } = types.builtins

const readInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint beyond 2^53: ${text}`)
  return value
}

const readText = (text: string): string => text

/** bigint is a number (and refuses what a number cannot hold); a date is its text, since a Date would add a time zone. */
const readers: CustomTypesConfig = {
  getTypeParser: (id, format): ((text: string) => unknown) => {
    if (format !== 'binary' && id === INT8) return readInteger
    if (format !== 'binary' && id === DATE) return readText
    // The library types its readers as any; what they answer is checked where a row is mapped.
    return types.getTypeParser(id, format) as (text: string) => unknown
  },
}

/** The settings of a client or pool for this connection. */
export const connectionSettings = (connection: Connection): PoolConfig => ({
  ...('url' in connection ? { connectionString: connection.url } : { ...connection, port: 5432 }),
  types: readers,
  application_name: 'huiyin',
})

/**
 * Opens a pool. Every session counts in UTC; `lost` hears of idle connections that break. No statement is spread over several
 * processes: many people share few cores, and search relies on its windows being looked through one after the other.
 */
export const openPool = (connection: Connection, lost: (error: Error) => void, max = 20): Pool => {
  const pool = new Pool({
    ...connectionSettings(connection),
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg-pool waits for the promise; its type says less than it does.
    onConnect: async (client) => {
      await client.query("set timezone = 'UTC'; set max_parallel_workers_per_gather = 0")
    },
  })
  pool.on('error', lost)
  // Between two statements of a transaction nobody listens to a connection: when it breaks there, the next statement fails and says so.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  return pool
}
