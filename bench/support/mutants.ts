/** Files with something left out: what a slip of the hand makes of a procedure. */

export interface Mutant {
  /** The first line left out, counted from 1. */
  readonly line: number
  /** One line alone, or a line with everything indented below it. */
  readonly what: 'line' | 'block'
  readonly text: string
  readonly leftOut: string
}

/** Every line left out, and every line that opens a block left out with its block; blank lines and comments are no lines of the rule. */
export function mutantsOf(text: string): Mutant[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index): Mutant[] => {
    if (!isRule(line)) return []
    const without = (count: number, what: Mutant['what']): Mutant => ({ line: index + 1, what, leftOut: line.trim(), text: [...lines.slice(0, index), ...lines.slice(index + count)].join('\n') })
    const block = blockFrom(lines, index)
    return block > 1 ? [without(1, 'line'), without(block, 'block')] : [without(1, 'line')]
  })
}

function isRule(line: string): boolean {
  const trimmed = line.trim()
  return trimmed !== '' && !trimmed.startsWith('#')
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** How many lines a line stands for together with what is indented below it. */
function blockFrom(lines: readonly string[], index: number): number {
  const indent = indentOf(lines[index] ?? '')
  let end = index
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    if (!isRule(line)) continue
    if (indentOf(line) <= indent) break
    end = next
  }
  return end - index + 1
}
