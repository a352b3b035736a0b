/** Whether what is given fits the procedure: a scenario tries nothing but what the procedure says it needs. */
import type { Column, Procedure, Row } from '../procedure/index.ts'
import type { Path } from '../procedure/yaml-source.ts'
import type { GivenDocument } from './document.ts'
import type { Report } from './read-report.ts'

/** What one place of the file may name. */
export interface Known {
  readonly report: Report
  readonly procedure: Procedure
  readonly people: readonly string[]
  readonly away: readonly string[]
}

export function checkGiven(known: Known, given: GivenDocument, path: Path): void {
  const { report, procedure, people } = known
  const { units, posts } = procedure.needs
  for (const [name, belongs] of Object.entries(given.people ?? {})) {
    belongs.forEach((party, index) => {
      const [kind, code = ''] = party.split(':')
      report.name(code, (kind === 'post' ? posts : units).map((entry) => entry.code), [...path, 'people', name, index])
    })
  }
  report.keys(given.superior, people, [...path, 'superior'])
  for (const [name, above] of Object.entries(given.superior ?? {})) report.name(above, people, [...path, 'superior', name])
  report.names(given.away, people, [...path, 'away'])
  for (const part of ['opened', 'closed'] as const) given.calendar?.[part]?.forEach((day, index) => { report.day(day, [...path, 'calendar', part, index]) })
  report.times(given.alsoSpokeUp, [...path, 'alsoSpokeUp'])
  report.times(given.similarBefore, [...path, 'similarBefore'])
  report.keys(given.sameBefore, Object.keys(procedure.fields), [...path, 'sameBefore'])
  for (const [field, times] of Object.entries(given.sameBefore ?? {})) report.times(times, [...path, 'sameBefore', field])
  report.keys(given.totals, procedure.questions.flatMap((question) => (question.kind === 'total' ? [`${question.register}.${question.column}`] : [])), [...path, 'totals'])
  report.keys(given.registers, Object.keys(procedure.needs.registers), [...path, 'registers'])
  for (const [register, rows] of Object.entries(given.registers ?? {})) checkRows(known, register, rows, [...path, 'registers', register])
}

export function checkRows(known: Known, register: string, rows: Readonly<Record<string, Row>>, path: Path): void {
  const columns = known.procedure.needs.registers[register]?.columns
  if (!columns) return
  for (const [key, row] of Object.entries(rows)) {
    known.report.keys(row, columns.map((column) => column.key), [...path, key])
    for (const column of columns) checkCell(known, column, row, [...path, key])
  }
}

type Cell = Row[string]

function checkCell({ report, procedure, people }: Known, column: Column, row: Row, path: Path): void {
  const cell: Cell = row[column.key] ?? null
  if (cell === null) {
    if (column.required) report.add('scenario.cell_missing', path, { column: column.key })
    return
  }
  const at = [...path, column.key]
  const isText = typeof cell === 'string'
  const expected = expectedOf(column)
  if (expected === 'text' ? !isText : expected === 'list' ? !Array.isArray(cell) : typeof cell !== expected) report.add('scenario.cell', at, { column: column.key, expected: column.type })
  else if (column.type === 'unit' && isText) report.name(cell, procedure.needs.units.map((unit) => unit.code), at)
  else if (column.type === 'person' && isText) report.name(cell, people, at)
  else if (column.type === 'choice' && isText) report.name(cell, column.choices.map((choice) => choice.key), at)
  else if (column.type === 'date' && isText) report.day(cell, at)
}

function expectedOf(column: Column): 'text' | 'number' | 'boolean' | 'list' {
  switch (column.type) {
    case 'number':
    case 'money': return 'number'
    case 'boolean': return 'boolean'
    case 'files': return 'list'
    case 'text':
    case 'date':
    case 'choice':
    case 'unit':
    case 'person': return 'text'
  }
}
