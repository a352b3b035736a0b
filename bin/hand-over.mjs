import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { say } from './say.mjs'
import { root } from './setup.mjs'

/** Runs the command line and lives exactly as long as it: signals go down, the exit code comes up. */
export const handOver = (node, args) => {
  const main = join(root, 'src/server/cli/main.ts')
  // The channel is a life line: when this process dies, however it dies, the child sees it close and stops in order.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache/compiled') },
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    say(`${node}: ${error.message}`)
    process.exitCode = 1
  })
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    for (const name of signals) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}
