/** Registers are defined and filled: by hand, by a table, by the API; every row is checked against its columns. */
import type { z } from 'zod'
import type { Label, RegisterColumn, changeRegisterShape, newRegisterShape } from '../../../contract/index.ts'
import type { Procedure, Row } from '../../../core/procedure/index.ts'
import { canonicalJson, rowProblems } from '../../../core/ticket/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import type { Directory } from '../../platform/directory/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { FieldProblem } from '../../platform/http/index.ts'
import { publish } from '../../platform/live/index.ts'
import { asColumns, checkColumns } from './columns.ts'
import { addRegister, changeRegister, lockRegister, lockRows, writeRows } from './store.ts'
import type { RowWrite } from './store.ts'
import { findRow } from './views.ts'
import type { StoredRegister, StoredRow } from './views.ts'

export interface RegisterDeps {
  readonly db: Db
  readonly now: () => number
  readonly directory: Directory
  /** The procedures that the organisation works by. */
  readonly procedures: () => Promise<readonly Procedure[]>
  readonly zone: () => string
}

export interface RegisterCommands {
  /** Throws `register.code_taken`, `register.columns_clash`. */
  readonly add: (actor: string, register: z.infer<typeof newRegisterShape>) => Promise<void>
  /** Throws `register.not_found`, `register.stale`, `register.columns_clash`, `register.column_needed`. */
  readonly change: (actor: string, code: string, change: z.infer<typeof changeRegisterShape>) => Promise<void>
  /** Adds a row (version null) or changes it as it was seen. Throws `register.row_invalid`, `register.row_taken`, `register.row_stale`. */
  readonly put: (actor: string, code: string, key: string, version: number | null, cells: Row) => Promise<StoredRow>
  /** Takes a row out of use; tickets that name it keep naming it. Throws `register.row_not_found`, `register.row_stale`. */
  readonly remove: (actor: string, code: string, key: string, version: number) => Promise<void>
  /** Takes many rows in, all in one go; answers what came of it. Unknown columns and bad cells must have been sorted out before. */
  readonly takeIn: (actor: string, code: string, rows: readonly GivenRow[], dryRun: boolean) => Promise<TakenIn>
}

export interface GivenRow {
  readonly key: string
  /** Columns that are not given stay as they are. */
  readonly cells: Row
}

export interface TakenIn {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export function createRegisters(deps: RegisterDeps): RegisterCommands {
  const change = async <T>(code: string, work: (tx: Tx, register: StoredRegister) => Promise<T>): Promise<T> => deps.db.transaction().execute(async (tx) => {
    const answer = await work(tx, await lockedRegister(tx, code))
    await publish(tx, { kind: 'register', code })
    return answer
  })
  const at = (actor: string): { actor: string; at: Date } => ({ actor, at: new Date(deps.now()) })
  return {
    add: (actor, { code, name, columns }) => changeOrganisation(deps.db, { kind: 'register', code }, async (tx) => {
      checkColumns([], columns, [], code)
      if (!(await addRegister(tx, { code, name, columns }))) throw new AppError('register.code_taken', { problems: [{ field: 'code', code: 'field.unexpected' }] })
      await recordAdminEvent(tx, { at: deps.now(), actor, type: 'register.added', data: { code, name, columns: columns.map((column) => column.key) } })
    }),
    change: (actor, code, { version, name, columns }) => changeOrganisation(deps.db, { kind: 'register', code }, async (tx) => {
      const before = await lockedRegister(tx, code)
      if (columns) checkColumns(before.columns, columns, await deps.procedures(), code)
      if (!(await changeRegister(tx, code, version, { name, columns }))) throw new AppError('register.stale', { version: before.version })
      await recordAdminEvent(tx, { at: deps.now(), actor, type: 'register.changed', data: { code, change: telling({ name, columns }), before: telling({ name: before.name, columns: before.columns }) } })
    }),
    put: (actor, code, key, version, cells) => change(code, async (tx, register) => {
      const before = (await lockRows(tx, code, [key])).get(key)
      const there = before !== undefined && !before.gone
      if (version === null && there) throw new AppError('register.row_taken', { problems: [{ field: 'key', code: 'field.unexpected' }] })
      if (version !== null && before?.version !== version) throw new AppError(there ? 'register.row_stale' : 'register.row_not_found')
      const problems = problemsIn(deps, register, cells)
      if (problems.length > 0) throw new AppError('register.row_invalid', { problems })
      await writeRows(tx, code, [{ key, cells: filled(cells), before }], at(actor))
      return foundRow(tx, code, key)
    }),
    remove: (actor, code, key, version) => change(code, async (tx) => {
      const before = (await lockRows(tx, code, [key])).get(key)
      if (!before || before.gone) throw new AppError('register.row_not_found')
      if (before.version !== version) throw new AppError('register.row_stale', { version: before.version })
      await writeRows(tx, code, [{ key, cells: null, before }], at(actor))
    }),
    takeIn: async (actor, code, rows, dryRun) => deps.db.transaction().execute(async (tx) => {
      await lockedRegister(tx, code)
      const there = await lockRows(tx, code, rows.map((row) => row.key))
      const writes = rows.map(({ key, cells }): RowWrite => {
        const before = there.get(key)
        return { key, before, cells: filled(before && !before.gone ? { ...before.data, ...cells } : cells) }
      })
      const added = writes.filter(({ before }) => !before || before.gone)
      const changed = writes.filter(({ before, cells }) => before && !before.gone && canonicalJson(before.data) !== canonicalJson(cells))
      if (!dryRun && added.length + changed.length > 0) {
        await writeRows(tx, code, [...added, ...changed], at(actor))
        await publish(tx, { kind: 'register', code })
      }
      return { added: added.length, changed: changed.length, unchanged: writes.length - added.length - changed.length }
    }),
  }
}

async function lockedRegister(tx: Tx, code: string): Promise<StoredRegister> {
  const register = await lockRegister(tx, code)
  if (!register) throw new AppError('register.not_found')
  return register
}

async function foundRow(tx: Tx, code: string, key: string): Promise<StoredRow> {
  const row = await findRow(tx, code, key)
  if (!row) throw new Error('a written row is not there')
  return row
}

/** A cell with nothing in it is no cell. */
function filled(cells: Row): Row {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null && cell !== '' && !(Array.isArray(cell) && cell.length === 0)))
}

export function problemsIn({ directory }: Pick<RegisterDeps, 'directory'>, { columns }: Pick<StoredRegister, 'columns'>, cells: Row): FieldProblem[] {
  return rowProblems(asColumns(columns), cells, directory).map(({ column = '', code, max }) => ({ field: column, code, ...(max === undefined ? {} : { max }) }))
}

function telling({ name, columns }: { readonly name?: Label | undefined; readonly columns?: readonly RegisterColumn[] | undefined }): Record<string, unknown> {
  return { ...(name ? { name } : {}), ...(columns ? { columns: columns.map(({ key, type }) => `${key} ${type}`) } : {}) }
}
