/** Whether a line was accepted or refused, and why. */
import type { Refusal, ValueProblem } from '../ticket/index.ts'
import { differ, set, when } from './difference.ts'
import type { Difference, Seen } from './difference.ts'
import type { ThenDocument } from './document.ts'

/** A line that does something must be accepted, unless it says how it is refused. */
export function compareDecision(then: ThenDocument, { performed }: Seen): Difference[] {
  if (performed?.kind === 'ambiguous') return [{ what: 'in', expected: '?', found: set(performed.branches) }]
  const refusal = performed?.kind === 'refused' ? performed : undefined
  const expected = then.refused ?? (then.gate === undefined ? 'accepted' : 'ticket.gate_closed')
  const found = refusal?.code ?? 'accepted'
  return [
    ...(found === expected ? [] : [{ what: 'refused', expected, found: found + detailOf(then, refusal) }]),
    ...when(then.problems, (problems) => compareProblems(problems, refusal?.problems ?? [])),
    ...when(then.gate, (words) => {
      const gate = refusal?.gate
      return gate && (gate.zh.includes(words) || gate.en.includes(words)) ? [] : [{ what: 'gate', expected: `... ${words} ...`, found: gate ? `${gate.zh} / ${gate.en}` : '-' }]
    }),
  ]
}

/** What a refusal says that the line does not ask about. */
function detailOf(then: ThenDocument, refusal: Refusal | undefined): string {
  if (refusal && refusal.problems.length > 0 && !then.problems) return ` (${set(refusal.problems.map((problem) => `${nameOf(problem)}: ${codeOf(problem, true)}`))})`
  return refusal?.gate && then.gate === undefined ? ` (${refusal.gate.zh} / ${refusal.gate.en})` : ''
}

/** `subject`, or `actions.1.owner` in the first row of a table. */
function nameOf({ field, row, column }: ValueProblem): string {
  return [field, ...(row === undefined ? [] : [String(row + 1)]), ...(column === undefined ? [] : [column])].join('.')
}

function codeOf({ code, max }: ValueProblem, withBound: boolean): string {
  return withBound && max !== undefined ? `${code} ${max}` : code
}

/** A bound is compared where the line names one: `field.too_long 500`. */
function compareProblems(expected: Readonly<Record<string, string>>, problems: readonly ValueProblem[]): Difference[] {
  const found = problems.map((problem) => {
    const name = nameOf(problem)
    return `${name}: ${codeOf(problem, expected[name]?.includes(' ') === true)}`
  })
  return differ('problems', set(Object.entries(expected).map(([name, code]) => `${name}: ${code}`)), set(found))
}
