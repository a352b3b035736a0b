/** Who acts: from the ways to write it to `Who`. */
import type { ReadingDesk } from './compile-desk.ts'
import type { DocumentWho, DocumentWhoOne } from './document.ts'
import type { Allowed } from './expression-arguments.ts'
import { ownEntry } from './own-entry.ts'
import { roundsIn } from './rounds.ts'
import type { ColumnType, Role, Who } from './types.ts'
import type { Path } from './yaml-source.ts'

export const OWN_WHOS = ['reporter', 'originator', 'item'] as const
type OwnWho = (typeof OWN_WHOS)[number]

export function readWho(desk: ReadingDesk, who: DocumentWho | undefined, path: Path, allowed: Allowed = desk.inside): Who[] {
  if (who === undefined) return []
  if (typeof who === 'object' && 'byLevel' in who) return [readLevels(desk, who.byLevel, path)]
  if (typeof who === 'object' && 'cases' in who) return [readCases(desk, who.cases, [...path, 'cases'], allowed)]
  return readList(desk, who, path)
}

function readList(desk: ReadingDesk, who: DocumentWhoOne | readonly DocumentWhoOne[], path: Path): Who[] {
  return isList(who) ? who.map((one, index) => readOne(desk, one, [...path, index])) : [readOne(desk, who, path)]
}

function isList(who: DocumentWhoOne | readonly DocumentWhoOne[]): who is readonly DocumentWhoOne[] {
  return Array.isArray(who)
}

function readLevels(desk: ReadingDesk, byLevel: Readonly<Record<string, DocumentWhoOne | DocumentWhoOne[]>>, path: Path): Who {
  const levels = Object.entries(byLevel).map(([level, one]): [string, Who[]] => {
    desk.level(level, [...path, 'byLevel', level])
    return [level, readList(desk, one, [...path, 'byLevel', level])]
  })
  const missing = Object.keys(desk.document.levels ?? {}).filter((level) => !Object.hasOwn(byLevel, level))
  for (const level of missing) desk.report('procedure.level_without_who', [...path, 'byLevel'], { path: path.join('.'), level })
  return { kind: 'byLevel', levels: Object.fromEntries(levels) }
}

type DocumentCases = Extract<DocumentWho, { cases: unknown }>['cases']

function readCases(desk: ReadingDesk, cases: DocumentCases, path: Path, allowed: Allowed): Who {
  const open = cases.at(-1)
  if (open?.when !== undefined) desk.report('procedure.case_open', [...path, cases.length - 1], { path: path.join('.') })
  cases.slice(1).forEach((_, index) => {
    if (cases[index]?.when === undefined) desk.report('procedure.never_taken', [...path, index + 1], { path: path.join('.') })
  })
  return { kind: 'cases', cases: cases.map((entry, index) => ({ ...desk.condition(entry.when, [...path, index, 'when'], allowed), who: readList(desk, entry.who, [...path, index, 'who']) })) }
}

export function readOne(desk: ReadingDesk, one: DocumentWhoOne, path: Path): Who {
  const { document } = desk
  if (typeof one === 'string') {
    if (isOwnWho(one)) return { kind: one }
    desk.known('procedure.unknown_role', one, [...Object.keys(document.roles), ...OWN_WHOS], path)
    return { kind: 'role', role: one }
  }
  if ('unit' in one) {
    desk.known('procedure.unknown_unit', one.unit, Object.keys(document.needs?.units ?? {}), [...path, 'unit'])
    return { kind: 'unit', unit: one.unit }
  }
  if ('post' in one) {
    desk.known('procedure.unknown_post', one.post, Object.keys(document.needs?.posts ?? {}), [...path, 'post'])
    return { kind: 'post', post: one.post }
  }
  if ('superiorOf' in one) return { kind: 'superiorOf', who: readList(desk, one.superiorOf, [...path, 'superiorOf']) }
  if ('firstOf' in one) return { kind: 'firstOf', whos: one.firstOf.map((who, index) => readOne(desk, who, [...path, 'firstOf', index])) }
  if ('actorOf' in one) {
    desk.step(one.actorOf, [...path, 'actorOf'])
    return { kind: 'actorOf', step: one.actorOf }
  }
  if ('table' in one) return readTable(desk, one, path)
  if ('register' in one) return readRegister(desk, one, path)
  if ('item' in one) return readItem(desk, one.item, [...path, 'item'])
  return readField(desk, one, path)
}

function isOwnWho(name: string): name is OwnWho {
  return OWN_WHOS.some((own) => own === name)
}

