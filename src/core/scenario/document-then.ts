/** What a line says must be true after it. */
import { z } from 'zod'
import { actor, branch, ending, inBranch, key, name, numbered, parties, text, value, values } from './document-basics.ts'

const KEY = '[a-z][A-Za-z0-9]{0,39}'

/** A local time (running, and due then), or a word: `paused`, `on time` (stopped), `late`, `none` (never started). */
const clock = z.union([text, z.strictObject({
  due: text.optional(),
  warn: z.union([text, z.null()]).optional(),
  state: z.enum(['running', 'paused', 'stopped']).optional(),
  late: z.boolean().optional(),
  /** How often it was started. */
  times: z.int().min(0).optional(),
  /** Whether more time is asked for, and how often it was granted. */
  asked: z.boolean().optional(),
  extended: z.int().min(0).optional(),
})])

const contains = z.union([text, z.array(text).min(1).max(10)])
const words = z.union([text, z.strictObject({ contains: contains.optional(), to: parties.optional(), mode: z.enum(['individual', 'public', 'notice']).optional() })])
const ring = z.union([text, z.strictObject({ at: text.optional(), told: parties.optional() })])
const paper = z.union([text, z.strictObject({ number: text.optional(), copies: parties.optional() })])

const LEDGER_STATES = ['proposed', 'heard', 'confirmed', 'waived', 'appealed', 'upheld', 'withdrawn'] as const
/** Yuan, points or percent as a person writes them; null for a warning. A number alone is the amount, a word alone the state. */
const ledger = z.union([z.number(), z.enum(LEDGER_STATES), z.strictObject({
  to: parties.optional(),
  amount: z.union([z.number(), z.null()]).optional(),
  unit: z.enum(['CNY', 'points', 'percent']).optional(),
  state: z.enum(LEDGER_STATES).optional(),
  hearUntil: z.union([text, z.null()]).optional(),
  appealUntil: z.union([text, z.null()]).optional(),
})])

/** Another ticket's procedure, with the start it was asked to begin by where that is said: `quality/recovery.fromComplaint`. */
const askedFor = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*(\.[a-z][A-Za-z0-9]*)?$/)

export const thenDocument = z.strictObject({
  step: z.union([key, z.array(key)]).optional(),
  branches: z.record(key, z.array(branch)).optional(),
  closed: key.optional(),
  who: z.union([parties, z.record(text, parties)]).optional(),
  mayAct: z.union([z.array(actor), z.record(text, z.array(actor))]).optional(),
  mayChoose: z.record(actor, z.array(ending)).optional(),
  hides: z.record(actor, z.array(key)).optional(),
  level: key.optional(),
  number: text.optional(),
  reopened: z.int().min(0).optional(),
  values: z.record(inBranch(KEY), value).optional(),
  recused: z.array(name).optional(),
  clocks: z.record(inBranch(KEY), clock).optional(),
  waitsFor: z.record(inBranch(KEY), z.union([text, z.null()])).optional(),
  said: z.union([z.array(numbered), z.record(numbered, words)]).optional(),
  rang: z.record(inBranch(`${KEY}\\.(warn|late)`), ring).optional(),
  ledger: z.record(numbered, ledger).optional(),
  goods: z.record(key, z.record(key, z.int().min(0))).optional(),
  papers: z.union([z.array(numbered), z.record(numbered, paper)]).optional(),
  asked: z.union([z.array(askedFor), z.record(askedFor, z.union([values, z.array(values).min(1)]))]).optional(),
  alerted: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}(\.extend)?$/), parties).optional(),
  urged: parties.optional(),
  refused: z.string().regex(/^ticket\.[a-z_]+$/).optional(),
  gate: text.optional(),
  problems: z.record(z.string(), z.string()).optional(),
})

export type ThenDocument = z.infer<typeof thenDocument>
export type ClockExpectation = z.infer<typeof clock>
export type LedgerExpectation = z.infer<typeof ledger>
