import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from '../../src/server/platform/embedded-postgres/index.ts'

const VERSIONS = [18, 17, 16, 15]

/** The newest PostgreSQL that Debian has installed; undefined when there is none of 15 or newer. */
export const findSystemPostgres = (root = '/usr/lib/postgresql'): Binaries | undefined => {
  for (const major of VERSIONS) {
    const bin = join(root, String(major), 'bin')
    if (existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb'))) return { bin, major }
  }
  return undefined
}