function readField(desk: ReadingDesk, one: { unitIn: string } | { headOf: string } | { personIn: string } | { outside: string }, path: Path): Who {
  if ('unitIn' in one) {
    desk.field(one.unitIn, [...path, 'unitIn'], ['unit', 'units'])
    return { kind: 'unitIn', field: one.unitIn }
  }
  if ('headOf' in one) {
    // In a branch over units: the head of the unit it is for.
    if (one.headOf !== 'item') desk.field(one.headOf, [...path, 'headOf'], ['unit', 'units'])
    return { kind: 'headOf', field: one.headOf }
  }
  if ('personIn' in one) {
    desk.field(one.personIn, [...path, 'personIn'], ['person', 'people'])
    return { kind: 'personIn', field: one.personIn }
  }
  desk.field(one.outside, [...path, 'outside'], ['contact'])
  return { kind: 'outside', field: one.outside }
}

/** A column of the row a branch is for: some table of the procedure has it. */
export function tableColumn(desk: ReadingDesk, name: string, types: readonly ColumnType[], path: Path): void {
  const columns = Object.values(desk.document.fields).flatMap((field) => (field.type === 'table' ? Object.entries(field.columns ?? {}) : []))
  if (!desk.known('procedure.unknown_column', name, columns.map(([key]) => key), path, { of: 'table' })) return
  if (!columns.some(([key, column]) => key === name && types.includes(column.type))) desk.report('procedure.wrong_column_type', path, { name, expected: types.join(' / ') })
}

function readItem(desk: ReadingDesk, column: string, path: Path): Who {
  tableColumn(desk, column, ['unit', 'person'], path)
  return { kind: 'item', column }
}

/** A cell of the procedure's own table: every choice of the field needs its row. */
function readTable(desk: ReadingDesk, one: { table: string; row: string; column: string }, path: Path): Who {
  const { table: name, row, column } = one
  const table = ownEntry(desk.document.tables, name)
  if (desk.known('procedure.unknown_table', name, Object.keys(desk.document.tables ?? {}), [...path, 'table']) && table) {
    const type = ownEntry(table.columns, column)
    if (!type) desk.known('procedure.unknown_column', column, Object.keys(table.columns), [...path, 'column'], { of: name })
    else if (type === 'text') desk.report('procedure.wrong_column_type', [...path, 'column'], { name: column, expected: 'unit / post' })
  }
  const field = desk.field(row, [...path, 'row'], ['choice', 'text', 'unit', 'register', 'level'])
  const above = new Set(Object.values(field?.choices ?? {}).map((choice) => choice.under))
  for (const choice of Object.keys(field?.choices ?? {})) {
    if (table && !above.has(choice) && !Object.hasOwn(table.rows, choice)) desk.report('procedure.row_missing', [...path, 'table'], { table: name, name: choice })
  }
  return { kind: 'table', table: name, field: row, column }
}

function readRegister(desk: ReadingDesk, one: { register: string; column: string }, path: Path): Who {
  const { register: field, column } = one
  const of = desk.field(field, [...path, 'register'], ['register'])?.of
  const columns = ownEntry(desk.document.needs?.registers, of ?? '')?.columns
  if (columns && desk.known('procedure.unknown_column', column, Object.keys(columns), [...path, 'column'], { of: of ?? '' })) {
    const type = ownEntry(columns, column)?.type
    if (type !== 'unit' && type !== 'person') desk.report('procedure.wrong_column_type', [...path, 'column'], { name: column, expected: 'unit / person' })
  }
  return { kind: 'register', field, column }
}

export function compileRoles(desk: ReadingDesk): Record<string, Role> {
  const roles = Object.entries(desk.document.roles).map(([key, role]): [string, Role] => {
    if (isOwnWho(key)) desk.report('procedure.reserved_name', ['roles', key], { name: key }, 'key')
    return [key, { key, label: { zh: role.zh, en: role.en }, who: [readOne(desk, role, ['roles', key])] }]
  })
  const compiled = Object.fromEntries(roles)
  for (const round of roundsIn(Object.keys(compiled), (name) => (ownEntry(compiled, name)?.who ?? []).flatMap(rolesIn))) {
    desk.report('procedure.role_cycle', ['roles', round.name], { name: round.name, story: round.story }, 'key')
  }
  return compiled
}

function rolesIn(who: Who): string[] {
  switch (who.kind) {
    case 'role': return [who.role]
    case 'firstOf': return who.whos.flatMap(rolesIn)
    case 'superiorOf': return who.who.flatMap(rolesIn)
    default: return []
  }
}
