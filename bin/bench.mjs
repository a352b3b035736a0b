// npm run bench -- NAME [options]: runs bench/NAME.ts on the product's own Node, after the same set-up as everything else.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { say, SetupError } from './say.mjs'
import { ensureSetup, root } from './setup.mjs'

const names = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -3))

const run = async ([name, ...options]) => {
  if (!names.includes(name)) throw new SetupError(`有这些测量 · there are these benchmarks: ${names.join(', ')}\n用法 · usage: npm run bench -- NAME [--json]`)
  const node = await ensureSetup()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'bench', `${name}.ts`), ...options], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 1))
}

run(process.argv.slice(2)).catch((error) => {
  say(error instanceof SetupError ? error.message : error.stack)
  process.exitCode = 2
})
