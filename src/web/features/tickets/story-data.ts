/** The data of any event of the history, as the server sends it: plain JSON, read field by field. Pure. */
import { z } from 'zod'
import { labelShape, valuesShape } from '../../../contract/shared.ts'
import { surveyShape } from '../../../contract/tickets.ts'

const durationShape = z.object({ amount: z.number(), unit: z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']), working: z.boolean() })

const dataShape = z.object({
  number: z.string(), channel: z.string(), values: valuesShape.nullable(), receivedAt: z.number(), level: z.string(), procedure: z.string(), toVersion: z.number(),
  step: z.string().nullable(), nr: z.number().nullable(), assignees: z.array(z.string()), by: z.string().nullable(), outcome: z.string(), reopens: z.boolean(), survey: surveyShape, party: z.string(),
  before: valuesShape, after: valuesShape, reason: z.string(), to: z.union([z.array(z.string()), z.string(), z.null()]), from: z.string().nullable(), text: z.union([z.string(), labelShape]),
  words: z.string().nullable(), mode: z.enum(['individual', 'public', 'notice']), files: z.array(z.string()), names: z.array(z.string()), people: z.array(z.string()), rule: z.string(),
  about: z.enum(['clockWarned', 'clockLate']), clock: z.string(), due: z.number(), late: z.boolean(), end: z.string(), within: durationShape, more: durationShape, granted: z.boolean(),
  cause: z.enum(['outcome', 'rule', 'computed']), branch: z.string(), branches: z.array(z.object({ path: z.string() })),
  entry: z.string(), amount: z.number().nullable(), unit: z.enum(['CNY', 'points', 'percent']), state: z.enum(['proposed', 'heard', 'confirmed', 'waived', 'appealed', 'upheld', 'withdrawn']),
  hearUntil: z.number().nullable(), appealUntil: z.number().nullable(), goods: z.string(), count: z.number(), witness: z.string().nullable(), paper: z.string(), copies: z.array(z.string()),
})
type Complete = z.infer<typeof dataShape>
export type Data = Partial<Complete>

/** What is missing or of another kind is left out, the rest stays. */
export function readData(data: Readonly<Record<string, unknown>>): Data {
  return Object.fromEntries(Object.entries(dataShape.shape).flatMap(([key, shape]) => {
    const parsed = shape.safeParse(data[key])
    return parsed.success ? [[key, parsed.data]] : []
  }))
}
