/** Which step, field, level and clock of the new version takes the place of which of the old one. */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Label, Procedure } from '../procedure/types.ts'
import { suggestNames } from './names.ts'
import type { Names, Renames } from './names.ts'

/** New keys by old keys; what is not listed keeps its key. */
export interface Mapping {
  readonly steps: Renames
  readonly fields?: Renames
  readonly levels?: Renames
  readonly clocks?: Renames
}

export type MappedKind = 'steps' | 'fields' | 'levels' | 'clocks'
export const MAPPED_KINDS = ['steps', 'fields', 'levels', 'clocks'] as const satisfies readonly MappedKind[]

export interface MappingProblem extends Label {
  readonly code: 'mapping.unknown_old' | 'mapping.unknown_new' | 'mapping.other_type'
  readonly kind: MappedKind
  readonly from: string
}

/** What of this kind a procedure has, by key. */
export const labelsIn = (procedure: Procedure, kind: MappedKind): ReadonlyMap<string, Label> => new Map(
  kind === 'levels' ? procedure.levels.map((level) => [level.key, level.label]) : Object.entries(procedure[kind]).map(([key, { label }]) => [key, label]),
)

/** What was only renamed, as a mapping to begin with. */
export function suggestMapping(before: Procedure, after: Procedure): Required<Mapping> {
  const { steps, fields, levels, clocks } = suggestNames(before, after)
  return { steps, fields, levels, clocks }
}

/** All names that change: those of the mapping, and for what tickets do not hold, those that were only renamed. */
export function namesOf(before: Procedure, after: Procedure, mapping: Mapping): Names {
  const suggested = suggestNames(before, after)
  return { ...suggested, outcomes: {}, steps: mapping.steps, fields: mapping.fields ?? {}, levels: mapping.levels ?? {}, clocks: mapping.clocks ?? {} }
}

/**
 * What is wrong with a mapping whatever the ticket: names that are not there, a field that becomes one of another type. Two may become
 * one; a ticket that has both at once is refused by itself.
 */
export function checkMapping(before: Procedure, after: Procedure, mapping: Mapping): readonly MappingProblem[] {
  return MAPPED_KINDS.flatMap((kind) => {
    const renames = mapping[kind] ?? {}
    const [old, fresh] = [labelsIn(before, kind), labelsIn(after, kind)]
    return Object.entries(renames).flatMap(([from, to]): MappingProblem[] => {
      if (!old.has(from)) return [{ code: 'mapping.unknown_old', kind, from, zh: `旧版里没有“${from}”`, en: `The old version has no "${from}"` }]
      if (!fresh.has(to)) return [{ code: 'mapping.unknown_new', kind, from, zh: `新版里没有“${to}”`, en: `The new version has no "${to}"` }]
      return otherType(before, after, kind, from, to)
    })
  })
}

function otherType(before: Procedure, after: Procedure, kind: MappedKind, from: string, to: string): MappingProblem[] {
  const [was, is] = kind === 'fields' ? [ownEntry(before.fields, from)?.type, ownEntry(after.fields, to)?.type] : []
  return was === is ? [] : [{ code: 'mapping.other_type', kind, from, zh: `“${from}”是 ${was ?? ''}，“${to}”是 ${is ?? ''}`, en: `"${from}" is of type ${was ?? ''}, "${to}" of type ${is ?? ''}` }]
}
