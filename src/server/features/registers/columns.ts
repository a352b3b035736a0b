/** The columns of a register: what procedures need, laid over what is there. */
import type { RegisterColumn } from '../../../contract/index.ts'
import type { Column, Procedure, RegisterNeed } from '../../../core/procedure/index.ts'
import { AppError } from '../../platform/http/index.ts'

export function toColumn({ key, type, label, required, choices }: Column): RegisterColumn {
  return { key, type, label, required, choices: choices.map((choice) => ({ key: choice.key, label: choice.label })) }
}

/** Columns as the check of a row wants them. */
export function asColumns(columns: readonly RegisterColumn[]): Column[] {
  return columns.map((column) => ({ ...column, choices: column.choices.map((choice) => ({ ...choice })) }))
}

/** What is there and what a procedure needs beside it; choices it knows are added. Throws `register.columns_clash` when a column has another type. */
export function withNeeded(columns: readonly RegisterColumn[], needed: RegisterNeed): RegisterColumn[] {
  const merged = new Map(columns.map((column) => [column.key, column]))
  for (const column of needed.columns.map(toColumn)) {
    const there = merged.get(column.key)
    if (there && there.type !== column.type) throw new AppError('register.columns_clash', { register: needed.key, problems: [{ field: column.key, code: 'field.wrong_type' }] })
    const choices = [...(there?.choices ?? []), ...column.choices.filter((choice) => !there?.choices.some((known) => known.key === choice.key))]
    merged.set(column.key, there ? { ...there, choices } : column)
  }
  return [...merged.values()]
}

/** Which of these procedures look into a register, with the columns they look at. */
export function needsOf(procedures: readonly Procedure[], register: string): { readonly procedure: Procedure; readonly need: RegisterNeed }[] {
  return procedures.flatMap((procedure) => {
    const need = procedure.needs.registers[register]
    return need ? [{ procedure, need }] : []
  })
}

/** A change of columns keeps what procedures look at, and every type. Throws `register.columns_clash`, `register.column_needed`. */
export function checkColumns(before: readonly RegisterColumn[], after: readonly RegisterColumn[], procedures: readonly Procedure[], register: string): void {
  const twice = after.filter((column, index) => after.findIndex((other) => other.key === column.key) < index)
  const retyped = after.filter((column) => before.some((other) => other.key === column.key && other.type !== column.type))
  const clashes = [...twice.map(({ key }) => ({ field: key, code: 'field.unexpected' as const })), ...retyped.map(({ key }) => ({ field: key, code: 'field.wrong_type' as const }))]
  if (clashes.length > 0) throw new AppError('register.columns_clash', { problems: clashes })
  const gone = before.filter((column) => !after.some((other) => other.key === column.key))
  const needed = gone.filter((column) => needsOf(procedures, register).some(({ need }) => need.columns.some((other) => other.key === column.key)))
  if (needed.length > 0) throw new AppError('register.column_needed', { problems: needed.map(({ key }) => ({ field: key, code: 'field.required' as const })) })
}
