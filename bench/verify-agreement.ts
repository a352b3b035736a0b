/**
 * Do the verifier and the engine agree? Random procedures, half of them broken, each verified and then played many times by chance: what is called
 * sound must never get stuck, what is said never to happen must not, and each counterexample must come true in the engine.
 * Run: npm run bench -- verify-agreement [--procedures 10000 --runs 1000 --seed 1 --workers N]. The last line is one JSON object; `disagreements` is
 * to be 0.
 */
import { availableParallelism } from 'node:os'
import type { AgreementResult, AgreementTask } from './support/agreement-worker.ts'
import { finish, readOptions, say } from './support/options.ts'
import { workThrough } from './support/parallel.ts'

const options = readOptions({ procedures: '10000', runs: '1000', seed: '1', workers: String(availableParallelism()) })
const [procedures, runs, seed] = [Number(options.procedures), Number(options.runs), Number(options.seed)]
const MOST_TOLD = 20
/** Procedures that a worker takes at a time. */
const PORTION = 10

const tasks = Array.from({ length: Math.ceil(procedures / PORTION) }, (_, portion): AgreementTask => ({
  numbers: Array.from({ length: Math.min(PORTION, procedures - portion * PORTION) }, (_none, index) => seed * 1_000_000 + portion * PORTION + index), runs,
}))
const verdicts = { 'always ends': 0, 'may not end': 0, 'not proved': 0 }
const total = { compared: 0, runs: 0, acts: 0, ended: 0, reproduced: 0, neverSeenToEnd: 0, disagreements: 0 }
const begun = performance.now()
const secondsGone = (): number => Math.round((performance.now() - begun) / 1000)

function add({ number, compared }: AgreementResult): void {
  verdicts[compared.verdict] += 1
  total.compared += 1
  total.runs += compared.runs
  total.acts += compared.acts
  total.ended += compared.ended
  total.reproduced += compared.reproduced
  total.neverSeenToEnd += compared.neverSeenToEnd
  total.disagreements += compared.disagreements.length
  for (const { what, story } of total.disagreements <= MOST_TOLD ? compared.disagreements : []) say(options, `procedure ${number}: ${what}\n  ${story.join('\n  ')}`)
  if (total.compared % 500 === 0) say(options, `${total.compared} procedures, ${secondsGone()} s, ${total.disagreements} disagreements`)
}

await workThrough<AgreementTask, readonly AgreementResult[]>(new URL('support/agreement-worker.ts', import.meta.url), tasks, Number(options.workers), (results) => results.forEach(add))
finish({ bench: 'verify-agreement', procedures, runsEach: runs, seed, verdicts, ...total, seconds: secondsGone() })
process.exitCode = total.disagreements > 0 ? 1 : 0
