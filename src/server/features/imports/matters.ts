/** From a table and a mapping to what the engine is asked to register. */
import { fieldText, errorText } from '../../../contract/index.ts'
import type { ImportProblem, Mapping } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Table, TableField } from '../../../core/tabular/index.ts'
import { replyBroughtIn } from '../../../core/ticket/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import type { AppError } from '../../platform/http/index.ts'
import { cleanContact, isEmptyContact } from '../reporters/index.ts'
import type { StartInput } from '../tickets/index.ts'
import { fitMapping, nameColumns } from './mapping.ts'
import { tellProblem } from '../../platform/sheets/index.ts'
import { readMatters } from './rows.ts'
import type { Matter, ReadMatters } from './rows.ts'
import { CHANNEL, targetsOf } from './targets.ts'
import type { Names } from '../../platform/sheets/index.ts'

export const IMPORTER: Actor = { ref: 'import', parties: ['import'] }

export interface Surroundings {
  readonly procedure: Procedure
  readonly names: Names
  readonly zone: string
  readonly now: number
}

export interface PreparedTable extends ReadMatters {
  readonly targets: readonly TableField[]
  readonly headerOf: (field: string) => string
}

/** Reads the whole table by this mapping. Throws `import.mapping_invalid`. */
export function prepareTable(table: Table, mapping: Mapping, around: Surroundings): PreparedTable {
  const headers = nameColumns(table)
  const targets = targetsOf(around.procedure, around.names)
  const fitting = fitMapping(headers, targets, mapping, around.zone)
  return { ...readMatters(table, headers, targets, fitting, around.now), targets, headerOf: (field) => mapping.columns[field] ?? field }
}

/** One matter as a registration: at its own time, with its answer, and without news to anybody about what is long past. */
export function toStart(matter: Matter, { procedure, now }: Pick<Surroundings, 'procedure' | 'now'>, batch: number): StartInput {
  const contact = cleanContact(matter.contact ?? {})
  const isNamed = !isEmptyContact(contact)
  return {
    actor: IMPORTER, procedure: procedure.id, channel: CHANNEL, values: matter.values,
    anonymous: !isNamed && (procedure.starts[CHANNEL]?.anonymous ?? false), contact: isNamed ? contact : undefined,
    receivedAt: matter.receivedAt, registeredAt: matter.receivedAt,
    importRow: { key: matter.key, batch }, quietBefore: now,
    then: (version, ticket) => {
      const reply = replyBroughtIn(version, ticket)
      return reply && { actor: IMPORTER, ...reply }
    },
  }
}

/** Why the engine did not take a row: by column where it says so. */
export function problemsOfRefusal(row: number, error: AppError, headerOf: (field: string) => string): ImportProblem[] {
  const { problems } = error.details
  if (problems && problems.length > 0) {
    return problems.map(({ field, code, max }) => ({ row, column: headerOf(field), code, message: { zh: fieldText(code, 'zh', max), en: fieldText(code, 'en', max) } }))
  }
  return [tellProblem({ row, column: '', code: 'import.row_refused', details: { reason: errorText(error.code, 'zh'), reasonEn: errorText(error.code, 'en') } })]
}

/** No list of problems is longer; the last entry then says how many more there are. */
const MOST_PROBLEMS = 5000

/** The problems as they are kept and shown, in the order of the rows. */
export function limitProblems(problems: readonly ImportProblem[]): ImportProblem[] {
  const sorted = [...problems].sort((a, b) => a.row - b.row)
  if (sorted.length <= MOST_PROBLEMS) return sorted
  return [...sorted.slice(0, MOST_PROBLEMS), tellProblem({ row: sorted[MOST_PROBLEMS]?.row ?? 0, column: '', code: 'import.more_problems', details: { count: sorted.length - MOST_PROBLEMS } })]
}
