import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { OperatorError } from '../operator-error.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { bareEnvironment, leash } from './leash.ts'

/** The superuser of an embedded cluster: used to make the application's role and database, never to serve. */
export const BOOTSTRAP_ROLE = 'huiyin_bootstrap'

/** The first that the machine has is taken; all of them fold the case of every script. */
const UTF8_LOCALES = process.platform === 'darwin' ? ['en_US.UTF-8'] : ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'zh_CN.UTF-8']

const run = promisify(execFile)

/**
 * Sorting by code point, from PostgreSQL 17 on by its own tables: the order of an index then never depends on
 * the machine. Chinese order is asked for where it is wanted: COLLATE "zh-x-icu".
 */
const localeArguments = (major: number, locale: string): string[] =>
  major >= 17 ? [`--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [`--locale=${locale}`]

const initialise = async (folder: string, binaries: Binaries, who: Identity | undefined, durable: boolean): Promise<void> => {
  const failures: string[] = []
  for (const locale of UTF8_LOCALES) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (who && process.getuid?.() === 0) chownSync(folder, who.uid, who.gid)
    const args = ['-D', folder, '-U', BOOTSTRAP_ROLE, '--auth=trust', '--encoding=UTF8', '--data-checksums', '--no-instructions',
      '--text-search-config=simple', '--lc-messages=C', ...localeArguments(binaries.major, locale), ...(durable ? [] : ['--no-sync'])]
    try {
      const [program = '', ...words] = [...leash('KILL'), join(binaries.bin, 'initdb'), ...args]
      await run(program, words, { ...who, env: bareEnvironment(), cwd: dirname(folder) })
      return
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
      if (!/invalid locale/.test(failures.at(-1) ?? '')) break
    }
  }
  rmSync(folder, { recursive: true, force: true })
  throw new OperatorError({
    zh: `数据库文件夹建立失败：${failures.at(-1)}\n请检查磁盘空间和权限；也可以设置 DATABASE_URL 使用自己的 PostgreSQL。`,
    en: `The database folder could not be made: ${failures.at(-1)}\nCheck disk space and permissions, or set DATABASE_URL to your own PostgreSQL.`,
  })
}

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const refuseOtherMajor = (folder: string, binaries: Binaries): void => {
  const made = Number.parseInt(readFileSync(join(folder, 'PG_VERSION'), 'utf8'), 10)
  if (made === binaries.major) return
  throw new OperatorError({
    zh: `数据文件夹 ${folder} 由 PostgreSQL ${made} 建立，本程序自带的是 ${binaries.major}，不能直接打开。请用建立它的 Huiyin 版本导出数据，再用本版本导入。`,
    en: `The data folder ${folder} was made by PostgreSQL ${made}; this program carries ${binaries.major} and cannot open it. Export with the Huiyin that made it and import here.`,
  })
}

/** What an interrupted making left. A program that is still writing into it can hinder the removal: then the next start does it. */
const removeUnfinished = (folder: string): void => {
  const parent = dirname(folder)
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`${basename(folder)}.new-`)) continue
    try {
      rmSync(join(parent, entry), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    } catch {
      // Harmless: the name is never used again.
    }
  }
}

/**
 * Makes the cluster's folder when it is not there. It is made beside and then renamed: an initdb that is killed
 * half-way leaves a folder that never opens again, so a folder with the right name is always a whole one.
 */
export const ensureCluster = async (folder: string, binaries: Binaries, who: Identity | undefined, durable: boolean): Promise<'made' | 'found'> => {
  const parent = dirname(folder)
  removeUnfinished(folder)
  if (existsSync(folder)) {
    refuseOtherMajor(folder, binaries)
    return 'found'
  }
  // A name of its own: should the initdb of a killed start still be running, it writes elsewhere.
  const unfinished = `${folder}.new-${randomBytes(4).toString('hex')}`
  await initialise(unfinished, binaries, who, durable)
  renameSync(unfinished, folder)
  if (durable && process.platform !== 'win32') syncFolder(parent)
  return 'made'
}
