import { describe, expect, it } from 'vitest'
import type { DescriptionPart } from './description.ts'
import { describeProcedure } from './describe.ts'
import { exampleWith } from './example.ts'
import { toMarkdown } from './markdown.ts'
import type { DescriptionPoint } from './description.ts'

type Case = readonly [construct: string, yaml: string, at: `${DescriptionPart}.${string}`, zh: readonly string[], en: readonly string[]]

function linesOf(points: readonly DescriptionPoint[]): string[] {
  return points.flatMap(({ text, points: inner }) => [text, ...linesOf(inner)])
}

/** All lines of one clause, its title first. */
function told(yaml: string, at: string, lang: 'zh' | 'en'): string[] {
  const [part, key] = [at.slice(0, at.indexOf('.')), at.slice(at.indexOf('.') + 1)]
  const entry = describeProcedure(exampleWith(yaml), lang).sections.find((section) => section.key === part)?.entries.find((candidate) => candidate.key === key)
  if (!entry) throw new Error(`nothing is told of ${at}`)
  return [entry.title, ...linesOf(entry.points)]
}

/** A step that is reached, with this in it. */
const step = (inside: string): string => `
starts: { desk: { next: check } }
steps:
  check:
    zh: 核实
    en: Check
    outcomes:
      ok: { zh: 属实, en: Confirmed, next: handle }
${inside}`

