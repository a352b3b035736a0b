/** A table from outside becomes rows of a register: headers are matched to columns, cells read by type, and every bad cell is named. */
import type { RegisterImport } from '../../../contract/index.ts'
import { applyMapping, guessMapping } from '../../../core/tabular/index.ts'
import type { Table, TableField } from '../../../core/tabular/index.ts'
import type { Row } from '../../../core/procedure/index.ts'
import { tellProblem } from '../../platform/sheets/index.ts'
import type { FoundProblem, Names } from '../../platform/sheets/index.ts'
import { problemsIn } from './commands.ts'
import type { GivenRow, RegisterDeps } from './commands.ts'
import type { StoredRegister } from './views.ts'

const KEY = 'key'
const KEY_SYNONYMS = ['编号', '代码', '编码', '单号', '号码', 'key', 'code', 'id', 'no', 'number']

export interface ReadRows {
  readonly rows: readonly GivenRow[]
  readonly columns: RegisterImport['columns']
  readonly problems: RegisterImport['problems']
  readonly rejected: number
}

function fieldsOf({ columns }: StoredRegister, names: Names): TableField[] {
  const key: TableField = { key: KEY, type: 'text', required: true, max: 100, label: { zh: '编号', en: 'Key' }, synonyms: KEY_SYNONYMS }
  return [key, ...columns.flatMap((column): TableField[] => {
    if (column.type === 'files') return []
    const choices = column.type === 'choice' ? column.choices : column.type === 'unit' ? names.units : column.type === 'person' ? names.people : undefined
    // A column called key is told from the row's own key by its place in the list.
    return column.key === KEY ? [] : [{ key: column.key, type: column.type, required: false, label: column.label, synonyms: [column.key], ...(choices ? { choices } : {}) }]
  })]
}

/** Every row that can be taken in, and every cell that cannot. A key that stands twice is taken once, the first. */
export function readRows(deps: Pick<RegisterDeps, 'directory' | 'zone'>, register: StoredRegister, table: Table, names: Names): ReadRows {
  const fields = fieldsOf(register, names)
  const mapping = guessMapping(table.headers, fields).map(({ field }) => ({ field }))
  const { ok, problems } = applyMapping(table, mapping, fields, { zone: deps.zone() })
  const found: FoundProblem[] = problems.map(({ row, column, code, details }) => ({ row, column, code, details }))
  const rows: GivenRow[] = []
  const seen = new Map<string, number>()
  for (const { row, values } of ok) {
    const { [KEY]: key = '', ...cells } = values
    const problemsHere = cellProblems(deps, register, table, mapping, row, String(key), cells, seen)
    if (problemsHere.length > 0) found.push(...problemsHere)
    else {
      seen.set(String(key), row)
      rows.push({ key: String(key), cells })
    }
  }
  return {
    rows, rejected: table.rows.length - rows.length, problems: found.slice(0, MOST_TOLD).map(tellProblem),
    columns: table.headers.map((header, index) => ({ header, column: mapping[index]?.field ?? null })),
  }
}

const MOST_TOLD = 200

type Mapped = readonly { readonly field: string | null }[]

function cellProblems(deps: Pick<RegisterDeps, 'directory'>, register: StoredRegister, table: Table, mapping: Mapped, row: number, key: string, cells: Row, seen: ReadonlyMap<string, number>): FoundProblem[] {
  const headerOf = (column: string): string => table.headers[mapping.findIndex(({ field }) => field === column)] ?? column
  if (key.trim() === '') return [{ row, column: headerOf(KEY), code: 'field.required' }]
  const other = seen.get(key)
  if (other !== undefined) return [{ row, column: headerOf(KEY), code: 'register.key_twice', details: { given: key, other } }]
  return problemsIn(deps, register, cells).map(({ field, code, max }) => ({ row, column: headerOf(field), code, details: { given: String(cells[field] ?? ''), ...(max === undefined ? {} : { max }) } }))
}
