/** Fields that are worked out, never filled in. */
import type { Field, Procedure, Scope, Value, Values } from '../procedure/index.ts'
import { oncePerProcedure } from './once-per-procedure.ts'
import { evaluate } from './scope.ts'

/** The fields of a procedure that do something by themselves. */
export interface EffectFields {
  /** Computed, each after those it reads. */
  readonly computed: readonly string[]
  /** Whoever is named in these is kept out. */
  readonly recusing: readonly string[]
  /** A person chooses the level in these. */
  readonly levels: readonly string[]
}

export const effectsIn = oncePerProcedure((procedure): EffectFields => {
  const keysWhere = (wanted: (field: Field) => boolean): string[] => Object.values(procedure.fields).filter(wanted).map((field) => field.key)
  return { computed: computedIn(procedure), recusing: keysWhere((field) => field.effect === 'recuse'), levels: keysWhere((field) => field.type === 'level') }
})

/** The compiler refuses a circle. */
function computedIn(procedure: Procedure): readonly string[] {
  const sorted: string[] = []
  const visit = (key: string, above: readonly string[]): void => {
    const value = procedure.fields[key]?.value
    if (!value || sorted.includes(key) || above.includes(key)) return
    for (const read of value.reads) visit(read, [...above, key])
    sorted.push(key)
  }
  for (const key of Object.keys(procedure.fields)) visit(key, [])
  return sorted
}

/** The computed fields that have another value now. */
export function recompute(procedure: Procedure, scope: Scope): Values {
  const { computed } = effectsIn(procedure)
  if (computed.length === 0) return {}
  const changed: Record<string, Value> = {}
  let now = scope
  for (const key of computed) {
    const field = procedure.fields[key]
    const expression = field?.value
    if (!field || !expression) continue
    const value = evaluate(procedure, expression, now)
    if (value === (now.values[key] ?? blankOf(value))) continue
    changed[key] = value
    now = { ...now, values: { ...now.values, [key]: value } }
  }
  return changed
}

/** Nothing was worked out yet: an empty answer is no news. */
function blankOf(value: Value): Value {
  if (typeof value === 'number') return Number.NaN
  return typeof value === 'boolean' ? false : ''
}
