/**
 * The shape of a procedure file as a person writes it. This one schema parses the YAML and
 * (later) makes the JSON Schema for editors; `compile.ts` turns it into a `Procedure`.
 */
import { z } from 'zod'
import { FIELD_TYPES } from './types.ts'

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const text = z.string().min(1).max(2000)
const label = z.strictObject({ zh: text, en: text })
const labelled = { zh: text, en: text }

const whoOne = z.union([
  key,
  z.strictObject({ unit: code }),
  z.strictObject({ post: code }),
  z.strictObject({ unitIn: key }),
  z.strictObject({ headOf: key }),
  z.strictObject({ personIn: key }),
  z.strictObject({ actorOf: key }),
])
const who = z.union([whoOne, z.array(whoOne).min(1), z.strictObject({ byLevel: z.record(key, z.union([whoOne, z.array(whoOne).min(1)])) })])

/** `content` as the field says; `content!` must be filled in here; `content?` may stay empty here. */
const form = z.array(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}[!?]?$/)).max(60)
const next = z.union([key, z.array(z.strictObject({ when: text.optional(), to: key })).min(1)])

const field = z.strictObject({
  ...labelled,
  type: z.enum(FIELD_TYPES),
  required: z.boolean().optional(),
  max: z.number().positive().optional(),
  hint: label.optional(),
  choices: z.record(key, label).optional(),
  effect: z.literal('recuse').optional(),
  title: z.boolean().optional(),
})

const start = z.strictObject({
  ...labelled,
  form,
  next,
  open: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  by: who.optional(),
  defaults: z.record(key, z.union([z.string().max(500), z.number(), z.boolean()])).optional(),
})

const outcome = z.strictObject({
  ...labelled,
  form: form.optional(),
  next,
  reopens: z.boolean().optional(),
  tone: z.enum(['primary', 'plain', 'refuse']).optional(),
  whenSolved: z.boolean().optional(),
})

const step = z.strictObject({
  ...labelled,
  kind: z.enum(['task', 'survey', 'end']).optional(),
  by: who.optional(),
  never: z.array(key).optional(),
  hint: label.optional(),
  form: form.optional(),
  outcomes: z.record(key, outcome).optional(),
})

const moments = z.union([z.string(), z.array(z.string()).min(1)])
const lateAction = z.union([
  z.strictObject({ notify: who }),
  z.strictObject({ raise: key }),
  z.strictObject({ take: z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/) }),
])

const clock = z.strictObject({
  ...labelled,
  from: moments,
  until: moments,
  within: text,
  rule: z.enum(['legal', 'elapsed']).optional(),
  warn: text.optional(),
  warnWho: who.optional(),
  late: z.array(lateAction).optional(),
  pausedIn: z.array(key).optional(),
  shown: z.boolean().optional(),
})

const words = z.strictObject({
  ...labelled,
  at: moments,
  to: who,
  mode: z.union([z.enum(['individual', 'public', 'notice']), z.strictObject({ field: key })]).optional(),
})

const role = z.union([
  z.strictObject({ ...labelled, unit: code }),
  z.strictObject({ ...labelled, post: code }),
  z.strictObject({ ...labelled, unitIn: key }),
  z.strictObject({ ...labelled, headOf: key }),
  z.strictObject({ ...labelled, personIn: key }),
])

export const procedureDocument = z.strictObject({
  procedure: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/),
  catalogue: z.string().optional(),
  version: z.int().min(1).max(100_000),
  title: label,
  summary: label.optional(),
  document: z.record(key, z.union([z.string(), z.number(), z.date()])).optional(),
  number: text,
  calendar: code.optional(),
  starts: z.record(key, start),
  fields: z.record(key, field),
  levels: z.record(key, z.strictObject({ ...labelled, when: text.optional() })).optional(),
  needs: z.strictObject({
    units: z.record(code, z.strictObject({ ...labelled, parent: code.optional() })).optional(),
    posts: z.record(code, z.strictObject({ ...labelled, unit: code, head: z.boolean().optional() })).optional(),
  }).optional(),
  roles: z.record(key, role),
  steps: z.record(key, step),
  clocks: z.record(key, clock).optional(),
  words: z.record(key, words).optional(),
})

export type ProcedureDocument = z.infer<typeof procedureDocument>
export type DocumentWho = z.infer<typeof who>
export type DocumentWhoOne = z.infer<typeof whoOne>
