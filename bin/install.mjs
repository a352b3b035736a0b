// Runs npm for a checkout: everything of the lock file, nothing else.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupError, say } from './say.mjs'

/** No install scripts: the only ones make links that the product makes itself. */
const OPTIONS = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true']

/** Of what npm tells its scripts only the way to the registry may reach the npm we start: the rest is about another call. */
const KEPT = /^npm_config_(registry|cache|userconfig|globalconfig|proxy|https_proxy|noproxy|cafile|ca|strict_ssl|offline|prefer_offline|.*:_auth.*)$/
const FOREIGN = /^(npm_.*|NODE_ENV|INIT_CWD)$/

const cleanEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name) || !FOREIGN.test(name)))

const runNpm = (command, args, folder) =>
  new Promise((settle, fail) => {
    const npm = spawn(command, args, { cwd: folder, env: cleanEnvironment(), stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
    npm.once('error', fail)
    npm.once('exit', (code, signal) => settle(code ?? signal))
  })

/** Installs the lock file's packages. Throws SetupError with the way out. */
export const installPackages = async (folder) => {
  say('首次启动或依赖有变化，正在安装（npm ci），约需一两分钟 …')
  say('First start or changed dependencies: installing (npm ci), about a minute or two …')
  const ended = await runNpm('npm', ['ci', ...OPTIONS], folder).catch((error) => error.message)
  if (ended !== 0) {
    throw new SetupError(`npm ci 失败（${ended}）。请检查网络与磁盘空间后重试。\nnpm ci failed (${ended}). Check the network and disk space and try again.`)
  }
}

const findNpmProgram = () => {
  const given = process.env.npm_execpath
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const found = [given, ...folders.map((folder) => join(folder, 'npm'))].filter((path) => path !== undefined && existsSync(path)).map((path) => realpathSync(path))
  return found.find((path) => path.endsWith('npm-cli.js'))
}

/**
 * npm on an old Node leaves out optional packages made for a newer one (the browser for the tests). The Node that has
 * just been installed fetches them; without them everything but the tests in a browser still runs.
 */
export const completeOptional = async (folder, node) => {
  const npm = findNpmProgram()
  if (npm === undefined || process.platform === 'win32') return
  const ended = await runNpm(node, [npm, 'install', '--no-save', ...OPTIONS], folder).catch((error) => error.message)
  if (ended !== 0) say(`可选的软件包未装全（${ended}） · optional packages are not complete (${ended})`)
}
