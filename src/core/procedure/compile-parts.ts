/** What every part of the compiler shares: the document, its places, and the findings so far. */
import type { DocumentWho, DocumentWhoOne, ProcedureDocument } from './document.ts'
import { ExpressionSpace, SCOPE_NAMES } from './expression.ts'
import { finding, nearest } from './findings.ts'
import type { Finding, FindingCode } from './findings.ts'
import { ownEntry } from './own-entry.ts'
import type { CountQuestion, FieldType, FormField, Route, Who, Expression } from './types.ts'
import type { Path, YamlSource } from './yaml-source.ts'

export class ReadingDesk {
  readonly document: ProcedureDocument
  readonly findings: Finding[] = []
  readonly counts: CountQuestion[] = []
  readonly #source: YamlSource
  readonly #space: ExpressionSpace

  constructor(document: ProcedureDocument, source: YamlSource) {
    this.document = document
    this.#source = source
    this.#space = new ExpressionSpace(Object.fromEntries(Object.entries(document.fields).map(([key, field]) => [key, {
      key, type: field.type, label: { zh: field.zh, en: field.en }, required: false, choices: [], isTitle: false,
    }])))
    this.#checkNames()
  }

  /** Names that every object has (`constructor`) or that mean something else in a condition (`size`). */
  #checkNames(): void {
    for (const part of ['fields', 'starts', 'levels', 'roles', 'steps', 'clocks', 'words'] as const) {
      for (const name of Object.keys(this.document[part] ?? {})) {
        if (name in {} || (part === 'fields' && this.#space.taken.includes(name))) this.findings.push(finding('procedure.reserved_name', this.#source.placeOf([part, name], 'key'), { name }))
      }
    }
  }

  report(code: FindingCode, path: Path, details: Readonly<Record<string, string>> = {}): void {
    this.findings.push(finding(code, this.#source.placeOf(path), details))
  }

  form(entries: readonly string[] | undefined, path: Path): FormField[] {
    return (entries ?? []).flatMap((entry, index) => {
      const name = entry.replace(/[!?]$/, '')
      const field = ownEntry(this.document.fields, name)
      if (!field) {
        this.report('procedure.unknown_field', [...path, index], { name, ...nearest(name, Object.keys(this.document.fields)) })
        return []
      }
      const required = entry.endsWith('!') || (!entry.endsWith('?') && field.required === true)
      return [{ field: name, required }]
    })
  }

  fieldOf(name: string, types: readonly FieldType[], path: Path): string {
    const field = ownEntry(this.document.fields, name)
    if (!field) this.report('procedure.unknown_field', path, { name, ...nearest(name, Object.keys(this.document.fields)) })
    else if (!types.includes(field.type)) this.report('procedure.wrong_field_type', path, { name, expected: types.join(' / ') })
    return name
  }

  routes(next: string | readonly { readonly when?: string | undefined; readonly to: string }[], path: Path): Route[] {
    const routes = typeof next === 'string' ? [{ to: next }] : next
    if (routes.at(-1)?.when !== undefined) this.report('procedure.route_open', path, { path: path.join('.') })
    return routes.map((route, index) => {
      const at = typeof next === 'string' ? path : [...path, index]
      this.step(route.to, at)
      const when = route.when === undefined ? undefined : this.condition(route.when, [...at, 'when'])
      return when ? { when, to: route.to } : { to: route.to }
    })
  }

  step(name: string, path: Path): void {
    if (!ownEntry(this.document.steps, name)) this.report('procedure.unknown_step', path, { name, ...nearest(name, Object.keys(this.document.steps)) })
  }

  level(name: string, path: Path): void {
    const levels = Object.keys(this.document.levels ?? {})
    if (!levels.includes(name)) this.report('procedure.unknown_level', path, { name, ...nearest(name, levels) })
  }

  condition(source: string, path: Path): Expression | undefined {
    const expression = this.#space.compile(source)
    if ('message' in expression) {
      const { message, offset, unknown } = expression
      const near = unknown === undefined ? { hint: '', hintZh: '' } : nearest(unknown, [...Object.keys(this.document.fields), ...SCOPE_NAMES])
      this.findings.push(finding('procedure.expression', this.#source.placeIn(path, offset), { source, reason: message.en + near.hint, reasonZh: message.zh + near.hintZh }))
      return undefined
    }
    this.counts.push(...expression.counts)
    return expression
  }

  who(who: DocumentWho | undefined, path: Path): Who[] {
    if (who === undefined) return []
    if (Array.isArray(who)) return who.map((one, index) => this.#one(one, [...path, index]))
    if (typeof who === 'object' && 'byLevel' in who) {
      const levels = Object.entries(who.byLevel).map(([level, one]): [string, Who[]] => {
        this.level(level, [...path, 'byLevel', level])
        return [level, this.who(one, [...path, 'byLevel', level])]
      })
      const missing = Object.keys(this.document.levels ?? {}).filter((level) => !Object.hasOwn(who.byLevel, level))
      for (const level of missing) this.report('procedure.level_without_who', [...path, 'byLevel'], { path: path.join('.'), level })
      return [{ kind: 'byLevel', levels: Object.fromEntries(levels) }]
    }
    return [this.#one(who, path)]
  }

  #one(one: DocumentWhoOne, path: Path): Who {
    if (typeof one === 'string') {
      if (one === 'reporter') return { kind: 'reporter' }
      const roles = Object.keys(this.document.roles)
      if (!roles.includes(one)) this.report('procedure.unknown_role', path, { name: one, ...nearest(one, [...roles, 'reporter']) })
      return { kind: 'role', role: one }
    }
    if ('actorOf' in one) {
      this.step(one.actorOf, [...path, 'actorOf'])
      return { kind: 'actorOf', step: one.actorOf }
    }
    return this.place(one, path)
  }

  /** The part of a who that a role may also be. */
  place(one: Exclude<DocumentWhoOne, string | { actorOf: string }>, path: Path): Who {
    if ('unit' in one) return { kind: 'unit', unit: one.unit }
    if ('post' in one) return { kind: 'post', post: one.post }
    if ('unitIn' in one) return { kind: 'unitIn', field: this.fieldOf(one.unitIn, ['unit'], [...path, 'unitIn']) }
    if ('headOf' in one) return { kind: 'headOf', field: this.fieldOf(one.headOf, ['unit'], [...path, 'headOf']) }
    return { kind: 'personIn', field: this.fieldOf(one.personIn, ['person', 'people'], [...path, 'personIn']) }
  }
}
