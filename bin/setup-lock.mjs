// One installation at a time: two first starts in the same folder must not write node_modules together.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 300
/** A lock without its holder's name is one whose holder died in the very moment of taking it. */
const NAMELESS_MS = 5_000

/** On Linux a process number together with its start time never comes back. */
const startTime = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]
  } catch {
    return ''
  }
}

const isAlive = ({ pid, host, started }) => {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  return started === '' || startTime(pid) === started
}

const readHolder = (folder) => {
  try {
    return JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))
  } catch {
    return undefined
  }
}

const isStale = (folder) => {
  const holder = readHolder(folder)
  if (holder) return !isAlive(holder)
  const made = statSync(folder, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS
}

const tryTake = (folder) => {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  const holder = { pid: process.pid, host: hostname(), started: startTime(process.pid) }
  writeFileSync(join(folder, 'holder.json'), JSON.stringify(holder))
  return true
}

/** Only one of several can rename; what was taken away is looked at again, in case it had come alive meanwhile. */
const removeStale = (folder) => {
  const away = `${folder}.stale-${process.pid}`
  try {
    renameSync(folder, away)
  } catch {
    return
  }
  if (isStale(away)) rmSync(away, { recursive: true, force: true })
  else renameSync(away, folder)
}

/** Runs the work while holding the lock folder; waits for another holder, and calls `onWait` once when it has to. */
export const withSetupLock = async (folder, onWait, work) => {
  mkdirSync(dirname(folder), { recursive: true })
  let told = false
  while (!tryTake(folder)) {
    if (isStale(folder)) removeStale(folder)
    else {
      if (!told) onWait()
      told = true
      await pause(LOOK_EVERY_MS)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
