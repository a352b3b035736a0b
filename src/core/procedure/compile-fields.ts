/** Fields, tables, levels and what a procedure counts on. */
import { choicesOf, columnsOf, itemsOf } from './compile-expression-parts.ts'
import { expressionTypeOf } from './compile-desk.ts'
import type { ReadingDesk } from './compile-desk.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import { ownEntry } from './own-entry.ts'
import { leadsTo, roundsIn } from './rounds.ts'
import type { Expression, Field, FieldType, Level, Procedure, RegisterNeed, Table } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentField = ProcedureDocument['fields'][string]
type DocumentColumns = DocumentField['columns']

const NOWHERE = { item: false } as const

export function compileFields(desk: ReadingDesk): Record<string, Field> {
  const titles = Object.values(desk.document.fields).filter((field) => field.title === true).length
  if (titles !== 1) desk.report('procedure.no_title_field', ['fields'], { count: String(titles) })
  const fields = Object.fromEntries(Object.entries(desk.document.fields).map(([key, field]) => [key, compileField(desk, key, field)]))
  checkRounds(desk, fields)
  return fields
}

function compileField(desk: ReadingDesk, key: string, field: DocumentField): Field {
  const path = ['fields', key]
  checkParts(desk, key, field, path)
  checkChoices(desk, field, path)
  checkColumns(desk, field.columns, [...path, 'columns'])
  if (field.min !== undefined && field.max !== undefined && field.min > field.max) desk.report('procedure.bounds', [...path, 'min'], { name: key })
  const value = field.value === undefined ? undefined : desk.expression(field.value, expressionTypeOf(field.type), [...path, 'value'], NOWHERE)
  return {
    key, type: field.type, label: { zh: field.zh, en: field.en }, required: field.required ?? false, isTitle: field.title ?? false,
    choices: choicesOf(field.choices), columns: columnsOf(field.columns), items: itemsOf(field.items),
    among: readWho(desk, field.among, [...path, 'among'], NOWHERE),
    seenBy: readWho(desk, field.seenBy, [...path, 'seenBy'], NOWHERE),
    ...desk.condition(field.when, [...path, 'when'], NOWHERE),
    ...(value ? { value } : {}),
    ...(field.of === undefined ? {} : { register: field.of }),
    ...(field.hint ? { hint: field.hint } : {}),
    ...(field.unit ? { unit: field.unit } : {}),
    ...(field.max === undefined ? {} : { max: field.max }),
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.effect ? { effect: field.effect } : {}),
  }
}

/** Parts that only some types have, and that these must have. */
const PARTS: readonly { readonly part: 'choices' | 'columns' | 'items' | 'of'; readonly type: FieldType }[] = [
  { part: 'choices', type: 'choice' }, { part: 'columns', type: 'table' }, { part: 'items', type: 'checklist' }, { part: 'of', type: 'register' },
]
const ONLY: readonly { readonly part: 'among' | 'effect' | 'unit' | 'min' | 'max'; readonly types: readonly FieldType[] }[] = [
  { part: 'among', types: ['person', 'people'] }, { part: 'effect', types: ['person', 'people'] }, { part: 'unit', types: ['number', 'money', 'rating'] },
  { part: 'min', types: ['number', 'money', 'rating', 'units', 'people', 'files', 'table', 'causes'] },
  { part: 'max', types: ['text', 'longText', 'contact', 'number', 'money', 'rating', 'units', 'people', 'files', 'table', 'causes'] },
]

function checkParts(desk: ReadingDesk, key: string, field: DocumentField, path: Path): void {
  for (const { part, type } of PARTS) {
    const given = field[part]
    const isEmpty = given === undefined || (typeof given === 'object' && Object.keys(given).length === 0)
    if (field.type !== type && given !== undefined) notForType(desk, part, [type], path)
    if (field.type !== type || !isEmpty) continue
    if (part === 'choices') desk.report('procedure.choices', path, { name: key })
    else desk.report('procedure.missing_part', path, { name: key, part, reason: `a field of type ${type} needs it`, reasonZh: `类型为 ${type} 的字段须写明` })
  }
  for (const { part, types } of ONLY) {
    if (field[part] !== undefined && !types.includes(field.type)) notForType(desk, part, types, path)
  }
  if (field.of !== undefined) desk.known('procedure.unknown_register', field.of, Object.keys(desk.document.needs?.registers ?? {}), [...path, 'of'])
  if (field.value !== undefined && field.required === true) desk.report('procedure.computed', [...path, 'required'], { name: key })
}

function notForType(desk: ReadingDesk, part: string, types: readonly FieldType[], path: Path): void {
  desk.report('procedure.not_here', [...path, part], { part, reason: `it goes with fields of type ${types.join(', ')}`, reasonZh: `它只用于类型为 ${types.join('、')} 的字段` }, 'key')
}

