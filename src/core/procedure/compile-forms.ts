/** Forms, gates, assignments and routes: what starts, steps and outcomes are made of. */
import { expressionTypeOf } from './compile-desk.ts'
import type { ReadingDesk, Source } from './compile-desk.ts'
import type { ProcedureDocument } from './document.ts'
import type { Allowed } from './expression-arguments.ts'
import { nearest } from './nearest.ts'
import { ownEntry } from './own-entry.ts'
import type { Assignment, FormField, Gate, Route, SubTicket } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentNext = NonNullable<ProcedureDocument['steps'][string]['next']>
type DocumentGates = NonNullable<ProcedureDocument['starts'][string]['needs']>

export function readForm(desk: ReadingDesk, entries: readonly string[] | undefined, path: Path): FormField[] {
  const seen = new Set<string>()
  return (entries ?? []).flatMap((entry, index) => {
    const name = nameIn(entry)
    const field = desk.field(name, [...path, index])
    if (!field) return []
    if (field.value !== undefined) desk.report('procedure.computed', [...path, index], { name })
    if (seen.has(name)) desk.report('procedure.twice', [...path, index], { name })
    seen.add(name)
    return [{ field: name, required: isRequired(desk, entry) }]
  })
}

export function nameIn(entry: string): string {
  return entry.replace(/[!?]$/, '')
}

function isRequired(desk: ReadingDesk, entry: string): boolean {
  return entry.endsWith('!') || (!entry.endsWith('?') && ownEntry(desk.document.fields, nameIn(entry))?.required === true)
}

/** Fields that must be filled in somewhere in these forms; a field with a condition of its own may not be asked for. */
export function requiredIn(desk: ReadingDesk, ...forms: readonly (readonly string[] | undefined)[]): string[] {
  return forms.flatMap((form) => form ?? []).filter((entry) => isRequired(desk, entry)).map(nameIn)
    .filter((name) => ownEntry(desk.document.fields, name)?.when === undefined)
}

export function readRoutes(desk: ReadingDesk, next: DocumentNext, path: Path, allowed: Allowed): Route[] {
  const routes = typeof next === 'string' ? [{ to: next }] : next
  if (routes.at(-1)?.when !== undefined) desk.report('procedure.route_open', path, { path: path.join('.') })
  return routes.map((route, index) => {
    const at = typeof next === 'string' ? path : [...path, index]
    if (index > 0 && routes[index - 1]?.when === undefined) desk.report('procedure.never_taken', at, { path: path.join('.') })
    const to = typeof route.to === 'string' ? [route.to] : route.to
    to.forEach((step, place) => {
      const where = typeof next === 'string' ? at : typeof route.to === 'string' ? [...at, 'to'] : [...at, 'to', place]
      desk.step(step, where)
      if (to.indexOf(step) !== place) desk.report('procedure.twice', where, { name: step })
    })
    return { ...desk.condition(route.when, [...at, 'when'], allowed), to }
  })
}

export function readGates(desk: ReadingDesk, gates: DocumentGates | undefined, path: Path, allowed: Allowed): Gate[] {
  return (gates ?? []).flatMap((gate, index) => {
    const that = desk.expression(gate.that, 'bool', [...path, index, 'that'], allowed)
    return that ? [{ that, label: { zh: gate.zh, en: gate.en } }] : []
  })
}

/** Fields of this procedure, each written with a value of its type. */
export function readAssignments(desk: ReadingDesk, assignments: Readonly<Record<string, Source>> | undefined, path: Path): Assignment[] {
  return Object.entries(assignments ?? {}).flatMap(([name, source]) => {
    const field = desk.field(name, [...path, name])
    if (field?.value !== undefined) desk.report('procedure.computed', [...path, name], { name })
    const value = desk.expression(source, field ? expressionTypeOf(field.type) : 'any', [...path, name], desk.inside)
    return value ? [{ field: name, value }] : []
  })
}

/** Another procedure's ticket: its fields are not known here; `checkTogether` looks at them when its file is there. */
export function readSubTicket(desk: ReadingDesk, ticket: { procedure: string; start?: string | undefined; with?: Readonly<Record<string, Source>> | undefined }, path: Path): SubTicket {
  return {
    procedure: ticket.procedure,
    ...(ticket.start === undefined ? {} : { start: ticket.start }),
    with: Object.entries(ticket.with ?? {}).flatMap(([field, source]) => {
      const value = desk.expression(source, 'any', [...path, 'with', field], desk.inside)
      return value ? [{ field, value }] : []
    }),
  }
}

/** `step.outcome` that happens by itself: nobody is there to fill in a required field. */
export function checkTaken(desk: ReadingDesk, step: string, outcome: string, path: Path): void {
  const target = ownEntry(desk.document.steps, step)
  if (!target) return desk.step(step, path)
  const outcomes = Object.keys(target.outcomes ?? {})
  if (!outcomes.includes(outcome)) return desk.report('procedure.unknown_outcome', path, { step, name: outcome, ...nearest(outcome, outcomes) })
  const [field] = requiredIn(desk, target.form, ownEntry(target.outcomes, outcome)?.form)
  if (field !== undefined) desk.report('procedure.take_needs_form', path, { name: `${step}.${outcome}`, field })
}
