// The core's own compiler settings make a clock, a file, a socket or a page a compile error.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

const BROKEN: readonly (readonly [what: string, message: RegExp])[] = [
  ['reading a file', /Cannot find (module|name) 'node:fs'/],
  ['touching the page', /Cannot find name 'document'/],
  ['setting a timer', /Cannot find name 'setTimeout'/],
  ['calling the network', /Cannot find name 'fetch'/],
  ['reading the environment', /Cannot find name 'process'/],
  ['an enum, which Node cannot strip', /TS1294/],
  ['taking the first of a list that may be empty', /TS2322: Type 'string \| undefined'/],
]

/** Compiles the planted file with the core's settings and answers what the compiler said. */
const compilePlanted = async (): Promise<string> => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  try {
    const { stdout } = await run(process.execPath, [tsc, '-p', join(import.meta.dirname, 'planted/purity'), '--pretty', 'false'])
    return stdout
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}

describe('the core does not compile', () => {
  let said = ''
  beforeAll(async () => {
    said = await compilePlanted()
  }, 60_000)

  it.each(BROKEN)('when it contains %s', (_what, message) => expect(said).toMatch(message))
})
