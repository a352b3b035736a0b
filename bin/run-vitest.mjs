// Runs vitest and reads the true sums from its own report, not from its exit code alone.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './setup.mjs'

const runToEnd = (node, args, env) =>
  new Promise((settle) => {
    const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' })
    child.once('error', () => settle(1))
    child.once('exit', (code) => settle(code ?? 1))
  })

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A file that fails before its first test counts as one failure of its own. */
const countBrokenFiles = (report) => report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length

/** Runs all vitest projects; answers { passed, failed, skipped, reasons }. */
export const runVitest = async (node, env) => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-report-'))
  const file = join(folder, 'vitest.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const code = await runToEnd(node, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env)
  const report = readReport(file)
  rmSync(folder, { recursive: true, force: true })
  if (!report) return { passed: 0, failed: 1, skipped: 0, reasons: [`vitest ended with ${code} and without a report`] }
  const broken = countBrokenFiles(report)
  const failed = report.numFailedTests + broken
  const reasons = broken > 0 ? [`${broken} test files failed outside a test`] : []
  // Errors between the tests (a set-up that fails, a rejection nobody caught) show only in the exit code.
  const unexplained = code !== 0 && failed === 0
  if (unexplained) reasons.push(`vitest ended with ${code} although no test failed: see the errors above`)
  return { passed: report.numPassedTests, failed: failed + (unexplained ? 1 : 0), skipped: report.numPendingTests + (report.numTodoTests ?? 0), reasons }
}
