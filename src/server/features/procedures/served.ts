/** Which procedures this server carries out whole: what it cannot do yet is named, so that nothing is offered that would stop half-way. */
import type { Label, Procedure } from '../../../core/procedure/index.ts'

const NOT_YET = {
  signals: { zh: '等待外部事件', en: 'waiting for an outside event' },
} as const satisfies Record<string, Label>

/** What a procedure asks of the server that it does not do yet; empty when it is carried out whole. */
export function notServed(procedure: Procedure): Label[] {
  const steps = Object.values(procedure.steps)
  const effects = [...Object.values(procedure.clocks).flatMap((clock) => clock.late), ...procedure.rules.flatMap((rule) => rule.do)]
  const takenByClock = new Set(effects.flatMap((effect) => (effect.kind === 'take' ? [effect.step] : [])))
  const asks: Record<keyof typeof NOT_YET, boolean> = {
    signals: steps.some((step) => step.kind === 'wait' && !takenByClock.has(step.key)),
  }
  return (Object.keys(NOT_YET) as (keyof typeof NOT_YET)[]).filter((key) => asks[key]).map((key) => NOT_YET[key]) // the keys of the record above
}
