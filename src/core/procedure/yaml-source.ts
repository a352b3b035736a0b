/** YAML text to plain data that remembers where everything stood. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import { finding } from './findings.ts'
import type { Finding, Place } from './findings.ts'

const MAX_BYTES = 1_000_000

export type Path = readonly (string | number)[]

export interface YamlSource {
  readonly data: unknown
  /** The place of the value at a path; of its nearest ancestor when it is absent. */
  readonly placeOf: (path: Path, of?: 'key' | 'value') => Place
  /** The place so many characters into the text at a path; its beginning when the text is written over several lines. */
  readonly placeIn: (path: Path, offset: number) => Place
}

/** Reads a file; every syntax error is reported, none is thrown. Aliases are refused past a small number (a YAML bomb). */
export function readYaml(text: string): YamlSource | { readonly findings: readonly Finding[] } {
  const start: Place = { path: '', line: 1, column: 1 }
  if (text.length > MAX_BYTES) return { findings: [finding('procedure.too_large', start, { size: String(text.length), max: String(MAX_BYTES) })] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, logLevel: 'error', schema: 'core', version: '1.2' })
  const at = (offset: number, path: string): Place => {
    const position = lines.linePos(offset)
    return { path, line: Math.max(1, position.line), column: Math.max(1, position.col) }
  }
  if (document.errors.length > 0) {
    return { findings: document.errors.map((error) => finding('procedure.yaml', at(error.pos[0], ''), { reason: firstSentence(error.message) })) }
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: 20 })
    return {
      data,
      placeOf: (path, of = 'value') => at(offsetOf(document, path, of), path.join('.')),
      placeIn: (path, offset) => at(offsetOf(document, path, 'value') + offsetInText(document.getIn(path, true), offset), path.join('.')),
    }
  } catch (error) {
    return { findings: [finding('procedure.yaml', start, { reason: firstSentence(error instanceof Error ? error.message : String(error)) })] }
  }
}

/** Where a character of a text stands after the text's beginning in the file: one further behind a quote. */
function offsetInText(node: unknown, offset: number): number {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0
  const quotes = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0
  const asWritten = node.range[1] - node.range[0] === node.value.length + 2 * quotes
  return asWritten ? quotes + offset : 0
}

function firstSentence(message: string): string {
  return message.split('\n')[0] ?? message
}

function offsetOf(document: Document, path: Path, of: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const [index, part] of path.entries()) {
    const isLast = index === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part))
      if (!pair) return offset
      offset = startOf(isLast && of === 'key' ? pair.key : (pair.value ?? pair.key)) ?? startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      const item: unknown = node.items[part]
      offset = startOf(item) ?? offset
      node = item
    } else return offset
  }
  return offset
}

function startOf(node: unknown): number | undefined {
  // The yaml library types pair members as unknown; every parsed node carries its range.
  return (node as Node | null)?.range?.[0]
}
