/** Procedure files checked side by side: the tickets they open in each other, and their numbers. */
import { checkTogether, compileProcedure } from '../../core/procedure/index.ts'
import type { Compiled, Procedure } from '../../core/procedure/index.ts'
import { LIBRARY, readProcedureFiles } from './procedures-files.ts'
import type { ProcedureFile } from './procedures-files.ts'

export interface CompiledFile {
  readonly file: ProcedureFile
  readonly compiled: Compiled
}

/**
 * Adds to each file what is only wrong beside the others; a file outside the library is looked at beside the library.
 * Files that are wrong by themselves are left out.
 */
export function besideEachOther(files: readonly CompiledFile[]): CompiledFile[] {
  const good = files.flatMap(({ compiled }) => (compiled.ok ? [compiled] : []))
  const ids = new Set(good.map(({ procedure }) => procedure.id))
  const library = libraryWithout(ids)
  const places = Object.fromEntries(good.map((compiled) => [compiled.procedure.id, compiled.places]))
  // The library first: what is the same in two is said where it is new.
  const found = checkTogether([...library, ...good.map(({ procedure }) => procedure)], places).slice(library.length)
  let next = 0
  return files.map(({ file, compiled }) => {
    const findings = compiled.ok ? found[next++]?.findings ?? [] : []
    return findings.length === 0 ? { file, compiled } : { file, compiled: { ok: false, findings: [...compiled.findings, ...findings] } }
  })
}

function libraryWithout(ids: ReadonlySet<string>): Procedure[] {
  return (readProcedureFiles(LIBRARY) ?? []).flatMap(({ text }) => {
    // Read before it is compiled: a whole library takes longer than the file asked about.
    const id = /^procedure: *(\S+)/m.exec(text)?.[1]
    const compiled = id === undefined || ids.has(id) ? undefined : compileProcedure(text)
    return compiled?.ok ? [compiled.procedure] : []
  })
}
