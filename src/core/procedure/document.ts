/**
 * The shape of a procedure file as a person writes it. This one schema parses the YAML and makes the JSON Schema for editors;
 * `compile.ts` turns it into a `Procedure`.
 */
import { z } from 'zod'
import { assignments, code, expression, form, gates, key, label, labelled, moments, next, procedureId, subTicket, text, told, who } from './document-basics.ts'
import { clock, goods, goodsMove, ledgerRule, paper, role, rule, words } from './document-parts.ts'
import { COLUMN_TYPES, FIELD_TYPES } from './types.ts'

export type { DocumentWho, DocumentWhoOne } from './document-basics.ts'

const choice = z.strictObject({ ...labelled, under: key.optional() })
const column = z.strictObject({ ...labelled, type: z.enum(COLUMN_TYPES), required: z.boolean().optional(), choices: z.record(key, label).optional() })

const field = z.strictObject({
  ...labelled,
  type: told(z.enum(FIELD_TYPES), '字段类型。', 'The type of the field.'),
  required: told(z.boolean().optional(), '必填；表单里写“字段?”可放宽，写“字段!”可收紧。', 'Must be filled in; "field?" in a form relaxes it, "field!" tightens it.'),
  max: told(z.number().positive().optional(), '最多字数、最大数、最多件数或行数。', 'Longest text, largest number, most files or rows.'),
  min: told(z.number().optional(), '最小数、最少件数或行数。', 'Smallest number, fewest files or rows.'),
  hint: told(label.optional(), '填写提示。', 'Shown beside the field.'),
  choices: told(z.record(key, choice).optional(), '选项；under 指上级选项。', 'The choices; under names the one above.'),
  columns: told(z.record(key, column).optional(), '表格的列。', 'The columns of a table.'),
  items: told(z.record(key, z.strictObject({ ...labelled, weight: z.number().min(0).optional() })).optional(), '检查表的各项，weight 为分值。', 'The lines of a checklist with their weights.'),
  of: told(key.optional(), '取自哪个台账(needs.registers)。', 'The register it points into (needs.registers).'),
  unit: told(label.optional(), '数量单位，如“件”。', 'The unit of a number, such as pieces.'),
  when: told(expression.optional(), '条件成立才填。', 'Asked for only when this holds.'),
  value: told(expression.optional(), '算出来的值，不填写。', 'Worked out, never filled in.'),
  among: told(who.optional(), '只能从这些人中选。', 'A person must be one of these.'),
  seenBy: told(who.optional(), '只有这些人看得到。', 'Only these see it.'),
  effect: told(z.literal('recuse').optional(), 'recuse：填在这里的人须回避。', 'recuse: whoever is named here is kept out of the ticket.'),
  title: told(z.boolean().optional(), '工单以此字段为标题。', 'The ticket is listed under this field.'),
})

/** By itself: on a series of local moments, or when a row of a register meets a condition. */
const series = z.strictObject({ every: text, from: text, shift: z.enum(['none', 'next-working-day', 'previous-working-day']).optional() })

const start = z.strictObject({
  ...labelled,
  kind: told(z.enum(['person', 'schedule', 'watch', 'ticket']).optional(), 'person 有人提出、schedule 按日程、watch 台账预警、ticket 由别的工单。', 'A person speaks up; on a schedule; a watch over a register; from another ticket.'),
  form: told(form, '登记时填什么。', 'What is filled in to begin.'),
  next: told(next, '先到哪个环节。', 'Where it goes first.'),
  needs: told(gates.optional(), '受理条件；不满足则不予受理，并说明理由。', 'Conditions of intake; refused with their label when one does not hold.'),
  open: told(z.boolean().optional(), '公众无需账号即可由此提出。', 'The public may start this way without an account.'),
  anonymous: told(z.boolean().optional(), '可匿名。', 'A reporter may leave no name.'),
  by: told(who.optional(), '限这些人；不写则登录者皆可。', 'Only these of the staff; everybody signed in when absent.'),
  defaults: told(z.record(key, z.union([z.string().max(500), z.number(), z.boolean()])).optional(), '不填时的值。', 'What fields hold when nothing is said.'),
  series: told(series.optional(), '按日程开始：every 为 iCalendar RRULE。', 'Begins on this series: every is an iCalendar RRULE.'),
  register: told(key.optional(), '对台账的每一行开一张工单。', 'One ticket for each row of this register.'),
  rowInto: told(key.optional(), '行的编号写入哪个字段。', 'The field that holds the key of the row.'),
  rowWhen: told(expression.optional(), '哪些行：用 row.列名 和 today。', 'Which rows: with row.<column> and today.'),
  sample: told(z.strictObject({ size: z.int().min(1), coverWithin: z.int().min(1).optional() }).optional(), '每次抽几行；coverWithin 轮之内每行至少一次。', 'How many rows are drawn; within coverWithin rounds each at least once.'),
})

