/** Fields, levels, roles, starts and steps of a procedure file. */
import type { ReadingDesk } from './compile-parts.ts'
import type { ProcedureDocument } from './document.ts'
import { nearest } from './findings.ts'
import { ownEntry } from './own-entry.ts'
import type { Field, Level, NeededPost, NeededUnit, Outcome, Role, Start, Step } from './types.ts'

type DocumentStep = ProcedureDocument['steps'][string]
type DocumentOutcome = NonNullable<DocumentStep['outcomes']>[string]

function mapRecord<In, Out>(record: Readonly<Record<string, In>> | undefined, make: (key: string, entry: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, entry]) => [key, make(key, entry)]))
}

export function compileFields(desk: ReadingDesk): Record<string, Field> {
  const titles = Object.values(desk.document.fields).filter((field) => field.title === true).length
  if (titles !== 1) desk.report('procedure.no_title_field', ['fields'], { count: String(titles) })
  return mapRecord(desk.document.fields, (key, field) => {
    const choices = Object.entries(field.choices ?? {}).map(([choice, label]) => ({ key: choice, label }))
    if (field.type === 'choice' && choices.length === 0) desk.report('procedure.choices', ['fields', key], { name: key })
    if (field.effect && field.type !== 'people' && field.type !== 'person') desk.report('procedure.wrong_field_type', ['fields', key, 'type'], { name: key, expected: 'people' })
    return {
      key, type: field.type, label: { zh: field.zh, en: field.en }, required: field.required ?? false, choices, isTitle: field.title ?? false,
      ...(field.hint ? { hint: field.hint } : {}),
      ...(field.max === undefined ? {} : { max: field.max }),
      ...(field.effect ? { effect: field.effect } : {}),
    }
  })
}

export function compileLevels(desk: ReadingDesk): Level[] {
  return Object.entries(desk.document.levels ?? {}).map(([key, level]) => {
    const when = level.when === undefined ? undefined : desk.condition(level.when, ['levels', key, 'when'])
    return { key, label: { zh: level.zh, en: level.en }, ...(when ? { when } : {}) }
  })
}

export function compileRoles(desk: ReadingDesk): Record<string, Role> {
  return mapRecord(desk.document.roles, (key, role) => {
    return { key, label: { zh: role.zh, en: role.en }, who: [desk.place(role, ['roles', key])] }
  })
}

export function compileStarts(desk: ReadingDesk): Record<string, Start> {
  return mapRecord(desk.document.starts, (channel, start) => ({
    channel,
    label: { zh: start.zh, en: start.en },
    form: desk.form(start.form, ['starts', channel, 'form']),
    next: desk.routes(start.next, ['starts', channel, 'next']),
    anonymous: start.anonymous ?? false,
    open: start.open ?? false,
    by: desk.who(start.by, ['starts', channel, 'by']),
    defaults: compileDefaults(desk, channel, start),
  }))
}

type DocumentStart = ProcedureDocument['starts'][string]

/** A default belongs to a field of the form and is of its kind; a choice names one of its choices. */
function compileDefaults(desk: ReadingDesk, channel: string, start: DocumentStart): Start['defaults'] {
  const inForm = start.form.map((entry) => entry.replace(/[!?]$/, ''))
  for (const [name, value] of Object.entries(start.defaults ?? {})) {
    const path = ['starts', channel, 'defaults', name]
    const field = desk.document.fields[name]
    if (!field || !inForm.includes(name)) desk.report('procedure.unknown_field', path, { name, ...nearest(name, inForm) })
    else if (!fitsField(field, value)) desk.report('procedure.wrong_field_type', path, { name, expected: Object.keys(field.choices ?? {}).join(' / ') || typeOfDefault(field.type) })
  }
  return start.defaults ?? {}
}

function fitsField(field: ProcedureDocument['fields'][string], value: string | number | boolean): boolean {
  if (field.type === 'choice') return typeof value === 'string' && Object.hasOwn(field.choices ?? {}, value)
  return typeof value === typeOfDefault(field.type)
}

function typeOfDefault(type: Field['type']): 'number' | 'boolean' | 'string' {
  if (type === 'number' || type === 'money') return 'number'
  return type === 'boolean' ? 'boolean' : 'string'
}

export function compileSteps(desk: ReadingDesk): Record<string, Step> {
  return mapRecord(desk.document.steps, (key, step) => compileStep(desk, key, step))
}

function compileStep(desk: ReadingDesk, key: string, step: DocumentStep): Step {
  const kind = step.kind ?? 'task'
  const path = ['steps', key]
  const outcomes = Object.entries(step.outcomes ?? {})
  if (kind !== 'end' && outcomes.length === 0) desk.report('procedure.dead_end', path, { name: key })
  if (kind !== 'end' && step.by === undefined) desk.report('procedure.nobody', path, { name: key })
  step.never?.forEach((other, index) => { desk.step(other, [...path, 'never', index]) })
  return {
    key, kind, label: { zh: step.zh, en: step.en },
    by: desk.who(step.by, [...path, 'by']),
    never: step.never ?? [],
    form: desk.form(step.form, [...path, 'form']),
    outcomes: outcomes.map(([name, outcome]) => compileOutcome(desk, name, outcome, [...path, 'outcomes', name])),
    ...(step.hint ? { hint: step.hint } : {}),
  }
}

function compileOutcome(desk: ReadingDesk, key: string, outcome: DocumentOutcome, path: readonly string[]): Outcome {
  return {
    key, label: { zh: outcome.zh, en: outcome.en },
    form: desk.form(outcome.form, [...path, 'form']),
    next: desk.routes(outcome.next, [...path, 'next']),
    reopens: outcome.reopens ?? false,
    tone: outcome.tone ?? 'plain',
    ...(outcome.whenSolved === undefined ? {} : { whenSolved: outcome.whenSolved }),
  }
}

/** The units and posts the procedure counts on; every role must stand on one of them. */
export function compileNeeds(desk: ReadingDesk): { units: NeededUnit[]; posts: NeededPost[] } {
  const units = desk.document.needs?.units ?? {}
  const posts = desk.document.needs?.posts ?? {}
  const needUnit = (name: string, path: readonly string[]): void => {
    if (!ownEntry(units, name)) desk.report('procedure.unknown_unit', path, { name, ...nearest(name, Object.keys(units)) })
  }
  for (const [code, post] of Object.entries(posts)) needUnit(post.unit, ['needs', 'posts', code, 'unit'])
  for (const [code, unit] of Object.entries(units)) if (unit.parent) needUnit(unit.parent, ['needs', 'units', code, 'parent'])
  for (const [key, role] of Object.entries(desk.document.roles)) {
    if ('unit' in role) needUnit(role.unit, ['roles', key, 'unit'])
    if ('post' in role && !ownEntry(posts, role.post)) desk.report('procedure.unknown_post', ['roles', key, 'post'], { name: role.post, ...nearest(role.post, Object.keys(posts)) })
  }
  return {
    units: Object.entries(units).map(([code, unit]) => ({ code, label: { zh: unit.zh, en: unit.en }, ...(unit.parent ? { parent: unit.parent } : {}) })),
    posts: Object.entries(posts).map(([code, post]) => ({ code, label: { zh: post.zh, en: post.en }, unit: post.unit, head: post.head ?? false })),
  }
}
