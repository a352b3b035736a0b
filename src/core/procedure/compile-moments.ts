/** The moments a procedure has: everything in it that happens. */
import type { ProcedureDocument } from './document.ts'

const BUILT_IN = ['received', 'said', 'closed', 'reopened']
/** Names of moments that a step, a clock or an outcome may not take for itself. */
export const TAKEN_BY_MOMENTS = { places: [...BUILT_IN, 'level'], outcomes: ['warn', 'late', 'claimed'] } as const
const CLAIMED = ['task', 'meeting', 'survey']

export function momentsOf(document: ProcedureDocument): Set<string> {
  const steps = Object.entries(document.steps).flatMap(([key, step]) => [
    key,
    ...(CLAIMED.includes(step.kind ?? 'task') ? [`${key}.claimed`] : []),
    ...Object.keys(step.outcomes ?? {}).map((outcome) => `${key}.${outcome}`),
  ])
  const clocks = Object.entries(document.clocks ?? {}).flatMap(([key, clock]) => [...(clock.warn === undefined ? [] : [`${key}.warn`]), `${key}.late`])
  return new Set([...BUILT_IN, ...steps, ...clocks, ...Object.keys(document.levels ?? {}).map((level) => `level.${level}`)])
}
