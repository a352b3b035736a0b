/** The shape of clocks, rules, words and records as a person writes them. */
import { z } from 'zod'
import { assignments, code, expression, key, label, labelled, moments, subTicket, text, told, who, whoOne } from './document-basics.ts'

const dayTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const shift = z.enum(['none', 'next-working-day', 'previous-working-day'])
const place = { time: dayTime.optional(), shift: shift.optional() }

/** A limit that is a place in the calendar, or a date somebody set. */
export const due = z.union([
  z.strictObject({ field: told(key, '某人填写的日期；atMost 为上限。', 'A date somebody fills in; atMost caps it.'), atMost: text.optional() }),
  z.strictObject({ column: told(key, '分支所在行的日期列。', 'A date column of the row the branch is for.'), atMost: text.optional() }),
  z.strictObject({ timeOfDay: told(dayTime, '下一个此时刻；working 只算工作日，skipToday 不算当天。', 'The next such time; working days only; not today.'), working: z.boolean().optional(), skipToday: z.boolean().optional() }),
  z.strictObject({ monthEnd: told(z.literal(true), '月底。', 'The end of the month.'), ...place }),
  z.strictObject({ dayOfMonth: told(z.int().min(1).max(31), '每月几日。', 'This day of the month.'), ...place }),
  z.strictObject({ beforeDayOfMonth: told(z.int().min(1).max(31), '每月几日之前。', 'Before this day of the month.'), ...place }),
  z.strictObject({ series: told(text, '下一次例会等：iCalendar RRULE，自 from 起。', 'The next of a series: an iCalendar RRULE from "from".'), from: text, ...place }),
]).meta({ id: 'Due' })

const takes = z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/)
export const effect = z.union([
  z.strictObject({ notify: told(who, '通知。', 'Tells these.') }),
  z.strictObject({ raise: told(key, '升到此等级。', 'Raises to this level.') }),
  z.strictObject({ take: told(takes, '自动取“环节.处理结果”。', 'Takes "step.outcome" by itself.') }),
  z.strictObject({ assign: told(key, '把此环节转给别人(to)。', 'Hands this step to others (to).'), to: who }),
  z.strictObject({ urge: told(z.union([who, z.literal(true)]), '催办在办的人；也可加上别人。', 'Reminds whoever holds the open steps, and these.') }),
  z.strictObject({ ledger: told(key, '记一笔考核。', 'Proposes this ledger entry.') }),
  z.strictObject({ say: told(key, '说这句告知用语。', 'Says these words.') }),
  z.strictObject({ paper: told(key, '签发此单据。', 'Issues this paper.') }),
  z.strictObject({ open: told(subTicket, '另开一张工单，不等它。', 'Opens another ticket and does not wait.') }),
  z.strictObject({ set: told(assignments, '写入字段。', 'Writes fields.') }),
]).meta({ id: 'Effect' })

export const clock = z.strictObject({
  ...labelled,
  from: told(moments, '从何时起算：时点，或其中任一时点。', 'Counts from this moment, or from any of these.'),
  until: told(moments, '到何时为止。', 'Stops at this moment, or at any of these.'),
  /** A length, or cases: the first whose condition holds. */
  within: told(z.union([text, z.array(z.strictObject({ when: expression.optional(), within: text.optional(), due: due.optional() })).min(1)]).optional(), '时长，如“2 working days”“2个工作日”；或若干情形，取第一个条件成立的。', 'A length such as "2 working days"; or cases, of which the first that holds is taken.'),
  due: told(due.optional(), '日程中的一刻，或某人填写的日期。', 'A place in the calendar, or a date that somebody fills in.'),
  when: told(expression.optional(), '条件不成立则不计时。', 'The clock starts only when this holds.'),
  rule: told(z.enum(['legal', 'elapsed']).optional(), 'legal：起算当日不计(民法典第201条)；elapsed：自那一刻起计。', 'legal: the day it begins does not count (Civil Code art. 201); elapsed: from that very moment.'),
  warn: told(text.optional(), '提前多久预警。', 'Warns this long before the limit.'),
  warnWho: told(who.optional(), '预警除经办人外还告知谁。', 'Who is warned besides whoever has it in hand.'),
  late: told(z.array(effect).optional(), '超时后做什么，依次进行。', 'What happens when it is late, in this order.'),
  pausedIn: told(z.array(key).optional(), '这些环节期间暂停。', 'Stands still while one of these steps is open.'),
  extend: told(z.strictObject({ by: who, decide: who, atMost: text, times: z.int().min(1).max(20).optional() }).optional(), '可申请延期：谁申请、谁批准、最长多久、几次。', 'More time may be asked for: by whom, decided by whom, how long at most, how often.'),
  shown: told(z.boolean().optional(), 'false：不作为时限显示，只用来自动处理。', 'false: not shown as a limit; it only makes something happen by itself.'),
})

