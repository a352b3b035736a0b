/** YAML text to plain data that remembers where everything stood. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml'
import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml'
import { finding } from './findings.ts'
import type { Finding, Place } from './findings.ts'

/** A long procedure has some thirty thousand characters; what is far beyond is no procedure, and would take long to read. */
const MAX_CHARACTERS = 200_000
const MAX_LINES = 5_000
const MAX_DEPTH = 60
/** More findings than this help nobody. */
export const MOST_FINDINGS = 100

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
  if (text.length > MAX_CHARACTERS) return { findings: [finding('procedure.too_large', start, { size: String(text.length), max: String(MAX_CHARACTERS) })] }
  const lines = countLines(text)
  if (lines > MAX_LINES) return { findings: [finding('procedure.too_large', start, { size: String(text.length), max: `${MAX_CHARACTERS} / ${MAX_LINES}` })] }
  if (isTooDeep(text)) return { findings: [syntaxFinding(start, TOO_DEEP)] }
  try {
    return readDocument(text)
  } catch (error) {
    return { findings: [syntaxFinding(start, error instanceof Error ? error.message : String(error))] }
  }
}

function readDocument(text: string): YamlSource | { readonly findings: readonly Finding[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: 'error', schema: 'core', version: '1.2' })
  const at = (offset: number, path: string): Place => {
    const position = lines.linePos(offset)
    return { path, line: Math.max(1, position.line), column: Math.max(1, position.col) }
  }
  if (document.errors.length > 0) return { findings: document.errors.slice(0, MOST_FINDINGS).map((error) => syntaxFinding(at(error.pos[0], ''), error.message)) }
  const refused = refusedKeys(document)
  if (refused.length > 0) return { findings: refused.slice(0, MOST_FINDINGS).map(({ offset, reason }) => syntaxFinding(at(offset, ''), reason)) }
  const data: unknown = document.toJS({ maxAliasCount: 20 })
  return {
    data,
    placeOf: (path, of = 'value') => at(offsetOf(document, path, of), path.join('.')),
    placeIn: (path, offset) => at(offsetOf(document, path, 'value') + offsetInText(document.getIn(path, true), offset), path.join('.')),
  }
}

const TOO_DEEP = 'It is nested too deeply'
const IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^Tabs are not allowed/, '不能用制表符(Tab)缩进，请用空格'],
  [/^Map keys must be unique/, '同一层不能有重复的键'],
  [/^The key __proto__/, '键不能叫 __proto__'],
  [/^It is nested too deeply/, '嵌套过深'],
  [/^Excessive alias count/, '引用(*)展开过多'],
  [/^All mapping items must start at the same column/, '同一层的各项缩进须对齐'],
  [/^Source contains multiple documents/, '一个文件只能有一份文档(不要写 ---)'],
]

/**
 * Where a key stands that its map has already (the library's own check compares every key with every other), or that means the
 * parent of an object in this language: records pass over it in silence. And whatever is nested too deeply.
 */
function refusedKeys(document: Document): readonly Refused[] {
  const refused: Refused[] = []
  visit(document, {
    // Every level of a map is two: the map and the pair.
    Collection: (_, node, path) => {
      if (path.length > 2 * MAX_DEPTH) refused.push({ offset: startOf(node) ?? 0, reason: TOO_DEEP })
      return path.length > 2 * MAX_DEPTH ? visit.BREAK : checkKeys(node, refused)
    },
  })
  return refused
}

interface Refused {
  readonly offset: number
  readonly reason: string
}

function checkKeys(node: YAMLMap | YAMLSeq, refused: Refused[]): void {
  if (!isMap(node)) return
  const seen = new Set<string>()
  for (const { key } of node.items) {
    const name = isScalar(key) ? String(key.value) : undefined
    if (name !== undefined && seen.has(name)) refused.push({ offset: startOf(key) ?? 0, reason: 'Map keys must be unique' })
    if (name === '__proto__') refused.push({ offset: startOf(key) ?? 0, reason: 'The key __proto__ is not allowed' })
    if (name !== undefined) seen.add(name)
  }
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}

/** Brackets inside brackets, roughly: quotes are not looked at, so texts may hold this many open brackets between them. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return true
  }
  return false
}

function syntaxFinding(place: Place, message: string): Finding {
  const reason = /call stack/.test(message) ? TOO_DEEP : message.split('\n')[0] ?? message
  return finding('procedure.yaml', place, { reason, reasonZh: IN_CHINESE.find(([pattern]) => pattern.test(reason))?.[1] ?? reason })
}

/** Where a character of a text stands after the text's beginning in the file: one further behind a quote. */
function offsetInText(node: unknown, offset: number): number {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return 0
  const quotes = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE' ? 1 : 0
  const asWritten = node.range[1] - node.range[0] === node.value.length + 2 * quotes
  return asWritten ? quotes + offset : 0
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
