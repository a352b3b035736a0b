import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '../operator-error.ts'

/** The held lock of a data folder. */
export type HomeLock = { readonly release: () => void }

/** Kept here because a lock that nobody refers to is collected as garbage, and with it released. */
const held = new Set<DatabaseSync>()

const readHolder = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return '?'
  }
}

const inUse = (home: string, holder: string): OperatorError =>
  new OperatorError({
    zh: `数据文件夹 ${home} 正被另一个 Huiyin 进程使用（进程号 ${holder}）。请先停止它，或用 HUIYIN_HOME 指定另一个文件夹。`,
    en: `The data folder ${home} is in use by another Huiyin process (pid ${holder}). Stop it first, or name another folder with HUIYIN_HOME.`,
  })

/**
 * Locks the data folder for this process. It is the operating system's own file lock, taken through SQLite, which
 * Node carries: it ends with the process however that dies, so there is no stale lock and no process number to trust.
 */
export const lockHome = (home: string): HomeLock => {
  const file = join(home, 'lock')
  const holderFile = join(home, 'lock.pid')
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    chmodSync(file, 0o600)
    lock.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    // SQLITE_BUSY
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) throw inUse(home, readHolder(holderFile))
    throw error
  }
  writeFileSync(holderFile, String(process.pid), { mode: 0o600 })
  held.add(lock)
  const release = (): void => {
    if (held.delete(lock)) lock.close()
  }
  return { release }
}
