/** What every part of the compiler shares: the document, its names and places, and the findings so far. */
import { describeDurationError, parseDuration } from '../worktime/index.ts'
import type { Duration } from '../worktime/index.ts'
import { momentsOf } from './compile-moments.ts'
import { expressionParts } from './compile-expression-parts.ts'
import type { ProcedureDocument } from './document.ts'
import { ExpressionSpace } from './expression.ts'
import type { Allowed } from './expression-arguments.ts'
import { finding } from './findings.ts'
import type { Details, Finding, FindingCode } from './findings.ts'
import { nearest } from './nearest.ts'
import { ownEntry } from './own-entry.ts'
import type { Expression, ExpressionType, Field, FieldType, Moment, Question } from './types.ts'
import { MOST_FINDINGS } from './yaml-source.ts'
import type { Path, YamlSource } from './yaml-source.ts'

/** CEL as written: YAML turns `when: true` and `amount: 5` into a yes and a number. */
export type Source = string | number | boolean
type DocumentField = ProcedureDocument['fields'][string]

const NO_TIME: Duration = { amount: 0, unit: 'second', working: false }

export class ReadingDesk {
  readonly document: ProcedureDocument
  readonly findings: Finding[] = []
  readonly questions: Question[] = []
  /** The different series of the file. */
  readonly series = new Set<string>()
  /** What an expression may look at where a branch may be open: `item`, when this procedure has branches at all. */
  readonly inside: Allowed
  readonly #source: YamlSource
  readonly #space: ExpressionSpace
  readonly #moments: ReadonlySet<string>

  constructor(document: ProcedureDocument, source: YamlSource) {
    this.document = document
    this.#source = source
    this.#space = new ExpressionSpace(expressionParts(document))
    this.#moments = momentsOf(document)
    this.inside = { item: Object.values(document.steps).some((step) => step.each !== undefined) || hasParallel(document) }
    for (const name of this.#space.taken) this.report('procedure.reserved_name', ['fields', name], { name }, 'key')
  }

  report(code: FindingCode, path: Path, details: Details = {}, of: 'key' | 'value' = 'value'): void {
    if (!this.#isFull()) this.findings.push(finding(code, this.#source.placeOf(path, of), details))
  }

  #isFull(): boolean {
    return this.findings.length >= MOST_FINDINGS
  }

  /** Whether a name is among those there are; reports it with the nearest right one when not. */
  known(code: FindingCode, name: string, names: readonly string[], path: Path, details: Details = {}): boolean {
    if (names.includes(name)) return true
    // The nearest name takes its time, and nobody will read it.
    if (this.#isFull()) return false
    this.report(code, path, { name, ...details, ...nearest(name, names) })
    return false
  }

  field(name: string, path: Path, types?: readonly FieldType[]): DocumentField | undefined {
    const field = ownEntry(this.document.fields, name)
    if (!field) this.known('procedure.unknown_field', name, Object.keys(this.document.fields), path)
    else if (types && !types.includes(field.type)) this.report('procedure.wrong_field_type', path, { name, expected: types.join(' / ') })
    return field
  }

  step(name: string, path: Path): void {
    this.known('procedure.unknown_step', name, Object.keys(this.document.steps), path)
  }

  level(name: string, path: Path): void {
    this.known('procedure.unknown_level', name, Object.keys(this.document.levels ?? {}), path)
  }

  moments(moments: string | readonly string[] | undefined, path: Path): Moment[] {
    const list = moments === undefined ? [] : typeof moments === 'string' ? [moments] : moments
    list.forEach((name, index) => {
      if (!this.#moments.has(name)) this.known('procedure.unknown_moment', name, [...this.#moments], typeof moments === 'string' ? path : [...path, index])
    })
    return [...list]
  }

  duration(source: string, path: Path): Duration {
    const parsed = parseDuration(source)
    if (parsed.ok) return parsed.duration
    const reason = describeDurationError(parsed.error)
    this.report('procedure.duration', path, { source, reason: reason.en, reasonZh: reason.zh })
    return NO_TIME
  }

  expression(source: Source, type: ExpressionType | 'any', path: Path, allowed: Allowed): Expression | undefined {
    if (this.#isFull()) return undefined
    const text = String(source)
    const compiled = this.#space.compile(text, type, allowed)
    if ('message' in compiled) {
      const { message, offset } = compiled
      this.findings.push(finding('procedure.expression', this.#source.placeIn(path, offset), { source: text, reason: message.en, reasonZh: message.zh }))
      return undefined
    }
    this.questions.push(...compiled.questions)
    return compiled
  }

  condition(source: Source | undefined, path: Path, allowed: Allowed): { when?: Expression } {
    const when = source === undefined ? undefined : this.expression(source, 'bool', path, allowed)
    return when ? { when } : {}
  }
}

function hasParallel(document: ProcedureDocument): boolean {
  const routes = [...Object.values(document.starts).map((start) => start.next), ...Object.values(document.steps).flatMap((step) => [step.next, ...Object.values(step.outcomes ?? {}).map((outcome) => outcome.next)])]
  return routes.some((next) => Array.isArray(next) && next.some((route) => Array.isArray(route.to)))
}

/** What an expression must be to be written into a field. */
export function expressionTypeOf(type: Field['type']): ExpressionType {
  switch (type) {
    case 'number':
    case 'money':
    case 'rating': return 'number'
    case 'boolean': return 'bool'
    case 'units':
    case 'people':
    case 'files':
    case 'table':
    case 'checklist':
    case 'causes': return 'list'
    default: return 'text'
  }
}
