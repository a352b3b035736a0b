import type { Label } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'

/** A rule by its name; a request for more time by its clock's. */
function ruleLabel(procedure: Procedure, key: string): Label | undefined {
  const clock = procedure.clocks[key.replace(/\.extend$/, '')]?.label
  if (key.endsWith('.extend') && clock) return { zh: `${clock.zh}：申请延期`, en: `${clock.en}: more time is asked for` }
  return procedure.rules.find((rule) => rule.key === key)?.label
}

/** Labels for what a notification's data names by key: the clock, the step, the words. */
export function labelsOf(procedure: Procedure | undefined, data: Readonly<Record<string, unknown>>): Record<string, Label> {
  if (!procedure) return {}
  const clock = typeof data['clock'] === 'string' ? procedure.clocks[data['clock']]?.label : undefined
  const step = typeof data['step'] === 'string' ? procedure.steps[data['step']]?.label : undefined
  const rule = typeof data['rule'] === 'string' ? ruleLabel(procedure, data['rule']) : undefined
  return { procedure: procedure.title, ...(rule ? { rule } : {}), ...(clock ? { clock } : {}), ...(step ? { step } : {}) }
}