function checkChoices(desk: ReadingDesk, field: DocumentField, path: Path): void {
  const choices = field.choices ?? {}
  for (const [choice, { under }] of Object.entries(choices)) {
    const at = [...path, 'choices', choice, 'under']
    if (under === undefined) continue
    desk.known('procedure.unknown_choice', under, Object.keys(choices), at, { of: String(path.at(-1)) })
  }
  for (const { name } of roundsIn(Object.keys(choices), (choice) => [ownEntry(choices, choice)?.under ?? []].flat())) {
    desk.report('procedure.choice_cycle', [...path, 'choices', name, 'under'], { name })
  }
}

function checkColumns(desk: ReadingDesk, columns: DocumentColumns, path: Path): void {
  for (const [key, column] of Object.entries(columns ?? {})) {
    const count = Object.keys(column.choices ?? {}).length
    if (column.type === 'choice' && count === 0) desk.report('procedure.choices', [...path, key], { name: key })
    if (column.type !== 'choice' && column.choices !== undefined) notForType(desk, 'choices', ['choice'], [...path, key])
  }
}

/** A computed field must not come out of itself, nor may the condition of a field. */
function checkRounds(desk: ReadingDesk, fields: Readonly<Record<string, Field>>): void {
  const computedFrom = (name: string): string[] => fieldsRead(fields, ownEntry(fields, name)?.value)
  for (const { name, story } of roundsIn(Object.keys(fields), computedFrom)) desk.report('procedure.computed_cycle', ['fields', name, 'value'], { name, story })
  for (const { key, when } of Object.values(fields)) {
    if (when && leadsTo(fieldsRead(fields, when), key, computedFrom)) desk.report('procedure.reads_itself', ['fields', key, 'when'], { name: key })
  }
}

function fieldsRead(fields: Readonly<Record<string, Field>>, expression: Expression | undefined): string[] {
  return (expression?.reads ?? []).filter((name) => Object.hasOwn(fields, name))
}

export function compileLevels(desk: ReadingDesk): Level[] {
  return Object.entries(desk.document.levels ?? {}).map(([key, level]) => ({
    key, label: { zh: level.zh, en: level.en }, ...desk.condition(level.when, ['levels', key, 'when'], NOWHERE),
  }))
}

/** Every row has a cell in every column; units and posts are among those the procedure counts on. */
export function compileTables(desk: ReadingDesk): Record<string, Table> {
  const { units, posts } = desk.document.needs ?? {}
  return Object.fromEntries(Object.entries(desk.document.tables ?? {}).map(([key, table]): [string, Table] => {
    for (const [row, cells] of Object.entries(table.rows)) {
      const path = ['tables', key, 'rows', row]
      for (const column of Object.keys(table.columns)) if (!Object.hasOwn(cells, column)) desk.report('procedure.cell_missing', path, { name: row, column })
      for (const [column, cell] of Object.entries(cells)) {
        const type = ownEntry(table.columns, column)
        if (!type) desk.known('procedure.unknown_column', column, Object.keys(table.columns), [...path, column], { of: key })
        if (type === 'unit') desk.known('procedure.unknown_unit', cell, Object.keys(units ?? {}), [...path, column])
        if (type === 'post') desk.known('procedure.unknown_post', cell, Object.keys(posts ?? {}), [...path, column])
      }
    }
    return [key, { key, columns: table.columns, rows: table.rows }]
  }))
}

/** The units, posts and registers the procedure counts on. */
export function compileNeeds(desk: ReadingDesk): Procedure['needs'] {
  const { units = {}, posts = {}, registers = {} } = desk.document.needs ?? {}
  const needUnit = (name: string, path: Path): boolean => desk.known('procedure.unknown_unit', name, Object.keys(units), path)
  for (const [code, post] of Object.entries(posts)) needUnit(post.unit, ['needs', 'posts', code, 'unit'])
  for (const [code, unit] of Object.entries(units)) if (unit.parent !== undefined) needUnit(unit.parent, ['needs', 'units', code, 'parent'])
  return {
    units: Object.entries(units).map(([code, unit]) => ({ code, label: { zh: unit.zh, en: unit.en }, ...(unit.parent === undefined ? {} : { parent: unit.parent }) })),
    posts: Object.entries(posts).map(([code, post]) => ({ code, label: { zh: post.zh, en: post.en }, unit: post.unit, head: post.head ?? false })),
    registers: Object.fromEntries(Object.entries(registers).map(([key, register]): [string, RegisterNeed] => {
      checkColumns(desk, register.columns, ['needs', 'registers', key, 'columns'])
      return [key, { key, label: { zh: register.zh, en: register.en }, columns: columnsOf(register.columns) }]
    })),
  }
}
