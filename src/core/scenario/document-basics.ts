/** The pieces that every part of a scenario file is written with. */
import { z } from 'zod'

export const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/)
export const text = z.string().min(1).max(2000)
/** A person of the play. */
export const name = key
/** `unit:catering`, `head:catering` or `post:general-affairs-clerk`. */
export const belonging = z.string().regex(/^(unit|head|post):[a-z][a-z0-9-]{0,59}$/)
export const party = z.union([belonging, z.string().regex(/^(person|outside):[a-z][A-Za-z0-9]{0,39}$/), z.literal('reporter')])
export const parties = z.array(party).max(50)
/** Whoever may do something here: a person of the play, the reporter, somebody outside by the field with their contact, or a machine. */
export const actor = z.union([name, z.string().regex(/^outside:[a-z][A-Za-z0-9]{0,39}$/)])
/** A branch: its unit, person or row number; with the branches around it where that is needed: `catering/2`. */
export const branch = z.union([z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}(\/[A-Za-z0-9][A-Za-z0-9_-]{0,79}){0,4}$/), z.int().min(1)])
/** `solve.transferred` */
export const ending = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
export const procedureId = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const times = z.array(text).max(200)

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).max(50)])
/** A row of a register or a table by column. */
export const row = z.record(z.string(), cell)
/** A checklist may be written short: `{ clean: true, safe: false }`. */
export const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(row), z.record(key, z.boolean())])
export const values = z.record(key, value)

/** A name with the branch it is meant in: `answer@catering`. */
export const inBranch = (what: string): z.ZodString => z.string().regex(new RegExp(`^${what}(@[A-Za-z0-9][A-Za-z0-9_/-]{0,160})?$`))
/** A name with the how-many-th it is: `lateAnswer#2`. */
export const numbered = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}(#[1-9]\d{0,2})?$/)
