/** What begins by itself: schedules and watches, and what is held back because it would be too much at once. */
import { z } from 'zod'
import { instantShape, labelShape } from './shared.ts'

const nameShape = { procedure: z.string(), title: labelShape, start: z.string(), label: labelShape }
/** GET /api/v1/self-starts */
export const selfStartShape = z.object({
  ...nameShape, kind: z.enum(['schedule', 'watch']), register: z.string().nullable(),
  /** The next moment of a schedule; a watch looks whenever its register changes and at midnight. */
  nextAt: instantShape.nullable(), lookedAt: instantShape.nullable(),
  /** Why it failed the last time; it is tried again by itself. */
  problem: z.string().nullable(),
})
/** GET /api/v1/held-starts */
export const heldStartShape = z.object({ id: z.number(), ...nameShape, occasion: instantShape, at: instantShape, tickets: z.number(), keys: z.array(z.string()) })
/** POST /api/v1/held-starts/{id} */
export const decideHeldShape = z.object({ decision: z.enum(['begin', 'drop']) })

export type SelfStartView = z.infer<typeof selfStartShape>
export type HeldStartView = z.infer<typeof heldStartShape>