const CASES: readonly Case[] = [
  // Who
  ['a unit', 'roles: { sales: { zh: 销售, en: Sales people, unit: sales } }', 'roles.sales', ['“销售部”的人员。'], ['The members of "Sales".']],
  ['a post', '', 'roles.head', ['质量部的岗位“质量部长”，为其负责人。'], ['The post "Head of Quality" of Quality, its head.']],
  ['the head of a unit that a field names', step('    by: { headOf: leadUnit }'), 'steps.check', ['由“责任部门”的负责人办理。'], ['Handled by the head of the unit in "Responsible unit".']],
  ['a chain of stand-ins', step('    by: { firstOf: [head, { post: deputy }, clerk] }'), 'steps.check', ['由部长（空缺或须回避时依次为质量副部长、质量员）办理。'], ['Handled by Head (failing whom, in this order: Deputy head of Quality, Quality clerk).']],
  ['whoever acted, and their superior', `${step('    by: clerk')}\n  handle: { by: [{ actorOf: check }, { superiorOf: { actorOf: check } }] }`, 'steps.handle', ['由办理“核实”的人或办理“核实”的人的上级办理。'], ['Handled by whoever did "Check" or the superior of whoever did "Check".']],
  ['a person from a register', step('    by: { register: customer, column: seller }'), 'steps.check', ['由“客户”在台账中的“销售员”办理。'], ['Handled by the "Salesperson" of "Customer" in the register.']],
  ['the matrix of causes', `${step('    by: { table: matrix, row: kind, column: dept }')}\ntables: { matrix: { columns: { dept: unit }, rows: { quality: { dept: quality }, service: { dept: sales }, other: { dept: sales } } } }`, 'steps.check', ['由“类别”在对照表“matrix”中对应的“dept”办理。'], ['Handled by the "dept" that the table "matrix" gives for "Kind".']],
  ['somebody outside', step('    by: { outside: contact }'), 'steps.check', ['由“客户联系方式”所填的外部人员（凭个人链接办理，无须账号）办理。'], ['Handled by the outside person in "Customer\'s contact" (by a personal link, without an account).']],
  ['another person for each level', step('    by: { byLevel: { ordinary: clerk, serious: head } }'), 'steps.check', ['由质量员（一般）或部长（严重）办理。'], ['Handled by Quality clerk (Ordinary) or Head (Serious).']],
  ['another person by condition', step('    by: { cases: [{ when: "pieces > 10", who: head }, { who: clerk }] }'), 'steps.check', ['由以下人员办理：', '“数量”超过10件时：部长。', '其他情况：质量员。'], ['Handled by these:', 'When "Quantity" is more than 10 pieces: Head.', 'Otherwise: Quality clerk.']],

  // Starts
  ['open to the public', 'starts: { desk: { open: true, anonymous: true } }', 'starts.desk', ['公众可以直接提出，无须账号；可以匿名。'], ['Open to the public, without an account; the reporter may leave no name.']],
  ['only for some', 'starts: { desk: { by: clerk } }', 'starts.desk', ['由质量员登记；须留姓名。'], ['Registered by Quality clerk; the reporter gives a name.']],
  ['a schedule over a register, sampled', 'starts: { plan: { kind: schedule, zh: 周检, en: Weekly check, series: { every: FREQ=WEEKLY;BYDAY=MO, from: 2026-01-05T08:30, shift: next-working-day }, register: customers, rowInto: customer, rowWhen: "row.stock > 0", sample: { size: 3, coverWithin: 10 }, form: [subject], defaults: { subject: 周检 }, next: handle } }', 'starts.plan',
    ['每周一08:30（遇休息日顺延到下一个工作日）自动开单。', '台账“客户台账”中每行各开一张工单，条件：“库存”大于0；该行记入“客户”。', '每次随机抽取至多3行，抽样种子留记录；每10次之内每行至少抽到一次。', '未写明时，“事项”为“周检”。'],
    ['Every Monday at 08:30 (moved to the next working day when it is a day off), a ticket is opened by itself.', 'One ticket for each row of the register "Customers", for which "Stock" is more than 0; the row goes into "Customer".', 'At most 3 rows are drawn at random each time, and the seed is recorded; every row is drawn at least once within 10 rounds.']],
  ['a watch', 'starts: { low: { kind: watch, zh: 低于定额, en: Below quota, register: customers, rowInto: customer, rowWhen: "row.stock < row.quota", form: [subject], defaults: { subject: x }, next: handle } }', 'starts.low', ['预警：系统持续查看台账“客户台账”，发现符合条件的一行即自动开单。', '台账“客户台账”中每行各开一张工单，条件：“库存”小于“定额”；该行记入“客户”。'], ['A watch: the register "Customers" is looked through, and a row that meets the condition opens a ticket.']],
  ['another ticket', 'starts: { other: { kind: ticket, zh: 转来, en: Passed on, form: [subject], next: handle } }', 'starts.other', ['由其他工单开启。'], ['Opened by another ticket.']],
  ['an intake condition', 'starts: { desk: { needs: [{ that: "filled(customer)", zh: 请选客户, en: Choose the customer }] } }', 'starts.desk', ['须满足：“客户”已填。否则不予通过，并提示“请选客户”。'], ['Only if "Customer" is filled in; otherwise it is refused with "Choose the customer".']],

  // Levels
  ['a level for any of several reasons', `levels: { serious: { when: 'urgent || count(same("reporter"), days(10)) >= 3' } }`, 'levels.serious', ['有下列情形之一的：', '“紧急”为“是”。', '同一反馈人10天内的工单数（含本件）达到3件。'], ['When any of these holds:', '"Urgent" is "yes".', 'The number of tickets of the same reporter within 10 days, this one included, is at least 3.']],

  // Steps
  ['nobody both does and verifies', `${step('    by: clerk')}\n  handle: { never: [check] }`, 'steps.handle', ['办理过“核实”的人不得办理本环节。'], ['Nobody who acted in "Check" may act here.']],
  ['once for each unit', step('    each: units\n    by: item'), 'steps.check', ['由该支所对应的单位或人员办理。', '“会签部门”中的每个单位各办一份，并行办理。'], ['Handled by the unit or person of the branch.', 'Once for each unit in "Units asked", side by side.']],
  ['a meeting with minutes and a vote', step('    kind: meeting\n    by: head\n    minutes: minutes\n    present: present\n    form: [minutes!, present!]\n    vote: { outcome: ok, needs: majority, otherwise: no }').replace('next: handle }', 'next: handle }\n      no: { zh: 否, en: Rejected, next: archive }'), 'steps.check',
    ['由部长主持会议。', '必填：会议纪要、到会人员。', '会议纪要记入“会议纪要”；到会人员记入“到会人员”。', '各方表决：须过半数选“属实”；达不到的，以“否”结束。'],
    ['A meeting led by Head.', 'The minutes go into "Minutes"; those present go into "Those present".', 'Decided by vote: more than half of them must choose "Confirmed"; where that can no longer be, it ends with "Rejected".']],
  ['skipped when nobody is there', step('    by: head\n    skip: [{ nobody: true, take: ok }, { when: "pieces < 2", take: ok }]'), 'steps.check', ['无人可以办理（岗位空缺或须回避）时，跳过本环节，按“属实”处理。', '“数量”不足2件时，跳过本环节，按“属实”处理。'], ['Skipped with "Confirmed" when nobody can act here (the post is vacant, or everybody keeps out).', 'Skipped with "Confirmed" when "Quantity" is less than 2 pieces.']],
  ['another ticket that is waited for', step('    kind: ticket\n    opens: { procedure: test/claim, start: claim, with: { subject: subject } }').replace('next: handle }', 'ends: [paid], next: handle }'), 'steps.check', ['另开一张工单并等待其结束：制度 test/claim，途径 claim，带入 subject = “事项”。', '所开工单以 paid 结束的，为此结果。'], ['Another ticket is opened and its end is waited for: procedure test/claim, by its start claim, with subject = "Matter".', 'Taken when the other ticket ends at paid.']],
  ['a wait that a clock ends', `${step('    kind: wait')}\nclocks: { silence: { zh: 等待, en: Waiting, from: check, until: check.ok, within: 7 days, shown: false, late: [{ take: check.ok }] } }`, 'steps.check', ['等待：内部无须办理，由时限或外部事件结束。', '时限“等待”（5.2）到时，自动为此结果。'], ['Waiting: nobody here acts; a limit or something outside ends it.', 'Taken by itself when the limit "Waiting" (5.2) is over.']],
  ['a call-back by the reporter', step('    kind: survey\n    by: reporter').replace('next: handle }', 'whenSolved: true, next: handle }\n      no: { zh: 不属实, en: Denied, whenSolved: false, reopens: true, next: handle }'), 'steps.check', ['由反馈人确认是否解决、是否满意。', '反馈人答“已解决”即为此结果。', '“不属实”：转4.1“处理”；计为一次重办。'], ['The reporter says whether it is solved and how satisfied they are.', 'The answer "solved" leads here.', '"Denied": Go on to 4.1 "Handle"; counted as a reopening.']],
  ['a gate, values written, and an outcome by condition', step('    by: clerk').replace('next: handle }', 'when: "!urgent", form: [reason!], needs: [{ that: "size(photos) > 0", zh: 请附照片, en: Add photos }], set: { kind: "\'other\'", urgent: "pieces > 3" }, next: handle }\n      no: { zh: 不属实, en: Denied, next: archive }'), 'steps.check',
    ['“属实”：必填：退回理由；“类别”写为“其他”，“数量”超过3件时“紧急”写为“是”，否则写为“否”；转4.1“处理”。', '仅在“紧急”为“否”时可选。', '须满足：“照片”已填。否则不予通过，并提示“请附照片”。'],
    ['"Confirmed": Required: Reason; "Kind" becomes "Other", "Urgent" becomes "yes" if "Quantity" is more than 3 pieces, otherwise "no"; go on to 4.1 "Handle".', 'Offered only when "Urgent" is "no".', 'Only if "Photos" is filled in; otherwise it is refused with "Add photos".']],
  ['ways by condition, and several at once', `${step('    by: clerk').replace('next: handle }', 'next: [{ when: urgent, to: [handle, ask] }, { to: handle }] }')}\n  ask: { zh: 征询, en: Ask, by: head, outcomes: { asked: { zh: 已征询, en: Asked, next: gather } } }\n  gather: { kind: join, zh: 汇总, en: Gathered, next: archive }\n  handle: { outcomes: { done: { next: gather } } }`, 'steps.check', ['“属实”：“紧急”为“是”的，同时转4.1“处理”和4.4“征询”；其他情况，转4.1“处理”。'], ['"Confirmed": If "Urgent" is "yes", go on to 4.1 "Handle" and 4.4 "Ask" at the same time; otherwise go on to 4.1 "Handle".']],
  ['a join of so many', `${step('    each: units\n    by: item').replace('next: handle }', 'next: gather }')}\n  gather: { kind: join, gathers: 2, zh: 汇总, en: Gathered, next: archive }`, 'steps.gather', ['汇合：有2支办完即转4.2“归档”，办结；其余未办完的各支随即终止。'], ['Joined when 2 branches have arrived; then the ticket is closed: 4.2 "Archived"; those still open then are ended.']],
  ['goods that move', `${step('    by: clerk').replace('next: handle }', 'moves: [{ goods: sample, from: lab, to: store, count: 2, witness: handler }], next: handle }')}\ngoods: { sample: { zh: 样品, en: Samples, holders: { lab: { zh: 实验室, en: Laboratory }, store: { zh: 留样室, en: Store } }, keep: { store: 2 } } }`, 'steps.check', ['“属实”：“样品”由“实验室”交“留样室”，数量：2，“经办人”在场见证；转4.1“处理”。'], ['"Confirmed": "Samples": from "Laboratory" to "Store", count: 2, witnessed by "Handler"; go on to 4.1 "Handle".']],

  // Clocks
  ['a limit counted by law', 'clocks: { solve: { warn: 1 working day, warnWho: head, late: [{ notify: head }, { raise: serious }, { urge: true }] } }', 'clocks.solve',
    ['自收到起5个工作日内，须办完“处理”。', '起算当日不计入，到最后一天结束为止。', '到期前1个工作日预警，提醒当时的办理人和部长。', '超时的：通知当时的办理人和部长；等级升为“严重”；向当时的办理人催办（留记录）。'],
    ['Within 5 working days after the ticket is received, "Handle" must be done.', 'The day it begins does not count, and it runs to the end of the last day.', '1 working day before it is over, a warning goes to whoever is at work on it and Head.', 'If late: a notice goes to whoever is at work on it and Head; the level is raised to "Serious"; whoever holds the open steps is urged, on record.']],
  ['a limit by cases', `clocks: { solve: { within: [{ when: urgent, within: 30 minutes }, { when: 'filled(promised)', due: { field: promised, atMost: 10 working days } }, { within: 5 working days }] } }`, 'clocks.solve',
    ['自收到起，须在以下期限内办完“处理”：', '“紧急”为“是”的，30分钟内。', '“承诺日期”已填的，“承诺日期”所定的时间之前，最长不超过10个工作日。', '其他情况，5个工作日内。'],
    ['After the ticket is received, "Handle" must be done within this limit:', 'When "Urgent" is "yes", within 30 minutes.', 'When "Promised date" is filled in, by the time set in "Promised date", and within 10 working days at the longest.', 'Otherwise, within 5 working days.']],
  ['no limit where no case holds', 'clocks: { solve: { within: [{ when: urgent, within: 30 minutes }] } }', 'clocks.solve', ['以上都不符合的，不计此时限。'], ['Where none of these holds there is no such limit.']],
  ['the next morning meeting', 'clocks: { solve: { due: { timeOfDay: "08:30", working: true, skipToday: true } } }'.replace('due:', 'within: null, due:'), 'clocks.solve', ['自收到起，须在下一个工作日08:30前办完“处理”。'], ['After the ticket is received, "Handle" must be done by 08:30 of the next working day.']],
  ['the end of the month', 'clocks: { solve: { within: null, due: { monthEnd: true, time: "17:00", shift: previous-working-day } } }', 'clocks.solve', ['自收到起，须在当月最后一天17:00（遇休息日提前到上一个工作日）前办完“处理”。'], ['After the ticket is received, "Handle" must be done by 17:00 on the last day of the month (moved to the working day before when it is a day off).']],
  ['before the first', 'clocks: { solve: { within: null, due: { beforeDayOfMonth: 1 } } }', 'clocks.solve', ['自收到起，须在下月1日的前一天24:00前办完“处理”。'], ['After the ticket is received, "Handle" must be done by the end of the day before the 1st of next month.']],
  ['the n-th of the month', 'clocks: { solve: { within: null, due: { dayOfMonth: 5 } } }', 'clocks.solve', ['自收到起，须在最近一个“每月5日”24:00前办完“处理”。'], ['After the ticket is received, "Handle" must be done by the end of the next 5th of a month.']],
  ['the next meeting of a series', 'clocks: { solve: { within: null, due: { series: FREQ=WEEKLY;BYDAY=FR, from: 2026-01-02T14:00 } } }', 'clocks.solve', ['自收到起，须在下一次（每周五14:00）前办完“处理”。'], ['After the ticket is received, "Handle" must be done by the next time (every Friday at 14:00).']],
  ['a date that somebody set', 'clocks: { solve: { within: null, due: { field: promised } } }', 'clocks.solve', ['自收到起，须在“承诺日期”所定的时间之前办完“处理”。', '没有定下时间的，不计此时限；只定了日期的，以当日下班为准。'], ['After the ticket is received, "Handle" must be done by the time set in "Promised date".', 'Where no time was set there is no such limit; a mere date means the close of that day.']],
  ['a stopwatch in working time', 'clocks: { solve: { within: 4 working hours, rule: elapsed } }', 'clocks.solve', ['自收到起4工作小时内，须办完“处理”。', '只计工作时间。'], ['Within 4 working hours after the ticket is received, "Handle" must be done.', 'Only working time counts.']],
  ['a pause and an extension', `${step('    by: clerk')}\nclocks: { solve: { pausedIn: [check], extend: { by: clerk, decide: head, atMost: 3 working days, times: 2 } } }`, 'clocks.solve', ['“核实”期间暂停计时。', '到期前，质量员可以申请延期，由部长批准；每次最多延长3个工作日，最多延期2次。'], ['It stands still during "Check".', 'Before it is over, Quality clerk may ask for more time, and Head decides; at most 3 working days at a time, at most 2 times.']],
  ['several moments that stop it', 'clocks: { solve: { until: [said, handle.done, closed] } }', 'clocks.solve', ['自收到起5个工作日内，须向反馈人作出说明、办完“处理”或办结。'], ['Within 5 working days after the ticket is received, the reporter must be told something, "Handle" must be done or the ticket must be closed.']],
  ['a silent clock', `${step('    kind: wait')}\nclocks: { silence: { zh: 等待, en: Waiting, from: check, until: check.ok, within: 7 days, shown: false, late: [{ take: check.ok }] } }`, 'clocks.silence', ['自“核实”开始起，满7天到时；此前“核实”结束的，不再计时。', '到时：4.3“核实”自动按“属实”处理。', '不作为时限显示，只用于自动处理。'], ['Counted after "Check" begins, within 7 days, unless "Check" ends before.', 'When it is over: 4.3 "Check" ends with "Confirmed" by itself.']],
  ['what a late clock does', `clocks: { solve: { late: [{ assign: handle, to: head }, { ledger: fine }, { say: sorry }, { paper: notice }, { open: { procedure: test/claim, with: { subject: subject } } }, { set: { urgent: true } }] } }
ledger: { fine: { zh: 超时, en: Lateness, kind: penalty, to: clerk, amount: 20 } }
words: { sorry: { to: reporter, zh: 抱歉, en: Sorry } }
papers: { notice: { zh: 督办单, en: Notice } }`, 'clocks.solve',
    ['超时的：通知当时的办理人；4.1“处理”改由部长办理；提出考核“超时”（7.1）；告知反馈人（6.1）；出具“督办单”（8.1）；另开一张工单：制度 test/claim，带入 subject = “事项”，不等其结果；“紧急”写为“是”。'],
    ['If late: a notice goes to whoever is at work on it; 4.1 "Handle" is handed to Head; the ledger entry "Lateness" is proposed (7.1); a word goes to the reporter (6.1); the paper "Notice" is issued (8.1); another ticket is opened: procedure test/claim, with subject = "Matter", without waiting for it; "Urgent" becomes "yes".']],

  // Rules, words, ledger, goods, papers
  ['a rule', 'clocks: { solve: { warn: 1 working day } }\nrules: { often: { zh: 反复, en: Again, at: [level.serious, handle.claimed, solve.warn], when: urgent, do: [{ notify: head }] } }', 'rules.often', ['升为“严重”、“处理”有人认领或时限“解决”预警时，如“紧急”为“是”：通知部长。'], ['When the level is raised to "Serious", "Handle" is claimed or the limit "Solved" is near, if "Urgent" is "yes": Head is told.']],
  ['a word', 'words: { hello: { at: received, to: reporter, when: "!anonymous", mode: public, zh: "已收到，编号 {{number}}：{{subject}}", en: "Received as {{number}}: {{subject}}" } }', 'words.hello', ['告知反馈人', '收到时，如反馈人留了姓名；公开回复。', '“已收到，编号 〈编号〉：〈事项〉”'], ['To the reporter', 'When the ticket is received, if the reporter gave a name; published.', '"Received as <number>: <Matter>"']],
  ['a penalty with hearing and appeal', `ledger: { fine: { zh: 超时考核, en: Lateness, kind: penalty, to: clerk, amount: 'urgent ? 50 : 20', hearing: 3 days, approve: head, appeal: { within: 5 days, to: { post: deputy } } } }
clocks: { solve: { late: [{ ledger: fine }] } }`, 'ledger.fine',
    ['时限“解决”超时时（5.1）提出。', '处罚质量员：“紧急”为“是”时为50，否则为20（单位：元）。', '决定之前，当事人可在3天内申辩。', '由部长决定。', '对决定不服的，可在5天内向质量副部长申诉。'],
    ['Proposed when the limit "Solved" is late (5.1).', 'A penalty for Quality clerk: 50 if "Urgent" is "yes", otherwise 20 (in yuan).', 'Whoever it concerns may answer within 3 days before it is decided.', 'Decided by Head.', 'An appeal within 5 days of the decision goes to Deputy head of Quality.']],
  ['a share of something', 'ledger: { share: { zh: 扣减, en: Deduction, kind: penalty, to: clerk, amount: 5, unit: percent, shareOf: { zh: 当月提成, en: the commission of the month } } }\nrules: { r: { zh: 规则, en: Rule, at: handle.done, do: [{ ledger: share }] } }', 'ledger.share', ['按6.1“规则”提出。', '处罚质量员：当月提成的5%。', '提出即生效。'], ['Proposed by 6.1 "Rule".', 'A penalty for Quality clerk: 5% of the commission of the month.', 'Final at once.']],
  ['goods kept', `${step('    by: clerk').replace('next: handle }', 'moves: [{ goods: sample, to: store, count: pieces }], next: handle }')}\ngoods: { sample: { zh: 样品, en: Samples, holders: { lab: { zh: 实验室, en: Laboratory }, store: { zh: 留样室, en: Store } }, keep: { store: 2 } } }`, 'goods.sample', ['逐件计数，保管方为实验室、留样室；交接不得超过实有数量。', '“留样室”一经收存，须至少保留2份。'], ['Counted pieces in the custody of Laboratory, Store; never more can be handed over than there are.', '"Store", once it has any, keeps at least 2.']],
  ['a paper', 'papers: { form: { zh: 质量信息单, en: Quality sheet, at: handle.done, number: "XX-{number}-{nr}", copies: [head, { unit: sales }], fields: [subject, kind] } }', 'papers.form', ['“处理”结束时，出具。', '编号 XX-〈工单编号〉-〈份号〉。', '内容：事项、类别。', '分发：部长、销售部。'], ['Issued when "Handle" ends.', 'It shows: Matter, Kind.', 'Copies to: Head, Sales.']],

  // Secrecy, fields, keeping
  ['recusal', 'fields: { accused: { effect: recuse } }', 'secrecy.accused', ['其中所填的人须回避：看不到、也不能办理本单。'], ['Whoever is named there keeps out: they neither see nor handle the ticket.']],
  ['a field that few see', 'fields: { loss: { seenBy: head } }', 'secrecy.loss', ['只有部长看得到此项内容。'], ['Seen only by Head.']],
  ['no promise', 'noPromiseBefore: handle.done', 'secrecy.noPromiseBefore', ['“处理”结束之前，自行撰写的对外说明须声明不含任何承诺。'], ['Before "Handle" ends, whoever writes to the outside in their own words declares that these promise nothing.']],
  ['a conditional field', 'fields: { reason: { when: "pieces > 3" } }', 'fields.reason', ['仅在“数量”超过3件时填写。'], ['Asked for only when "Quantity" is more than 3 pieces.']],
  ['a computed field', 'fields: { worth: { type: money, value: "pieces * 12.5", zh: 货值, en: Worth } }', 'fields.worth', ['自动计算，不须填写：“数量” × 12.5。'], ['Worked out by itself, never filled in: "Quantity" × 12.5.']],
  ['a person among some', 'fields: { handler: { among: clerk } }', 'fields.handler', ['须为质量员中的人。'], ['Must be one of Quality clerk.']],
  ['a tree of categories', 'fields: { kind: { choices: { look: { zh: 外观, en: Looks, under: quality } } } }', 'fields.kind', ['可选：质量（外观）、服务、其他。'], ['One of: Quality (Looks), Service, Other.']],
  ['a table', '', 'fields.actions', ['每行：内容（单行文字，必填）、责任人（人员）、完成日期（日期）、费用（金额（元））、已完成（是或否）。'], ['Each row: What (text, required), Owner (person), Due date (date), Cost (amount in yuan), Done (yes or no).']],
  ['a checklist', '', 'fields.checks', ['检查项：整洁（60分）、安全（40分）。'], ['Items: Clean (60 points), Safe (40 points).']],
  ['a number with its bounds', 'fields: { pieces: { min: 1, max: 500 } }', 'fields.pieces', ['数字，单位：件，至少1件，至多500件。'], ['Number, in pieces, at least 1 pieces, at most 500 pieces.']],
  ['watchers', 'watchers: { unit: sales }', 'keeping.watchers', ['销售部可以看到本制度的全部工单，可以催办，但不承担办理。'], ['May see every ticket of this procedure and urge, without owning it: Sales.']],
  ['how long it is kept', 'keepYears: 5', 'keeping.keep', ['办结后保存5年。'], ['Closed tickets are kept for 5 years.']],
]

