/** The product as a stranger starts it: its own process, its own data folder, nothing set up yet. */
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { removeWhenUnused, startProgram } from '../../support/processes.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../../..')
const CLI = join(ROOT, 'src/server/cli/main.ts')
const announcement = z.object({ address: z.string(), setupUrl: z.string() })

export interface Product {
  /** Without a slash at its end. */
  readonly address: string
  /** Where the owner is made, with the code in it. */
  readonly setupUrl: string
  readonly home: string
  /** What the server has written to standard error; it logs errors only. */
  readonly complaints: () => string
  readonly stop: () => Promise<void>
}

/** Only what a program needs: a database of the machine's must not slip in through the environment. */
const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'], HUIYIN_HOME: home, PORT: '0', HUIYIN_LOG: 'error', NODE_COMPILE_CACHE: join(ROOT, '.cache/compiled'),
})

export const startProduct = async (): Promise<Product> => {
  const home = makeTemporaryFolder('browser')
  // The database runs as an ordinary user when the tests run as root.
  chmodSync(home, 0o755)
  const program = startProgram(process.execPath, [CLI, 'serve', '--json'], { env: environment(home), cwd: ROOT })
  const stop = async (): Promise<void> => {
    program.child.kill('SIGTERM')
    await program.ended
    await removeWhenUnused(home)
  }
  try {
    const { address, setupUrl } = announcement.parse(JSON.parse(await program.waitForLine(/^\{.*address/)))
    return { address: address.replace(/\/$/, ''), setupUrl, home, complaints: program.complaints, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Runs another command of the product on the same data folder; answers its exit code and what it said. */
export const runCommand = async (home: string, args: readonly string[]): Promise<{ code: number | null; said: string }> => {
  const program = startProgram(process.execPath, [CLI, ...args], { env: environment(home), cwd: ROOT })
  let said = ''
  program.child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text))
  const { code } = await program.ended
  return { code, said: said + program.complaints() }
}
