/** A description as plain data, and its sections with their numbers. */
import type { Procedure } from '../types.ts'
import { Teller } from './teller.ts'
import type { DescriptionLanguage } from './teller.ts'

/** A sentence, and what hangs below it. */
export interface DescriptionPoint {
  readonly text: string
  readonly points: readonly DescriptionPoint[]
}

/** One clause: a step, a limit, a field. */
export interface DescriptionEntry {
  /** The key of what it tells of, as the procedure has it. */
  readonly key: string
  /** `4.3`. */
  readonly number: string
  readonly title: string
  readonly points: readonly DescriptionPoint[]
}

export const DESCRIPTION_PARTS = ['roles', 'starts', 'levels', 'steps', 'clocks', 'rules', 'words', 'ledger', 'goods', 'papers', 'secrecy', 'fields', 'tables', 'keeping'] as const
export type DescriptionPart = (typeof DESCRIPTION_PARTS)[number]

export interface DescriptionSection {
  readonly key: DescriptionPart
  readonly number: string
  readonly title: string
  /** What holds for all of its clauses; often empty. */
  readonly intro: string
  readonly entries: readonly DescriptionEntry[]
}

export interface Description {
  readonly lang: DescriptionLanguage
  readonly title: string
  /** What the procedure is for, in its own words. */
  readonly summary: string
  /** The header of the controlled document: name and value. */
  readonly head: readonly (readonly [name: string, value: string])[]
  readonly sections: readonly DescriptionSection[]
}

export function point(text: string, points: readonly DescriptionPoint[] = []): DescriptionPoint {
  return { text, points }
}

/** The sentences that are not empty, each a point. */
export function pointsOf(...texts: readonly string[]): DescriptionPoint[] {
  return texts.filter((text) => text !== '').map((text) => point(text))
}

const KEYS: Readonly<Record<DescriptionPart, (procedure: Procedure) => readonly string[]>> = {
  roles: (procedure) => Object.keys(procedure.roles),
  starts: (procedure) => Object.keys(procedure.starts),
  levels: (procedure) => procedure.levels.map(({ key }) => key),
  steps: (procedure) => Object.keys(procedure.steps),
  clocks: (procedure) => Object.keys(procedure.clocks),
  rules: (procedure) => procedure.rules.map(({ key }) => key),
  words: (procedure) => procedure.words.map(({ key }) => key),
  ledger: (procedure) => Object.keys(procedure.ledger),
  goods: (procedure) => Object.keys(procedure.goods),
  papers: (procedure) => procedure.papers.map(({ key }) => key),
  secrecy: (procedure) => [...Object.values(procedure.fields).filter(({ effect, seenBy }) => effect === 'recuse' || seenBy.length > 0).map(({ key }) => key), ...(procedure.noPromiseBefore.length > 0 ? ['noPromiseBefore'] : [])],
  fields: (procedure) => Object.keys(procedure.fields),
  tables: (procedure) => [...Object.keys(procedure.tables), ...Object.keys(procedure.needs.registers)],
  keeping: (procedure) => ['number', 'calendar', ...(procedure.watchers.length > 0 ? ['watchers'] : []), 'keep'],
}

/** The keys of each part that a procedure has, in the order they are told; parts it has nothing of are left out. */
export function partsOf(procedure: Procedure): readonly { readonly part: DescriptionPart; readonly number: string; readonly keys: readonly string[] }[] {
  return DESCRIPTION_PARTS.map((part) => ({ part, keys: KEYS[part](procedure) })).filter(({ keys }) => keys.length > 0).map((entry, index) => ({ ...entry, number: String(index + 1) }))
}

/** A teller that refers to parts by the numbers of their clauses. */
export function numberedTeller(procedure: Procedure, lang: DescriptionLanguage): Teller {
  const numbers = new Map<string, string>(partsOf(procedure).flatMap(({ part, number, keys }) => keys.map((key, index) => [`${part}.${key}`, `${number}.${index + 1}`] as const)))
  return new Teller(procedure, lang, (part, key) => numbers.get(`${part}.${key}`) ?? '')
}