describe('every construct is told in both languages', () => {
  it.each(CASES)('%s', (_, yaml, at, zh, en) => {
    expect(told(yaml, at, 'zh')).toEqual(expect.arrayContaining([...zh]))
    expect(told(yaml, at, 'en')).toEqual(expect.arrayContaining([...en]))
  })
})

describe('a description as a document', () => {
  it('has the header of the controlled document, with the names of those who sign', () => {
    const description = describeProcedure(exampleWith('document: { code: ZL-01, effective: 2026-01-01, approved: head }'), 'zh')
    expect(description.head).toEqual([['制度', 'test/example'], ['版本', '3'], ['文件编号', 'ZL-01'], ['生效日期', '2026-01-01'], ['批准', '质量部长']])
  })

  it('is Markdown with numbered headings, and signs in names stay signs', () => {
    const markdown = toMarkdown(describeProcedure(exampleWith('fields: { reason: { zh: "退回*理由*|<b>", en: "R" } }'), 'zh'))
    expect(markdown).toContain('# 质量投诉处理\n\n投诉逐件办理。\n\n| 制度 | 版本 |\n| --- | --- |\n| test/example | 3 |\n')
    expect(markdown).toContain('\n## 4 办理环节\n\n### 4.1 处理\n\n- 由质量员办理。\n')
    expect(markdown).toContain('**6.16 退回\\*理由\\*|\\<b\\>**')
  })
})
