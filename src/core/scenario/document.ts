/**
 * The shape of a scenario file as a person writes it: who there is (given), what happens at which local time (when),
 * and what must be true afterwards (then). This one schema reads the YAML and makes the JSON Schema for editors.
 */
import { z } from 'zod'
import { belonging, day, key, name, row, slug, text, times } from './document-basics.ts'
import { itemDocument } from './document-when.ts'

export { thenDocument } from './document-then.ts'
export type { ClockExpectation, LedgerExpectation, ThenDocument } from './document-then.ts'
export { itemDocument, VERBS } from './document-when.ts'
export type { ItemDocument, Verb } from './document-when.ts'

/** What there is before anything happens; for the whole file, and added to by a scenario. */
const given = {
  people: z.record(name, z.array(belonging).max(20)).optional(),
  superior: z.record(name, name).optional(),
  away: z.array(name).optional(),
  registers: z.record(key, z.record(z.string(), row)).optional(),
  calendar: z.strictObject({ opened: z.array(day).optional(), closed: z.array(day).optional() }).optional(),
  /** When the same reporter spoke up besides, before or after this ticket. */
  alsoSpokeUp: times.optional(),
  /** When there were other tickets with the same value in a field. */
  sameBefore: z.record(key, times).optional(),
  /** When somebody said the same in other words. */
  similarBefore: times.optional(),
  /** What `total("orders", "pieces", ...)` comes to, by `orders.pieces`. */
  totals: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/), z.number()).optional(),
}
export const givenDocument = z.strictObject(given)

export const scenarioDocument = z.strictObject({
  zh: text,
  en: text,
  given: givenDocument.optional(),
  when: z.array(itemDocument).min(1).max(200),
})

/** The moments of a series between two local times. */
const schedule = z.strictObject({ start: key, between: z.tuple([text, text]), at: times })
/** The rows that a start over a register opens on a day. */
const watch = z.strictObject({ start: key, today: day, rows: z.record(z.string(), row).optional(), opens: z.array(z.string()) })
/** How many rows each round draws out of so many, and after how many rounds everyone had their turn. */
const sample = z.strictObject({ start: key, of: z.int().min(1).max(2000), draws: z.int().min(1), coveredAfter: z.int().min(1).optional() })

export const headerDocument = z.strictObject({
  catalogue: text.optional(),
  document: z.record(key, z.union([z.string(), z.number()])).optional(),
  summary: text.optional(),
  calendar: text.optional(),
  keepYears: z.int().optional(),
})

export const scenarioFileDocument = z.strictObject({
  procedure: z.string(),
  header: headerDocument.optional(),
  ...given,
  scenarios: z.record(slug, scenarioDocument),
  schedules: z.array(schedule).optional(),
  watches: z.array(watch).optional(),
  samples: z.array(sample).optional(),
})

export const SECTIONS = { schedules: schedule, watches: watch, samples: sample } as const

export type GivenDocument = z.infer<typeof givenDocument>
export type HeaderDocument = z.infer<typeof headerDocument>
export type ScenarioDocument = z.infer<typeof scenarioDocument>
export type ScenarioFileDocument = z.infer<typeof scenarioFileDocument>
export type ScheduleDocument = z.infer<typeof schedule>
export type WatchDocument = z.infer<typeof watch>
export type SampleDocument = z.infer<typeof sample>
