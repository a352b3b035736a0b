/** The mapping while a person is choosing it: one choice per target, from which the mapping on the wire is made. */
import type { ImportUpload, Label, Mapping } from '../../../contract/index.ts'

export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'column'; readonly header: string }
  | { readonly kind: 'constant'; readonly value: string }

export type MappingDraft = Readonly<Record<string, Choice>>
export interface Target {
  readonly key: string
  readonly label: Label
  readonly required: boolean
}

const NONE: Choice = { kind: 'none' }

/** What the server proposed, as choices; a proposed column that the file does not have is left out. */
export function readProposal({ targets, headers, mapping }: Pick<ImportUpload, 'targets' | 'headers' | 'mapping'>): MappingDraft {
  return Object.fromEntries(targets.map(({ key }): [string, Choice] => {
    const header = mapping.columns[key]
    if (header !== undefined && headers.includes(header)) return [key, { kind: 'column', header }]
    const constant = mapping.constants[key]
    return [key, constant === undefined ? NONE : { kind: 'constant', value: String(constant) }]
  }))
}

/** The mapping to be sent. An empty constant counts as no choice. */
export function writeMapping(draft: MappingDraft, timeZone?: string): Mapping {
  const columns: Record<string, string> = {}
  const constants: Record<string, string> = {}
  for (const [key, choice] of Object.entries(draft)) {
    if (choice.kind === 'column') columns[key] = choice.header
    else if (choice.kind === 'constant' && choice.value.trim() !== '') constants[key] = choice.value.trim()
  }
  return { columns, constants, ...(timeZone === undefined ? {} : { timeZone }) }
}

export function choiceOf(draft: MappingDraft, key: string): Choice {
  return draft[key] ?? NONE
}

/** Required targets that nothing fills yet. */
export function findUnfilled(targets: readonly Target[], draft: MappingDraft): readonly Target[] {
  return targets.filter(({ key, required }) => required && !isFilled(choiceOf(draft, key)))
}

/** Columns that fill more than one target: allowed, but worth a look. */
export function findSharedColumns(draft: MappingDraft): ReadonlySet<string> {
  const headers = Object.values(draft).flatMap((choice) => (choice.kind === 'column' ? [choice.header] : []))
  return new Set(headers.filter((header, i) => headers.indexOf(header) !== i))
}

/** Columns that go nowhere. */
export function findUnusedColumns(headers: readonly string[], draft: MappingDraft): readonly string[] {
  const used = new Set(Object.values(draft).flatMap((choice) => (choice.kind === 'column' ? [choice.header] : [])))
  return headers.filter((header) => header !== '' && !used.has(header))
}

/** The first few different values of a column, as they stand in the file. */
export function sampleOf({ headers, sample }: Pick<ImportUpload, 'headers' | 'sample'>, header: string, most = 3): readonly string[] {
  const column = headers.indexOf(header)
  const values = column < 0 ? [] : sample.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '')
  return [...new Set(values)].slice(0, most)
}

function isFilled(choice: Choice): boolean {
  return choice.kind === 'column' || (choice.kind === 'constant' && choice.value.trim() !== '')
}
