/** Finds texts with control characters or half characters in what came from outside. */
export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly max?: number
}

// A tab and line ends are what people type; everything else below a space is not.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

export function isReadable(text: string): boolean {
  return !CONTROL.test(text) && text.isWellFormed()
}

/** One problem for each field whose text, or whose name, is unreadable; field paths join with dots. */
export function findUnreadable(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string') return isReadable(value) ? [] : [{ field: path, code: 'field.control_characters' }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!isReadable(key)) return [{ field: path, code: 'field.control_characters' }]
    return findUnreadable(inner, path === '' ? key : `${path}.${key}`)
  })
}
