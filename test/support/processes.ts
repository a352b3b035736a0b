import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

/** A program started by a test, and what it has said so far. */
export type Program = {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Everything written to standard error. */
  readonly complaints: () => string
  /** The first line of standard output that fits; fails when the program ends before saying it. */
  readonly waitForLine: (pattern: RegExp) => Promise<string>
}

export type ProgramOptions = { readonly env?: NodeJS.ProcessEnv; readonly uid?: number; readonly gid?: number; readonly cwd?: string }

/** Starts a program whose lines a test can wait for. */
export const startProgram = (command: string, args: readonly string[], options: ProgramOptions = {}): Program => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const lines: string[] = []
  const heard = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((settle) => {
    child.once('close', (code, signal) => settle({ code, signal }))
  })
  const waitForLine = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const line = lines.find((candidate) => pattern.test(candidate))
      if (line !== undefined) return line
      const end = await Promise.race([ended, once(heard, 'line').then(() => undefined)])
      if (end && !lines.some((candidate) => pattern.test(candidate))) {
        throw new Error(`ended (${end.code ?? end.signal}) before saying ${pattern.source}: ${lines.join('\n')}\n${complaints}`)
      }
    }
  }
  return { child, ended, complaints: () => complaints, waitForLine }
}

/** Whether a process is there and not merely waiting to be buried. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The processes whose command line names the folder. */
const findUsers = (folder: string): string[] =>
  readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && Number(entry) !== process.pid && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false
    }
  })

/** Waits until no process names the folder any more, then removes it: what is killed still writes for a moment. */
export const removeWhenUnused = async (folder: string): Promise<void> => {
  if (process.platform === 'linux') await waitUntil(`nobody uses ${folder}`, () => findUsers(folder).length === 0, 20_000)
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** Looks every 10 ms until it is so; fails after the time given. */
export const waitUntil = async (what: string, isSo: () => boolean, withinMs = 10_000): Promise<void> => {
  const until = performance.now() + withinMs
  while (!isSo()) {
    if (performance.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`)
    await pause(10)
  }
}
