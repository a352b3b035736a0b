/** The product as its own process, for tests that take it away. */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startProgram } from '../../support/processes.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { ask } from './ask.ts'

const CLI = join(import.meta.dirname, '../../../src/server/cli/main.ts')
const PROCEDURES = ['school/general-affairs-feedback', 'property/complaint']
export const LOGIN = 'owner'
export const PASSWORD = 'crash-test-password-1'

const announcementShape = z.object({ address: z.string(), setupUrl: z.string().optional() })

export interface Product {
  readonly address: string
  readonly setupUrl: string | undefined
  readonly pid: number
  /** kill -9: nothing is finished and nothing is said. */
  readonly kill: () => Promise<void>
  /** Asks it to stop; answers how it ended. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGINT') => Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** A data folder that the database may enter when the tests run as root. */
export function makeHome(purpose: string): string {
  const home = makeTemporaryFolder(purpose)
  chmodSync(home, 0o755)
  return home
}

/** Starts the server on a port of its choice and waits until it says that it is ready. */
export async function startProduct(home: string, env: NodeJS.ProcessEnv = {}): Promise<Product> {
  const program = startProgram(process.execPath, [CLI, 'serve', '--json'], {
    // What Node compiled is kept beside the data: fifty starts compile the same files.
    env: { PATH: process.env['PATH'], HUIYIN_HOME: home, PORT: '0', HUIYIN_LOG: 'warn', NODE_COMPILE_CACHE: join(home, 'compiled'), ...env },
  })
  const end = async (signal: NodeJS.Signals): Promise<Awaited<typeof program.ended>> => {
    program.child.kill(signal)
    return program.ended
  }
  const { address, setupUrl } = announcementShape.parse(JSON.parse(await program.waitForLine(/^\{"address"/)))
  return {
    address, setupUrl, pid: program.child.pid ?? 0,
    kill: async () => { await end('SIGKILL') },
    stop: (signal = 'SIGTERM') => end(signal),
  }
}

export interface Owner {
  readonly cookie: string
  /** API token of the owner, who belongs to every unit and holds every post. */
  readonly token: string
}

/** The first sign-in: an organisation with two procedures, its owner, and a token for the desk. */
export async function setUpProduct({ address, setupUrl }: Product): Promise<Owner> {
  const code = new URL(setupUrl ?? address).searchParams.get('code') ?? ''
  const setUp = await ask(address, 'POST', '/api/v1/setup', { body: {
    code, organisation: { zh: '演示单位', en: 'Demo organisation' }, login: LOGIN, name: '演示所有者', password: PASSWORD, language: 'en', procedures: PROCEDURES,
  } })
  if (setUp?.status !== 201) throw new Error(`the first set-up failed: ${JSON.stringify(setUp)}`)
  return { cookie: setUp.cookie, token: await makeToken(address, setUp.cookie) }
}

export async function makeToken(address: string, cookie: string): Promise<string> {
  const made = await ask(address, 'POST', '/api/v1/tokens', { headers: { cookie }, body: { name: 'desk' } })
  return z.object({ secret: z.string() }).parse(made?.body).secret
}
