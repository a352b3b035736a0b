import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeTemporaryFolder } from '../../../../test/support/temporary-folder.ts'
import { placeBinaries, platformPackage } from './binaries.ts'

const NOBODY = { uid: 65_534, gid: 65_534 }
const isRoot = process.getuid?.() === 0

describe('the PostgreSQL inside the npm package', () => {
  let folder = ''
  beforeEach(() => {
    folder = makeTemporaryFolder('binaries')
    const original = dirname(dirname(createRequire(import.meta.url).resolve(platformPackage())))
    cpSync(original, join(folder, 'package'), { recursive: true, verbatimSymlinks: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const removeLinks = (): void => {
    const lib = join(folder, 'package/native/lib')
    for (const name of readdirSync(lib)) if (lstatSync(join(lib, name)).isSymbolicLink()) rmSync(join(lib, name))
  }

  it('is used where it is when everybody can read it', () => {
    chmodSync(folder, 0o755)
    const { bin, major } = placeBinaries(NOBODY, join(folder, 'system'), join(folder, 'package'))
    expect(bin).toBe(join(folder, 'package/native/bin'))
    expect(major).toBe(18)
  })

  it('runs although its install script never ran', () => {
    removeLinks()
    const { bin } = placeBinaries(undefined, join(folder, 'system'), join(folder, 'package'))
    expect(execFileSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' })).toMatch(/PostgreSQL\) 18/)
  })

  it.runIf(isRoot)('is copied to where the ordinary user can read it, when the package lies in a closed folder', () => {
    const system = makeTemporaryFolder('system')
    chmodSync(system, 0o755)
    const { bin } = placeBinaries(NOBODY, system, join(folder, 'package'))
    expect(bin.startsWith(system)).toBe(true)
    expect(execFileSync(join(bin, 'initdb'), ['--version'], { ...NOBODY, encoding: 'utf8' })).toMatch(/PostgreSQL\) 18/)
    expect(readdirSync(system).filter((name) => name.includes('copy'))).toEqual([])
    expect(existsSync(join(bin, '../share/postgresql/postgres.bki'))).toBe(true)
    rmSync(system, { recursive: true })
  })
})
