/**
 * The shape of a scenario file as a person writes it: who there is (given), what happens at which local time (when),
 * and what must be true afterwards (then).
 */
import { z } from 'zod'

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const slug = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/)
const text = z.string().min(1).max(2000)
/** `unit:catering`, `head:catering` or `post:general-affairs-clerk`. */
const belonging = z.string().regex(/^(unit|head|post):[a-z][a-z0-9-]{0,59}$/)
const party = z.union([belonging, z.string().regex(/^person:[a-z][A-Za-z0-9]{0,39}$/), z.literal('reporter')])
const people = z.record(key, z.array(belonging).max(20))
const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])
const values = z.record(key, value)
const oneOrMore = z.union([key, z.array(key)])

/** A local time (running, and due then), or a word: `paused`, `on time` (stopped), `late`, `none` (never started). */
const clock = z.union([text, z.strictObject({
  due: text.optional(),
  warn: z.union([text, z.null()]).optional(),
  state: z.enum(['running', 'paused', 'stopped']).optional(),
  late: z.boolean().optional(),
  times: z.int().min(0).optional(),
})])

const said = z.union([z.array(key), z.record(key, z.union([text, z.strictObject({
  contains: text.optional(),
  to: z.array(party).optional(),
  mode: z.enum(['individual', 'public', 'notice']).optional(),
})]))])

const rang = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*\.(warn|late)$/), z.union([text, z.strictObject({ at: text.optional(), told: z.array(party).optional() })]))

export const thenDocument = z.strictObject({
  step: oneOrMore.optional(),
  closed: key.optional(),
  who: z.array(party).optional(),
  mayAct: z.array(key).optional(),
  level: key.optional(),
  number: text.optional(),
  reopened: z.int().min(0).optional(),
  values: values.optional(),
  recused: z.array(key).optional(),
  clocks: z.record(key, clock).optional(),
  said: said.optional(),
  rang: rang.optional(),
  refused: z.string().regex(/^ticket\.[a-z_]+$/).optional(),
  problems: z.record(z.string(), z.string()).optional(),
})

export const VERBS = ['start', 'do', 'claim', 'release', 'say', 'ask', 'note', 'attach', 'correct'] as const
export type Verb = (typeof VERBS)[number]

export const itemDocument = z.strictObject({
  at: text,
  by: key.optional(),
  start: key.optional(),
  do: z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/).optional(),
  claim: key.optional(),
  release: key.optional(),
  say: z.string().optional(),
  ask: z.string().optional(),
  note: z.string().optional(),
  attach: z.array(z.string()).optional(),
  correct: values.optional(),
  because: z.string().optional(),
  with: values.optional(),
  anonymous: z.boolean().optional(),
  received: text.optional(),
  solved: z.boolean().optional(),
  satisfied: z.number().optional(),
  comment: z.string().optional(),
  then: thenDocument.optional(),
})

export const scenarioDocument = z.strictObject({
  zh: text,
  en: text,
  given: z.strictObject({
    people: people.optional(),
    /** When the same reporter spoke up besides, before or after this ticket. */
    alsoSpokeUp: z.array(text).max(100).optional(),
  }).optional(),
  when: z.array(itemDocument).min(1).max(200),
})

export const scenarioFileDocument = z.strictObject({
  procedure: z.string(),
  people: people.optional(),
  scenarios: z.record(slug, scenarioDocument),
})

export type ScenarioFileDocument = z.infer<typeof scenarioFileDocument>
export type ScenarioDocument = z.infer<typeof scenarioDocument>
export type ItemDocument = z.infer<typeof itemDocument>
export type ThenDocument = z.infer<typeof thenDocument>
