/** How a scenario names things that occur several times: with the branch they are in (`answer@catering`), or by their number (`told#2`). */
import type { Procedure } from '../procedure/index.ts'
import type { BranchPath } from '../ticket/index.ts'

export function outcomesOf(procedure: Procedure): string[] {
  return Object.values(procedure.steps).flatMap((step) => step.outcomes.map((outcome) => `${step.key}.${outcome.key}`))
}

/** `answer@catering` -> `answer` and `catering`. */
export function splitBranch(name: string): { readonly what: string; readonly branch: string | undefined } {
  const at = name.indexOf('@')
  return at < 0 ? { what: name, branch: undefined } : { what: name.slice(0, at), branch: name.slice(at + 1) }
}

/** `lateAnswer#2` -> `lateAnswer` and 2; without a number undefined. */
export function splitNumber(name: string): { readonly what: string; readonly nr: number | undefined } {
  const at = name.indexOf('#')
  return at < 0 ? { what: name, nr: undefined } : { what: name.slice(0, at), nr: Number(name.slice(at + 1)) }
}

/** The items of a path from the outside in: `slip#1:catering/check#1:2` is catering, 2. */
function itemsOf(path: BranchPath): string[] {
  return path === '' ? [] : path.split('/').map((part) => part.slice(part.indexOf(':') + 1))
}

/** Whether a branch may be called so: by its own item, or by it and those of the branches around it. */
export function isBranch(path: BranchPath, name: string): boolean {
  const [items, wanted] = [itemsOf(path), name.split('/')]
  return wanted.length <= items.length && items.slice(-wanted.length).every((item, index) => item === wanted[index])
}

/** The shortest name of a branch. */
export function branchName(path: BranchPath): string {
  return itemsOf(path).at(-1) ?? ''
}

export interface Found {
  readonly name: string
  readonly branch: BranchPath
}

/** Names of what was found, as the expectation writes them: with the branch where that is asked for, or where several would be called the same. */
export function inBranches(expected: readonly string[], found: readonly Found[]): string[] {
  return found.map(({ name, branch }) => {
    const asked = expected.find((entry) => {
      const split = splitBranch(entry)
      return split.what === name && split.branch !== undefined && isBranch(branch, split.branch)
    })
    if (asked !== undefined) return asked
    const alone = found.filter((other) => other.name === name).length === 1
    return alone || branch === '' ? name : `${name}@${branchName(branch)}`
  })
}

/** The same for what is counted: the first `told` is plain, or `told#1` where that is asked for; the second is `told#2`. */
export function byNumber(expected: readonly string[], found: readonly string[]): string[] {
  return found.map((name, index) => {
    const nr = found.slice(0, index + 1).filter((other) => other === name).length
    const written = `${name}#${nr}`
    return nr > 1 || expected.includes(written) ? written : name
  })
}
