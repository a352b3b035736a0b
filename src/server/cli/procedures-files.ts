/** Procedure files on disk, each with the scenarios that stand beside it. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

export const LIBRARY = join(import.meta.dirname, '../../../procedures')
const SCENARIOS = '.scenarios.yaml'

export interface ProcedureFile {
  /** As a person sees it from where they stand. */
  readonly path: string
  readonly text: string
  readonly scenarios: { readonly path: string; readonly text: string } | undefined
}

/** The procedure files a path means: a folder all below it, a file itself, a scenario file the procedure beside it. Undefined when there is nothing there. */
export function readProcedureFiles(path: string): ProcedureFile[] | undefined {
  if (!existsSync(path)) return undefined
  if (!statSync(path).isDirectory()) {
    const file = path.replace(/\.scenarios\.yaml$/, '.yaml')
    return existsSync(file) ? [readOne(file)] : undefined
  }
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.yaml') && !name.endsWith(SCENARIOS) && !name.includes('node_modules')).sort(byName).map((name) => readOne(join(path, name)))
}

function readOne(file: string): ProcedureFile {
  const beside = file.replace(/\.yaml$/, SCENARIOS)
  const scenarios = existsSync(beside) ? { path: shownPath(beside), text: readFileSync(beside, 'utf8') } : undefined
  return { path: shownPath(file), text: readFileSync(file, 'utf8'), scenarios }
}

function shownPath(file: string): string {
  const from = relative(process.cwd(), file)
  if (!from.startsWith('..')) return from
  const inLibrary = relative(LIBRARY, file)
  return inLibrary.startsWith('..') ? file : join('procedures', inLibrary)
}

/** By the names of procedures: the ending of a file does not come between a name and a longer one that begins with it. */
function byName(a: string, b: string): number {
  const [first, second] = [a.replace(/\.yaml$/, ''), b.replace(/\.yaml$/, '')]
  return first < second ? -1 : first > second ? 1 : 0
}
