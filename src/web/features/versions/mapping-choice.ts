import type { MigrationChoice, MigrationMapping } from '../../../contract/versions.ts'
import type { Bilingual } from '../../ui/locale.tsx'

export type Kind = MigrationChoice['kinds'][number]['kind']

export interface Open {
  readonly kind: Kind
  readonly key: string
  readonly label: Bilingual
  readonly options: readonly { readonly key: string; readonly label: Bilingual }[]
}

/** Names of the old version that the new one does not have: somebody must say what takes their place. */
export function openNames(choice: MigrationChoice): readonly Open[] {
  return choice.kinds.flatMap(({ kind, old, fresh }) => {
    const known = new Set(fresh.map(({ key }) => key))
    return old.filter(({ key }) => !known.has(key)).map(({ key, label }) => ({ kind, key, label, options: fresh }))
  })
}

/** The mapping with one name decided; undefined leaves it without a successor. */
export function decide(mapping: MigrationMapping, { kind, key }: Pick<Open, 'kind' | 'key'>, to: string | undefined): MigrationMapping {
  const rest = Object.fromEntries(Object.entries(mapping[kind]).filter(([name]) => name !== key))
  return { ...mapping, [kind]: to === undefined ? rest : { ...rest, [key]: to } }
}
