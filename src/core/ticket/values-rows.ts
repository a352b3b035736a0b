/** Values that are rows: lines of a checklist, and causes hanging on causes. */
import type { Field, Row, Value } from '../procedure/index.ts'
import type { ValueProblem } from './commands.ts'

/** What is wrong with a value, whatever field it stands in. */
export type Problem = Omit<ValueProblem, 'field'>

const MOST_CAUSES = 200
/** Where a cause is looked for (VDA 8D: why it occurred, why it was not found, which system let both happen). */
const CAUSE_BRANCHES = ['occurrence', 'escape', 'system']

export function isRow(entry: unknown): entry is Row {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
}

/** Each line of the checklist at most once, with a yes or no; lines left out are not answered yet, so all are needed. */
export function checklistProblems(field: Field, value: Value): Problem[] {
  if (!Array.isArray(value) || !value.every(isRow)) return [{ code: 'field.wrong_type' }]
  const rows: readonly Row[] = value
  const answered = rows.map((row) => row['item'])
  return [
    ...rows.flatMap((row, index): Problem[] => {
      if (!field.items.some((item) => item.key === row['item'])) return [{ code: 'field.unknown_choice', row: index, column: 'item' }]
      if (answered.indexOf(row['item']) !== index) return [{ code: 'field.unexpected', row: index, column: 'item' }]
      return typeof row['passed'] === 'boolean' ? [] : [{ code: 'field.required', row: index, column: 'passed' }]
    }),
    ...field.items.filter((item) => !answered.includes(item.key)).map((item): Problem => ({ code: 'field.required', column: item.key })),
  ]
}

/** A tree of causes: each has a text, stands in a branch, and hangs on a cause written above it. */
export function causeProblems(value: Value): Problem[] {
  if (!Array.isArray(value) || !value.every(isRow)) return [{ code: 'field.wrong_type' }]
  if (value.length > MOST_CAUSES) return [{ code: 'field.too_many', max: MOST_CAUSES }]
  const rows: readonly Row[] = value
  const seen = new Set<unknown>()
  return rows.flatMap((row, index): Problem[] => {
    const { id, parent = null, branch, text } = row
    const problems: Problem[] = []
    if (typeof id !== 'string' || id === '' || seen.has(id)) problems.push({ code: 'field.wrong_type', row: index, column: 'id' })
    if (parent !== null && parent !== '' && !seen.has(parent)) problems.push({ code: 'field.unknown_choice', row: index, column: 'parent' })
    if (typeof branch !== 'string' || !CAUSE_BRANCHES.includes(branch)) problems.push({ code: 'field.unknown_choice', row: index, column: 'branch' })
    if (typeof text !== 'string' || text.trim() === '') problems.push({ code: 'field.required', row: index, column: 'text' })
    seen.add(id)
    return problems
  })
}
