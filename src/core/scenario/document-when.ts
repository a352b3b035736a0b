/** What happens at a line: one thing somebody does, or nothing when one only looks. */
import { z } from 'zod'
import { actor, branch, ending, key, numbered, procedureId, text, values } from './document-basics.ts'
import { thenDocument } from './document-then.ts'

/** Everything a line can do; at most one of them at a time. */
export const VERBS = [
  'start', 'do', 'claim', 'release', 'say', 'ask', 'note', 'attach', 'correct', 'urge', 'extend', 'grantExtension', 'refuseExtension',
  'hear', 'confirm', 'waive', 'appeal', 'uphold', 'withdraw', 'signal', 'linked', 'otherEnded',
] as const
export type Verb = (typeof VERBS)[number]

const verbs = {
  start: key.optional(),
  do: ending.optional(),
  claim: key.optional(),
  release: key.optional(),
  say: z.string().optional(),
  ask: z.string().optional(),
  note: z.string().optional(),
  attach: z.array(z.string()).optional(),
  correct: values.optional(),
  urge: z.string().optional(),
  extend: z.strictObject({ clock: key, more: text }).optional(),
  grantExtension: key.optional(),
  refuseExtension: key.optional(),
  hear: numbered.optional(),
  confirm: numbered.optional(),
  waive: numbered.optional(),
  appeal: numbered.optional(),
  uphold: numbered.optional(),
  withdraw: numbered.optional(),
  signal: ending.optional(),
  linked: z.strictObject({ step: key.optional(), procedure: procedureId.optional(), number: text }).optional(),
  otherEnded: z.strictObject({ step: key, end: key }).optional(),
} satisfies Record<Verb, z.ZodType>

export const itemDocument = z.strictObject({
  at: text,
  by: actor.optional(),
  /** The branch it is done in, where the step is open in several. */
  in: branch.optional(),
  ...verbs,
  because: z.string().optional(),
  with: values.optional(),
  /** Of a start over a register: the row it begins for. */
  row: z.string().optional(),
  anonymous: z.boolean().optional(),
  received: text.optional(),
  promisesNothing: z.boolean().optional(),
  solved: z.boolean().optional(),
  satisfied: z.number().optional(),
  comment: z.string().optional(),
  then: thenDocument.optional(),
})

export type ItemDocument = z.infer<typeof itemDocument>
