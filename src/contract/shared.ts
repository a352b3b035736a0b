/** Shapes that many answers share. Times are ISO 8601 with offset; ids of tickets are numbers, of people too. */
import { z } from 'zod'

export const labelShape = z.object({ zh: z.string(), en: z.string() })
export const instantShape = z.iso.datetime({ offset: true })
/** A row of a table, a line of a checklist, a cause: cells by column. */
export const rowShape = z.record(z.string().max(60), z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(500)).max(20), z.null()]))
export const valueShape = z.union([z.string().max(100_000), z.number(), z.boolean(), z.array(z.string().max(500)).max(200), z.array(rowShape).max(200), z.null()])
export const valuesShape = z.record(z.string().max(60), valueShape)
export const idShape = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const cursorShape = z.string().max(400).optional()
export const pageSizeShape = z.coerce.number().int().min(1).max(200).default(50)

/** A page of a keyset-paged list; `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}

/** An honest count: exact up to `cap`, then "more than". */
export const countShape = z.object({ count: z.number().int(), more: z.boolean() })

export const partyShape = z.object({
  /** `unit:x`, `head:x`, `post:x`, `person:7`, `outside:<field>`, `reporter`, `clock`, `rule`, `schedule`, `watch`, `ticket`, `system`, `import` */
  party: z.string(),
  name: labelShape,
  /** For a post: who holds it or stands in today. */
  today: z.string().optional(),
})

export type Label = z.infer<typeof labelShape>
export type PartyView = z.infer<typeof partyShape>
