import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const DYING_MS = 10_000
const LOOK_EVERY_MS = 25

/** What a running PostgreSQL writes about itself: its process number (line 1) and its state (line 8). */
export type Postmaster = { readonly pid: number; readonly state: string }

/** Reads postmaster.pid; undefined when no server has the folder open. */
export const readPostmaster = (folder: string): Postmaster | undefined => {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, state: lines[7]?.trim() ?? '' } : undefined
  } catch {
    return undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const readProc = (pid: number | string, name: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** A dead process that nobody has buried still counts as alive for PostgreSQL's own check. */
const isUnburied = (pid: number): boolean => /\) [ZX] /.test(readProc(pid, 'stat'))

/** A process number is used again after a restart of the machine: is this one really a server of this folder? */
const servesFolder = (pid: number, folder: string): boolean => {
  if (process.platform !== 'linux') return true
  const words = readProc(pid, 'cmdline').split('\0')
  return words.includes(folder) || isUnburied(pid)
}

/**
 * Ends the server that a killed Huiyin left behind and waits until it is gone (at most 10 s). To be called only by
 * the holder of the data folder's lock: nobody else can then be using that server.
 */
export const clearLeftover = async (folder: string): Promise<'nothing' | 'stopped' | 'stale' | 'still-running'> => {
  const left = readPostmaster(folder)
  if (!left) return 'nothing'
  // PostgreSQL sees for itself that the process is dead, and with the file also finds its shared memory.
  if (!isAlive(left.pid)) return 'stale'
  if (!servesFolder(left.pid, folder)) {
    // The number now belongs to a stranger: PostgreSQL would take it for a running server and refuse for ever.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    return 'stale'
  }
  if (!isUnburied(left.pid)) process.kill(left.pid, 'SIGINT')
  const until = Date.now() + DYING_MS
  while (isAlive(left.pid) && Date.now() < until) await pause(LOOK_EVERY_MS)
  return isAlive(left.pid) ? 'still-running' : 'stopped'
}
