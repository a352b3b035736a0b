/** One worker of the agreement run: takes some random procedures by their numbers, and holds the verifier against the engine on each. */
import { parentPort } from 'node:worker_threads'
import { compileProcedure } from '../../src/core/procedure/index.ts'
import { randomProcedure } from '../../src/core/procedure/verify/random-procedure.ts'
import { compare } from './agreement.ts'
import type { Compared } from './agreement.ts'

export interface AgreementTask {
  readonly numbers: readonly number[]
  /** Random plays of each. */
  readonly runs: number
}

export interface AgreementResult {
  readonly number: number
  readonly compared: Compared
}

function compareNumber(number: number, runs: number): AgreementResult {
  const compiled = compileProcedure(randomProcedure(number))
  if (!compiled.ok) throw new Error(`random procedure ${number} does not compile: ${compiled.findings[0]?.message.en ?? ''}`)
  return { number, compared: compare(compiled.procedure, runs, number) }
}

parentPort?.on('message', ({ numbers, runs }: AgreementTask) => parentPort?.postMessage(numbers.map((number) => compareNumber(number, runs))))
