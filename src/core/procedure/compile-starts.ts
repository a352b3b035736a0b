/** How tickets of a procedure begin. */
import { readForm, readGates, readRoutes, nameIn, requiredIn } from './compile-forms.ts'
import { columnsOf } from './compile-expression-parts.ts'
import type { ReadingDesk } from './compile-desk.ts'
import { checkSeries } from './compile-series.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import type { Allowed } from './expression-arguments.ts'
import { ownEntry } from './own-entry.ts'
import type { Expression, FieldType, Series, Start } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentStart = ProcedureDocument['starts'][string]

const NOWHERE: Allowed = { item: false }

export function compileStarts(desk: ReadingDesk): Record<string, Start> {
  return Object.fromEntries(Object.entries(desk.document.starts).map(([channel, start]) => [channel, compileStart(desk, channel, start)]))
}

function compileStart(desk: ReadingDesk, channel: string, start: DocumentStart): Start {
  const path = ['starts', channel]
  const kind = start.kind ?? 'person'
  checkParts(desk, channel, start, path)
  const rowWhen = compileRows(desk, start, path)
  const series = start.series === undefined ? undefined : compileSeries(desk, start.series, [...path, 'series'])
  return {
    channel, kind,
    label: { zh: start.zh, en: start.en },
    form: readForm(desk, start.form, [...path, 'form']),
    next: readRoutes(desk, start.next, [...path, 'next'], NOWHERE),
    needs: readGates(desk, start.needs, [...path, 'needs'], NOWHERE),
    anonymous: start.anonymous ?? false,
    open: start.open ?? false,
    by: readWho(desk, start.by, [...path, 'by'], NOWHERE),
    defaults: compileDefaults(desk, start, [...path, 'defaults']),
    ...(series ? { series } : {}),
    ...(start.register === undefined ? {} : { register: start.register }),
    ...(start.rowInto === undefined ? {} : { rowInto: start.rowInto }),
    ...(rowWhen ? { rowWhen } : {}),
    ...(start.sample === undefined ? {} : { sample: { size: start.sample.size, ...(start.sample.coverWithin === undefined ? {} : { coverWithin: start.sample.coverWithin }) } }),
  }
}

type Part = 'open' | 'anonymous' | 'by' | 'series' | 'register' | 'rowInto' | 'rowWhen' | 'sample'
/** Which parts a kind of start may have; those it must have stand first. */
const PARTS: Readonly<Record<Start['kind'], { readonly must: readonly Part[]; readonly may: readonly Part[] }>> = {
  person: { must: [], may: ['open', 'anonymous', 'by'] },
  schedule: { must: ['series'], may: ['register', 'rowInto', 'rowWhen', 'sample'] },
  watch: { must: ['register', 'rowWhen'], may: ['rowInto', 'series'] },
  ticket: { must: [], may: [] },
}
const ALL: readonly Part[] = ['open', 'anonymous', 'by', 'series', 'register', 'rowInto', 'rowWhen', 'sample']

function checkParts(desk: ReadingDesk, channel: string, start: DocumentStart, path: Path): void {
  const kind = start.kind ?? 'person'
  const { must, may } = PARTS[kind]
  for (const part of must) if (start[part] === undefined) desk.report('procedure.missing_part', path, { name: channel, part, reason: `a start of kind ${kind} needs it`, reasonZh: `${kind} 类入口须写明` })
  for (const part of ALL) if (start[part] !== undefined && !must.includes(part) && !may.includes(part)) desk.report('procedure.not_here', [...path, part], { part, reason: `it does not go with a start of kind ${kind}`, reasonZh: `${kind} 类入口没有这一项` }, 'key')
  for (const part of ['rowInto', 'rowWhen', 'sample'] as const) if (start[part] !== undefined && may.includes(part) && start.register === undefined) desk.report('procedure.missing_part', path, { name: channel, part: 'register', reason: `${part} is about its rows`, reasonZh: `${part} 说的是台账的行` })
  if (kind !== 'schedule' && kind !== 'watch') return
  const filled = [...Object.keys(start.defaults ?? {}), start.rowInto]
  for (const name of requiredIn(desk, start.form)) if (!filled.includes(name)) desk.report('procedure.unfilled', [...path, 'form', start.form.findIndex((entry) => nameIn(entry) === name)], { name })
}

/** One ticket for each row of a register: the row's key goes into a field that points there, or a text. */
function compileRows(desk: ReadingDesk, start: DocumentStart, path: Path): Expression | undefined {
  const registers = desk.document.needs?.registers ?? {}
  if (start.register === undefined) return undefined
  const register = ownEntry(registers, start.register)
  if (!register) desk.known('procedure.unknown_register', start.register, Object.keys(registers), [...path, 'register'])
  if (start.rowInto !== undefined) {
    const field = desk.field(start.rowInto, [...path, 'rowInto'], ['register', 'text'])
    if (register && field?.of !== undefined && field.of !== start.register && Object.hasOwn(registers, field.of)) desk.report('procedure.wrong_field_type', [...path, 'rowInto'], { name: start.rowInto, expected: `register (of: ${start.register})` })
    if (field?.value !== undefined) desk.report('procedure.computed', [...path, 'rowInto'], { name: start.rowInto })
  }
  if (start.rowWhen === undefined || !register) return undefined
  return desk.expression(start.rowWhen, 'bool', [...path, 'rowWhen'], { item: false, row: { columns: columnsOf(register.columns) } })
}

function compileSeries(desk: ReadingDesk, series: NonNullable<DocumentStart['series']>, path: Path): Series {
  checkSeries(desk, { rrule: series.every, from: series.from }, true, path, { rrule: 'every', from: 'from' })
  return { rrule: series.every, from: series.from, shift: series.shift ?? 'none' }
}

/** A default belongs to a field of the form and is of its kind; a choice names one of its choices. */
function compileDefaults(desk: ReadingDesk, start: DocumentStart, path: Path): Start['defaults'] {
  const inForm = start.form.map(nameIn)
  for (const [name, value] of Object.entries(start.defaults ?? {})) {
    const field = ownEntry(desk.document.fields, name)
    if (!field || !inForm.includes(name)) desk.known('procedure.unknown_field', name, inForm, [...path, name])
    else if (field.type === 'choice' && typeof value === 'string') desk.known('procedure.unknown_choice', value, Object.keys(field.choices ?? {}), [...path, name], { of: name })
    else if (typeof value !== typeOfDefault(field.type)) desk.report('procedure.wrong_field_type', [...path, name], { name, expected: typeOfDefault(field.type) })
  }
  return start.defaults ?? {}
}

function typeOfDefault(type: FieldType): 'number' | 'boolean' | 'string' {
  if (type === 'number' || type === 'money' || type === 'rating') return 'number'
  return type === 'boolean' ? 'boolean' : 'string'
}
