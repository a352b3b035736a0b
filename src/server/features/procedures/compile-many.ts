/** Compiles procedures: a few here, many in a process of its own, so that neither requests wait nor its memory stays. */
import { fork } from 'node:child_process'
import { compileProcedure } from '../../../core/procedure/index.ts'
import type { Finding, Procedure } from '../../../core/procedure/index.ts'

export interface CompiledText {
  /** Undefined when it has errors. */
  readonly procedure: Procedure | undefined
  readonly findings: readonly Finding[]
}

/** Up to so many are not worth a process. */
const FEW = 4

export async function compileMany(texts: readonly string[]): Promise<CompiledText[]> {
  return texts.length > FEW ? inProcess(texts) : texts.map(compileText)
}

export function compileText(text: string): CompiledText {
  const compiled = compileProcedure(text)
  return { procedure: compiled.ok ? compiled.procedure : undefined, findings: compiled.findings }
}

function inProcess(texts: readonly string[]): Promise<CompiledText[]> {
  const child = fork(new URL('./compile-process.ts', import.meta.url), { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  return new Promise<CompiledText[]>((resolve, reject) => {
    child.once('message', (answer) => { resolve(answer as CompiledText[]) }) // what compile-process.ts sends
    child.once('error', reject)
    child.once('exit', (code) => { reject(new Error(`the process that compiles procedures ended with ${String(code)}`)) })
    child.send(texts)
  }).finally(() => { child.disconnect() })
}
