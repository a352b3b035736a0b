// Builds the two browser bundles when their sources have changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say, SetupError } from './say.mjs'
import { root, sayWaiting, setupLock } from './setup.mjs'
import { withSetupLock } from './setup-lock.mjs'

const SOURCES = ['src/web', 'src/core', 'src/contract']
const BUNDLES = [
  { config: 'src/web/vite.config.ts', target: 'dist/web' },
  { config: 'src/web/portal/vite.config.ts', target: 'dist/portal' },
]

const isSource = (name) => !/\.test\.tsx?$/.test(name)

const addFolder = (hash, house, folder) => {
  if (!existsSync(join(house, folder))) return
  const entries = readdirSync(join(house, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) addFolder(hash, house, path)
    else if (isSource(entry.name)) hash.update(path).update('\0').update(readFileSync(join(house, path))).update('\0')
  }
}

/** One hash over everything that goes into a bundle. */
const hashSources = (house) => {
  const hash = createHash('sha256')
  for (const folder of SOURCES) addFolder(hash, house, folder)
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

const isBuilt = (house, { target }, hash) => {
  const stamp = join(house, `${target}.built`)
  return existsSync(join(house, target)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Built beside and then renamed: a server that is running never serves half a bundle. */
const buildOne = (node, house, { config, target }, hash) => {
  say(`正在构建界面 ${target} … · building the screens ${target} …`)
  const beside = join(house, `${target}.new`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--config', join(house, config), '--outDir', beside, '--emptyOutDir', '--logLevel', 'warn']
  // Whoever asks for the build may run as a test: what is built is the product all the same, not React's slow half for developers.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, signal } = spawnSync(node, args, { cwd: house, env, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    rmSync(beside, { recursive: true, force: true })
    throw new SetupError(`界面 ${target} 构建失败（${status ?? signal}）。\nBuilding the screens ${target} failed (${status ?? signal}).`)
  }
  const before = join(house, `${target}.old`)
  rmSync(before, { recursive: true, force: true })
  if (existsSync(join(house, target))) renameSync(join(house, target), before)
  renameSync(beside, join(house, target))
  rmSync(before, { recursive: true, force: true })
  writeFileSync(join(house, `${target}.built`), hash)
}

/** Builds what is out of date in the checkout (`house`); bundles whose configuration does not exist are left out. */
export const ensureWebBuilt = async (node, house = root) => {
  const hash = hashSources(house)
  const missing = () => BUNDLES.filter((bundle) => existsSync(join(house, bundle.config)) && !isBuilt(house, bundle, hash))
  if (missing().length === 0) return
  await withSetupLock(setupLock, sayWaiting, async () => {
    mkdirSync(join(house, 'dist'), { recursive: true })
    for (const bundle of missing()) buildOne(node, house, bundle, hash)
  })
}