const outcome = z.strictObject({
  ...labelled,
  form: told(form.optional(), '选这个结果时填什么。', 'What is filled in for this outcome.'),
  next: told(next, '去哪个环节；可按条件，可同时去几个。', 'Where it goes; by condition, or to several at once.'),
  when: told(expression.optional(), '条件成立才可选。', 'Offered only when this holds.'),
  needs: told(gates.optional(), '须全部满足，否则不能选，并显示缺什么。', 'All must hold, else it is refused with what is missing.'),
  set: told(assignments.optional(), '顺带写入的字段。', 'Fields written by it.'),
  moves: told(z.array(goodsMove).optional(), '物品的移交。', 'Goods that change hands.'),
  reopens: told(z.boolean().optional(), '退回重办，计一次。', 'Brings the ticket back into handling; counted.'),
  tone: told(z.enum(['primary', 'plain', 'refuse']).optional(), '按钮的轻重。', 'The weight of the button.'),
  whenSolved: told(z.boolean().optional(), '反馈人答“已解决/未解决”时走这里。', 'Taken when the reporter says solved, or not solved.'),
  ends: told(z.array(key).optional(), '另一张工单以这些结束时走这里；不写则其余都走这里。', 'Ends of the other ticket that lead here; all others when absent.'),
})

const step = z.strictObject({
  ...labelled,
  kind: told(z.enum(['task', 'survey', 'meeting', 'wait', 'ticket', 'join', 'end']).optional(), 'task 办理、survey 回访、meeting 会议、wait 等外部、ticket 等另一张工单、join 汇合、end 结束。', 'Somebody acts; the reporter answers; a meeting; waits for the outside; waits for another ticket; gathers branches; the end.'),
  by: told(who.optional(), '由谁办。', 'Who acts.'),
  never: told(z.array(key).optional(), '办过这些环节的人不能办。', 'Whoever did one of these steps may not act here.'),
  hint: told(label.optional(), '办理提示。', 'Guidance above the form.'),
  form: told(form.optional(), '办理时填什么。', 'What is filled in here.'),
  outcomes: told(z.record(key, outcome).optional(), '处理结果。', 'How it can end.'),
  each: told(key.optional(), '按字段里的每个单位、人或每一行各开一支。', 'One branch for each unit, person or row in this field.'),
  vote: told(z.strictObject({ outcome: key, needs: z.union([z.enum(['all', 'majority']), z.int().min(1)]), otherwise: key }).optional(), '表决：多少人选 outcome 才通过，否则 otherwise。', 'Ends with outcome once so many chose it, else with otherwise.'),
  skip: told(z.array(z.union([z.strictObject({ when: expression, take: key }), z.strictObject({ nobody: z.literal(true), take: key })])).min(1).optional(), '条件成立或无人可办(nobody: true)时自动取某结果。', 'Takes an outcome by itself when this holds, or when nobody is there.'),
  opens: told(subTicket.optional(), '另开哪个制度的工单并等它结束。', 'Opens a ticket of another procedure and waits for its end.'),
  gathers: told(z.union([z.enum(['all', 'any']), z.int().min(1)]).optional(), '等几支汇合：all、any 或个数。', 'How many branches are waited for: all, any or a number.'),
  next: told(next.optional(), '汇合后去哪里。', 'Where it goes on from here.'),
  minutes: told(key.optional(), '会议纪要写在哪个字段。', 'The field of the minutes.'),
  present: told(key.optional(), '到会人员写在哪个字段。', 'The field of those present.'),
})

