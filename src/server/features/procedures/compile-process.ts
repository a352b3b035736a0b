/** Runs in a process of its own: reading many procedures makes a hundred megabytes of scraps, which go when it ends. Ends when whoever asked lets go of it. */
import { compileProcedure } from '../../../core/procedure/index.ts'
import type { CompiledText } from './compile-many.ts'

function compile(text: string): CompiledText {
  const compiled = compileProcedure(text)
  return { procedure: compiled.ok ? compiled.procedure : undefined, findings: compiled.findings }
}

process.on('message', (texts: readonly string[]) => { process.send?.(texts.map(compile)) })
