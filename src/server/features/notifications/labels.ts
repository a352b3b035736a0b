import type { Label } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'

/** Labels for what a notification's data names by key: the clock, the step, the words. */
export function labelsOf(procedure: Procedure | undefined, data: Readonly<Record<string, unknown>>): Record<string, Label> {
  if (!procedure) return {}
  const clock = typeof data['clock'] === 'string' ? procedure.clocks[data['clock']]?.label : undefined
  const step = typeof data['step'] === 'string' ? procedure.steps[data['step']]?.label : undefined
  return { procedure: procedure.title, ...(clock ? { clock } : {}), ...(step ? { step } : {}) }
}
