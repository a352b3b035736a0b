/**
 * Would anybody notice? From every procedure of the library each line is left out, one at a time, and each block with the line that opens it.
 * A mutant is noticed when the schema or the compiler refuses it or finds something new, when a scenario beside it fails or what they cover
 * falls below every outcome and every limit, or (asked last, as it takes longest) when the verifier finds something new. Blank lines and
 * comments are no lines of the rule; every other line counts, also those that only word something.
 * Run: npm run bench -- procedure-mutants [--only PART_OF_PATH] [--workers N] [--json]. The last line is one JSON object.
 */
import { availableParallelism } from 'node:os'
import { LIBRARY, readProcedureFiles } from '../src/server/cli/procedures-files.ts'
import type { MutationResult, MutationTask } from './support/mutants-worker.ts'
import { finish, readOptions, say } from './support/options.ts'
import { workThrough } from './support/parallel.ts'

const options = readOptions({ only: '', workers: String(Math.min(4, availableParallelism())) })

const tasks: MutationTask[] = (readProcedureFiles(LIBRARY) ?? [])
  .flatMap(({ path, text, scenarios }) => (scenarios && path.includes(options.only) ? [{ path, text, scenarios: scenarios.text }] : []))
  // The longest first, so that no worker is left with one at the end.
  .sort((a, b) => b.text.length * b.scenarios.length - a.text.length * a.scenarios.length)

async function tryAll(): Promise<MutationResult[]> {
  const results: MutationResult[] = []
  await workThrough<MutationTask, MutationResult>(new URL('support/mutants-worker.ts', import.meta.url), tasks, Number(options.workers), (result) => {
    results.push(result)
    tell(result)
  })
  return results.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function shareOf(noticed: number, mutants: number): number {
  return mutants === 0 ? 0 : Math.round((noticed / mutants) * 10_000) / 10_000
}

function tell({ path, broken, mutants, by, unnoticed }: MutationResult): void {
  if (broken !== null) return say(options, `${path}: not tried, it does not pass as it stands (${broken})`)
  say(options, `${path}: ${(100 * shareOf(mutants - unnoticed.length, mutants)).toFixed(1)} % of ${mutants} noticed (schema ${by.schema}, scenarios ${by.scenarios}, verifier ${by.verifier})`)
  for (const { line, what, leftOut, sameMeaning } of unnoticed) say(options, `  ${path}:${line}  ${what}${sameMeaning ? ', the same meaning' : ''}: ${leftOut.slice(0, 140)}`)
}

const began = performance.now()
const results = await tryAll()
const tried = results.filter((result) => result.broken === null)
const mutants = tried.reduce((sum, result) => sum + result.mutants, 0)
const noticed = tried.reduce((sum, result) => sum + result.mutants - result.unnoticed.length, 0)
finish({
  bench: 'procedure-mutants', mutants, noticed, share: shareOf(noticed, mutants), seconds: Math.round((performance.now() - began) / 1000),
  files: tried.map((result) => ({ path: result.path, mutants: result.mutants, share: shareOf(result.mutants - result.unnoticed.length, result.mutants), by: result.by, unnoticed: result.unnoticed })),
  notTried: results.filter((result) => result.broken !== null).map(({ path, broken }) => ({ path, broken })),
})
