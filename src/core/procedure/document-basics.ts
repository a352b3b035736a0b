/** The pieces that every part of a procedure file is written with. */
import { z } from 'zod'

/** A schema with what an editor says about it, in both languages. */
export function told<Schema extends z.ZodType>(schema: Schema, zh: string, en: string): Schema {
  return schema.describe(`${zh}\n${en}`)
}

export const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)
export const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
export const text = z.string().min(1).max(2000)
export const label = z.strictObject({ zh: text, en: text }).meta({ id: 'Label' })
export const labelled = { zh: text, en: text }
export const procedureId = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/)
export const moment = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/)
export const moments = z.union([moment, z.array(moment).min(1)]).meta({ id: 'Moments' })
/** CEL. */
export const expression = z.union([text, z.number(), z.boolean()]).meta({ id: 'Expression' })

/** `desk` (a role), `reporter`, `originator`, `item`, or one of the objects. Written out, since it holds itself. */
export type DocumentWhoOne =
  | string
  | { unit: string } | { post: string } | { unitIn: string } | { headOf: string } | { personIn: string } | { actorOf: string } | { item: string } | { outside: string }
  | { table: string; row: string; column: string } | { register: string; column: string }
  | { superiorOf: DocumentWhoOne | DocumentWhoOne[] } | { firstOf: DocumentWhoOne[] }

export const whoOne: z.ZodType<DocumentWhoOne> = z.lazy(() => z.union([
  key,
  z.strictObject({ unit: told(code, '单位里的任何人。', 'Anybody of this unit.') }),
  z.strictObject({ post: told(code, '担任此岗位的人，或其代理。', 'Who holds this post, or stands in.') }),
  z.strictObject({ unitIn: told(key, '此字段中的单位。', 'The unit in this field.') }),
  z.strictObject({ headOf: told(key, '此字段中单位的负责人；item 指分支所对的单位。', 'The head of the unit in this field; "item" is the unit of the branch.') }),
  z.strictObject({ personIn: told(key, '此字段中的人。', 'The person in this field.') }),
  z.strictObject({ actorOf: told(key, '办过此环节的人。', 'Whoever did this step.') }),
  z.strictObject({ item: told(key, '分支所在行的此列。', 'This column of the row the branch is for.') }),
  z.strictObject({ outside: told(key, '没有账号、凭此联系方式收到个人链接的人。', 'Somebody without an account, by a personal link to this contact.') }),
  z.strictObject({ table: told(key, '对照表；row 为决定行的字段。', 'A table of this procedure; row names the field that picks the row.'), row: key, column: key }),
  z.strictObject({ register: told(key, '台账字段所指那一行的某列。', 'A column of the row that this register field points to.'), column: key }),
  z.strictObject({ superiorOf: told(whoOrList, '其上级。', 'The superior of these.') }),
  z.strictObject({ firstOf: told(z.array(whoOne).min(1), '其中第一个有人在且不须回避的。', 'The first of these behind whom somebody stands.') }),
])).meta({ id: 'WhoOne' })
const whoOrList = z.union([whoOne, z.array(whoOne).min(1)]).meta({ id: 'WhoOrList' })

export const who = z.union([
  whoOne,
  z.array(whoOne).min(1),
  z.strictObject({ byLevel: told(z.record(key, whoOrList), '按等级。', 'By level.') }),
  z.strictObject({ cases: told(z.array(z.strictObject({ when: expression.optional(), who: whoOrList })).min(1), '按条件，取第一个成立的。', 'By condition: the first that holds.') }),
]).meta({ id: 'Who' })

export type DocumentWho = z.infer<typeof who>

/** `content` as the field says; `content!` must be filled in here; `content?` may stay empty here. */
export const form = z.array(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}[!?]?$/)).max(80).meta({ id: 'Form' })
const target = z.union([key, z.array(key).min(1)])
export const next = z.union([key, z.array(z.strictObject({ when: expression.optional(), to: target })).min(1)]).meta({ id: 'Routes' })
export const gates = z.array(z.strictObject({ that: expression, ...labelled })).min(1).meta({ id: 'Gates' })
export const assignments = z.record(key, expression)
export const subTicket = z.strictObject({ procedure: procedureId, start: key.optional(), with: assignments.optional() }).meta({ id: 'SubTicket' })
