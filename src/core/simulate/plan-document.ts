/**
 * A plan as a person writes it, in YAML, on the command line or on a screen: how many come, who is there, how long things take, how they end.
 * Everything may be left out; what is assumed instead is said in the report.
 */
import { z } from 'zod'

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
const text = z.string().min(1).max(500)
/** A name of a party: a role, the code of a unit or post, or a key such as `headOf:leadUnit`. */
const party = z.string().min(1).max(200)
/** `20%`, `0.2`, or a weight beside others. */
const share = z.union([z.number().min(0).max(1_000_000), z.string().regex(/^\s*\d+(\.\d+)?\s*[%％]?\s*$/)])
const shares = z.record(z.string().min(1).max(200), share)

const arrival = z.union([text, z.strictObject({ rate: text.optional(), levels: z.record(key, share).optional() })])

/** `mon-fri 08:00-12:00 13:00-17:00; sat 08:00-12:00`; holidays are those of the procedure's calendar. */
const group = z.strictObject({ people: z.int().min(0).max(10_000), absence: share.optional(), calendar: z.string().min(1).max(60).optional(), hours: text.optional() })
const staff = z.union([z.int().min(0).max(10_000), group, z.array(group).min(1).max(20)])

/** `2`, `1 to 3`, or each number with its share. */
const count = z.union([z.int().min(0).max(100), text, z.record(z.string().regex(/^\d{1,3}$/), share)])

export const planDocument = z.strictObject({
  /** May name the procedure, so that a plan is not used for another one. */
  procedure: z.string().max(200).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  /** First day, `2026-01-05`. */
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional(),
  weeks: z.int().min(1).max(5_200).optional(),
  /** Weeks at the beginning whose tickets are not counted: an office does not start empty. */
  warmUp: z.int().min(0).max(520).optional(),
  replications: z.int().min(1).max(1_000).optional(),
  /** Who is served first: whoever came first, or whatever is due first. */
  queue: z.enum(['fifo', 'due']).optional(),
  arrivals: z.union([text, z.record(key, arrival)]).optional(),
  levels: z.record(key, share).optional(),
  staff: z.record(party, staff).optional(),
  /** Share of working days on which a person is away, for everybody without one of their own. */
  absence: share.optional(),
  /** Time at work, by step, by `step.outcome`, or `default`. A day is a working day. */
  handling: z.record(z.string().min(1).max(90), text).optional(),
  /** How long the reporter, the outside or another ticket takes, by step or `default`. */
  delays: z.record(key, text).optional(),
  outcomes: z.record(key, z.record(key, share)).optional(),
  /** By `step.outcome`, by join, or by `starts.channel`: the share of each target (several: `a+b`). */
  routes: z.record(z.string().min(1).max(90), shares).optional(),
  /** How often a condition holds that depends on what people fill in, by its text. */
  conditions: z.record(z.string().min(1).max(2000), share).optional(),
  /** How many units, people or rows a field holds. */
  items: z.record(key, count).optional(),
  /** How far away a date is that somebody sets, by field or column. */
  dates: z.record(key, text).optional(),
  /** Share of the runs of a clock for which more time is granted. */
  extensions: z.record(key, share).optional(),
  /** Who a field or a table names, by party: the share of each unit, post or person. */
  split: z.record(party, shares).optional(),
})

export type PlanDocument = z.infer<typeof planDocument>
