/**
 * Do the verifier and the engine agree? Random procedures, half of them broken, each verified and then played many times by chance: what is called
 * sound must never get stuck, what is said never to happen must not, and each counterexample must come true in the engine.
 * Run: npm run bench -- verify-agreement [--procedures 10000 --runs 1000 --seed 1]. The last line is one JSON object; `disagreements` is to be 0.
 */
import { compileProcedure } from '../src/core/procedure/index.ts'
import { randomProcedure } from '../src/core/procedure/verify/random-procedure.ts'
import { compare } from './support/agreement.ts'
import { finish, readOptions, say } from './support/options.ts'

const options = readOptions({ procedures: '10000', runs: '1000', seed: '1' })
const [procedures, runs, seed] = [Number(options.procedures), Number(options.runs), Number(options.seed)]
const MOST_TOLD = 20

const verdicts = { 'always ends': 0, 'may not end': 0, 'not proved': 0 }
const total = { runs: 0, acts: 0, ended: 0, reproduced: 0, neverSeenToEnd: 0, disagreements: 0 }
const begun = performance.now()

for (let index = 0; index < procedures; index += 1) {
  const number = seed * 1_000_000 + index
  const compiled = compileProcedure(randomProcedure(number))
  if (!compiled.ok) throw new Error(`random procedure ${number} does not compile: ${compiled.findings[0]?.message.en ?? ''}`)
  const compared = compare(compiled.procedure, runs, number)
  verdicts[compared.verdict] += 1
  total.runs += compared.runs
  total.acts += compared.acts
  total.ended += compared.ended
  total.reproduced += compared.reproduced
  total.neverSeenToEnd += compared.neverSeenToEnd
  total.disagreements += compared.disagreements.length
  for (const { what, story } of total.disagreements <= MOST_TOLD ? compared.disagreements : []) say(options, `procedure ${number}: ${what}\n  ${story.join('\n  ')}`)
  if ((index + 1) % 500 === 0) say(options, `${index + 1} procedures, ${Math.round((performance.now() - begun) / 1000)} s, ${total.disagreements} disagreements`)
}

finish({ bench: 'verify-agreement', procedures, runsEach: runs, seed, verdicts, ...total, seconds: Math.round((performance.now() - begun) / 1000) })
process.exitCode = total.disagreements > 0 ? 1 : 0