const needs = z.strictObject({
  units: told(z.record(code, z.strictObject({ ...labelled, parent: code.optional() })).optional(), '制度用到的单位。', 'Units the procedure counts on.'),
  posts: told(z.record(code, z.strictObject({ ...labelled, unit: code, head: z.boolean().optional() })).optional(), '制度用到的岗位。', 'Posts the procedure counts on.'),
  registers: told(z.record(key, z.strictObject({ ...labelled, columns: z.record(key, column) })).optional(), '制度用到的台账及其列。', 'Registers the procedure looks into, with their columns.'),
})

export const procedureDocument = z.strictObject({
  procedure: told(procedureId, '制度的编号：行业/名称。', 'The id of the procedure: sector/name.'),
  catalogue: told(z.string().optional(), '出自目录的哪一条。', 'Where in the catalogue it comes from.'),
  version: told(z.int().min(1).max(100_000), '版本，只增不减。', 'The version; it only grows.'),
  title: told(label, '名称。', 'The name.'),
  summary: told(label.optional(), '一句话说明。', 'What it is about, in a sentence.'),
  document: told(z.record(key, z.union([z.string(), z.number(), z.date()])).optional(), '受控文件的表头：编号、版次、生效日期、编制、审核、批准。', 'The header of the controlled document: code, edition, effective date, prepared, reviewed, approved.'),
  number: told(text, '工单编号规则，如 TS-{yyyy}{MM}{dd}-{seq:3}。', 'How tickets are numbered, such as TS-{yyyy}{MM}{dd}-{seq:3}.'),
  calendar: told(code.optional(), '工作日历。', 'The work calendar.'),
  starts: told(z.record(key, start), '工单怎样开始。', 'How tickets begin.'),
  fields: told(z.record(key, field), '工单记什么。', 'What a ticket holds.'),
  tables: told(z.record(key, z.strictObject({ columns: z.record(key, z.enum(['unit', 'post', 'text'])), rows: z.record(key, z.record(key, text)) })).optional(), '对照表，如“原因→部门”。', 'Fixed tables, such as cause -> department.'),
  levels: told(z.record(key, z.strictObject({ ...labelled, when: expression.optional() })).optional(), '等级，从低到高；when 为定级标准。', 'Levels from low to high; when is the criterion.'),
  needs: told(needs.optional(), '用到的单位、岗位、台账。', 'Units, posts and registers it counts on.'),
  roles: told(z.record(key, role), '角色：由谁担任。', 'Roles, and who has them.'),
  steps: told(z.record(key, step), '环节。', 'The steps.'),
  clocks: told(z.record(key, clock).optional(), '时限。', 'The limits.'),
  words: told(z.record(key, words).optional(), '对外告知的话。', 'What is said to people.'),
  rules: told(z.record(key, rule).optional(), '规则：某时点、条件成立时做什么。', 'At a moment, when it holds, do these things.'),
  ledger: told(z.record(key, ledgerRule).optional(), '考核：奖罚规则。', 'Rewards and penalties.'),
  goods: told(z.record(key, goods).optional(), '样品、退货等实物的保管。', 'Samples and returned goods in custody.'),
  papers: told(z.record(key, paper).optional(), '编号单据及抄送。', 'Numbered papers and their distribution.'),
  watchers: told(who.optional(), '只看不办的人，可催办。', 'Who sees every ticket, may urge, and owns nothing.'),
  noPromiseBefore: told(moments.optional(), '此时点前对外的话不得承诺。', 'Before one of these moments nothing may be promised.'),
  keepYears: told(z.int().min(1).max(100).optional(), '办结后保存几年。', 'How many years a closed ticket is kept.'),
})

export type ProcedureDocument = z.infer<typeof procedureDocument>
