// `npm test`: makes the checkout ready, runs every check and test, and ends with one line: N passed, N failed.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runVitest } from './run-vitest.mjs'
import { say, SetupError } from './say.mjs'
import { ensureSetup, root } from './setup.mjs'

const KINDS = ['embedded', 'system']
const PROJECTS = ['tsconfig.json', 'src/core/tsconfig.json', 'src/web/tsconfig.json', 'src/web/portal/tsconfig.json']
const tool = (path) => join(root, 'node_modules', path)
const NO_INPUTS = /TS18003/

const runToEnd = (node, args, env) =>
  new Promise((settle) => {
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => settle({ text: '', ended: error.message }))
    child.once('close', (code, signal) => settle({ text: Buffer.concat(chunks).toString('utf8').trim(), ended: code === 0 ? undefined : `ended with ${code ?? signal}` }))
  })

/** One check that is no test: passed or failed as a whole. */
const runCheck = async (node, env, { name, args, judge = ({ ended }) => ended }) => {
  const started = Date.now()
  const answer = await runToEnd(node, args, env)
  const reason = judge(answer)
  if (reason !== undefined && answer.text) say(answer.text)
  say(`${reason === undefined ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)${reason === undefined ? '' : `: ${reason}`}`)
  return reason === undefined ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A part of the house without any file yet has nothing to check. */
const judgeTypes = ({ text, ended }) => (NO_INPUTS.test(text) ? undefined : ended)

/** Looking at nothing is not passing. */
const judgeWalls = ({ text, ended }) => ended ?? (/[1-9]\d* modules/.test(text) ? undefined : 'no module was looked at')

const CHECKS = [
  // The longest first: two at a time then end together.
  { name: 'lint', args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  ...PROJECTS.map((project) => ({ name: `types: ${project}`, args: [tool('typescript/bin/tsc'), '-p', project, '--noEmit', '--pretty', 'false'], judge: judgeTypes })),
  {
    name: 'walls',
    args: [tool('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', ...['src', 'test', 'bench'].filter((folder) => existsSync(join(root, folder)))],
    judge: judgeWalls,
  },
]

const runChecks = async (node, env) => {
  const waiting = [...CHECKS]
  const results = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(node, env, next))
  }
  await Promise.all([work(), work()])
  return results
}

const hasSystemPostgres = () => {
  if (process.env.DATABASE_URL) return true
  const folder = '/usr/lib/postgresql'
  return existsSync(folder) && readdirSync(folder).some((version) => Number(version) >= 15 && existsSync(join(folder, version, 'bin/initdb')))
}

/** Which databases the tests run on; a database that was asked for and is missing is a failure. */
const chooseDatabases = () => {
  const asked = process.env.HUIYIN_TEST_DATABASES?.split(',').map((kind) => kind.trim()).filter(Boolean)
  const unknown = asked?.filter((kind) => !KINDS.includes(kind)) ?? []
  const found = hasSystemPostgres() ? KINDS : ['embedded']
  const kinds = asked ? found.filter((kind) => asked.includes(kind)) : found
  const missing = asked?.includes('system') === true && !found.includes('system')
  const reasons = [
    ...unknown.map((kind) => `HUIYIN_TEST_DATABASES: there is no kind ${kind}, only ${KINDS.join(', ')}`),
    ...(missing ? ['PostgreSQL of the system was asked for and not found: apt-get install postgresql, or set DATABASE_URL'] : []),
  ]
  return { kinds, reasons }
}

const findLeftovers = (run) => readdirSync(tmpdir()).filter((name) => name.startsWith(`huiyin-test-${run}`))

const add = (results) => results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 })

const runAll = async () => {
  const node = await ensureSetup()
  const run = randomBytes(4).toString('hex')
  const { kinds, reasons } = chooseDatabases()
  const env = {
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH}`,
    HUIYIN_TEST_RUN: run,
    HUIYIN_TEST_DATABASES: kinds.join(','),
  }
  for (const reason of reasons) say(`✗ ${reason}`)
  const checks = await runChecks(node, env)
  const tests = await runVitest(node, env)
  for (const reason of tests.reasons) say(`✗ ${reason}`)
  const left = findLeftovers(run)
  say(left.length === 0 ? '✓ nothing left behind' : `✗ left behind in ${tmpdir()}: ${left.join(', ')}`)
  say(`databases: ${kinds.join(', ') || 'none'}${tests.skipped > 0 ? `; skipped tests: ${tests.skipped}` : ''}`)
  return add([...checks, tests, { passed: 0, failed: reasons.length }, { passed: left.length === 0 ? 1 : 0, failed: left.length === 0 ? 0 : 1 }])
}

const report = ({ passed, failed }) => {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

runAll().then(report, (error) => {
  say(error instanceof SetupError ? error.message : error.stack)
  report({ passed: 0, failed: 1 })
})