export const rule = z.strictObject({
  ...labelled,
  at: told(moments, '在这些时点。', 'At these moments.'),
  when: told(expression.optional(), '且条件成立时。', 'When this holds.'),
  do: told(z.array(effect).min(1), '依次做这些事。', 'These things are done, in this order.'),
})

export const words = z.strictObject({
  ...labelled,
  at: told(moments.optional(), '在这些时点说；不写则只由 say 说。', 'Said at these moments; when absent only by the effect "say".'),
  when: told(expression.optional(), '且条件成立时。', 'When this holds.'),
  to: told(who, '对谁说。', 'To whom.'),
  mode: told(z.union([z.enum(['individual', 'public', 'notice']), z.strictObject({ field: key })]).optional(), 'individual 个人回复、public 公开、notice 通告，或由某字段决定。', 'An individual reply, public, a notice, or as a field says.'),
})

export const ledgerRule = z.strictObject({
  ...labelled,
  kind: told(z.enum(['reward', 'penalty', 'warning']), 'reward 奖、penalty 罚、warning 警告。', 'A reward, a penalty or a warning.'),
  to: told(who, '奖罚谁。', 'Whom it is about.'),
  /** Yuan, points or percent. */
  amount: told(expression.optional(), '数额：元、分或百分数；警告没有数额。', 'How much: yuan, points or percent; a warning has none.'),
  unit: told(z.enum(['CNY', 'points', 'percent']).optional(), 'CNY 元、points 分、percent 百分比。', 'Yuan, points or percent.'),
  shareOf: told(label.optional(), '百分比的基数。', 'What the percentage is of.'),
  hearing: told(text.optional(), '决定前可在这段时间内申辩。', 'Whoever is charged may answer within this time before it is decided.'),
  approve: told(who.optional(), '由谁决定；不写则立即生效。', 'Who decides; final at once when absent.'),
  appeal: told(z.strictObject({ within: text, to: who }).optional(), '决定后多久内可向谁申诉。', 'Appeal within this time after the decision, to these.'),
})

export const goods = z.strictObject({ ...labelled, holders: z.record(key, label), keep: z.record(key, z.int().min(1)).optional() })
export const goodsMove = z.strictObject({ goods: key, from: key.optional(), to: key.optional(), count: expression, witness: key.optional() })

export const paper = z.strictObject({ ...labelled, at: moments.optional(), when: expression.optional(), number: text.optional(), copies: who.optional(), fields: z.array(key).optional() })

export const role = z.union([
  z.strictObject({ ...labelled, unit: code }),
  z.strictObject({ ...labelled, post: code }),
  z.strictObject({ ...labelled, unitIn: key }),
  z.strictObject({ ...labelled, headOf: key }),
  z.strictObject({ ...labelled, personIn: key }),
  z.strictObject({ ...labelled, outside: key }),
  z.strictObject({ ...labelled, register: key, column: key }),
  z.strictObject({ ...labelled, table: key, row: key, column: key }),
  z.strictObject({ ...labelled, firstOf: z.array(whoOne).min(1) }),
])
