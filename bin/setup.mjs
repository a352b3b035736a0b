// Makes a fresh checkout ready to run: installs the packages when they are missing or out of date, finds Node 24.
// Plain JavaScript without dependencies: this runs on the host's Node (20.19 or newer) before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { completeOptional, installPackages } from './install.mjs'
import { SetupError, say } from './say.mjs'
import { withSetupLock } from './setup-lock.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules/.huiyin-lock')
const oldestForTypes = [22, 18]

const lockHash = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const fitsHere = (list, value) => list === undefined || list.includes(value) || (list.every((name) => name.startsWith('!')) && !list.includes(`!${value}`))

/** Whether npm's own record of what it installed agrees with the lock file (somebody may have run npm by hand). */
const isInstalled = () => {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const found = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  if (!wanted || !found) return false
  return Object.entries(wanted).every(([path, { version, optional, os, cpu }]) =>
    path === '' || found[path]?.version === version || (optional && !found[path]) || !fitsHere(os, process.platform) || !fitsHere(cpu, process.arch))
}

const runsTypes = (node) => {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (status !== 0) return false
  const [major = 0, minor = 0] = stdout.trim().slice(1).split('.').map(Number)
  return major > oldestForTypes[0] || (major === oldestForTypes[0] && minor >= oldestForTypes[1])
}

/** The Node inside the npm package, else the host's own when it is new enough to run TypeScript. */
const findNode = () => {
  const name = process.platform === 'win32' ? 'node-win' : `node-${process.platform}`
  const inside = join(root, 'node_modules', `${name}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(inside) && runsTypes(inside)) return inside
  if (runsTypes(process.execPath)) return process.execPath
  throw new SetupError(
    `本机没有可用的 Node：npm 包 ${name}-${process.arch} 不可用，系统的 Node 是 ${process.version}。请安装 Node 24（至少 22.18）后重试。\n` +
    `No usable Node: the npm package ${name}-${process.arch} does not run here and the system's Node is ${process.version}. Install Node 24 (at least 22.18) and try again.`)
}

const readStamp = () => {
  const stamp = readJson(stampFile)
  return stamp?.hash === lockHash() && existsSync(stamp.node) ? stamp : undefined
}

const makeReady = async () => {
  const ready = readStamp()
  if (ready) return ready
  const installed = isInstalled()
  if (!installed) await installPackages(root)
  const node = findNode()
  if (!installed && node !== process.execPath) await completeOptional(root, node)
  const stamp = { hash: lockHash(), node }
  writeFileSync(stampFile, JSON.stringify(stamp))
  return stamp
}

export const setupLock = join(root, '.cache/setup.lock')

export const sayWaiting = () => {
  say('另一个进程正在准备这个文件夹，等待中 …')
  say('Another process is preparing this folder; waiting …')
}

/** Installs what is missing and answers the Node to run the product with. Throws SetupError with the way out. */
export const ensureSetup = async () => {
  const ready = readStamp()
  if (ready) return ready.node
  const { node } = await withSetupLock(setupLock, sayWaiting, makeReady)
  return node
}
