/** A file that uses every construct of the language and is right; each planted case spoils it in one place. */
export const GOOD = `procedure: test/whole
version: 1
title: { zh: 全, en: Whole }
number: T-{yyyy}-{seq:3}
keepYears: 3
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
  kind: { type: choice, zh: 类, en: Kind, choices: { goods: { zh: 货, en: Goods }, food: { zh: 食, en: Food, under: goods }, other: { zh: 他, en: Other } } }
  contact: { type: contact, zh: 电话, en: Telephone }
  customer: { type: register, of: customers, zh: 客户, en: Customer }
  leadUnit: { type: unit, zh: 单位, en: Unit }
  units: { type: units, zh: 部门, en: Units }
  handler: { type: person, among: desk, zh: 人, en: Handler }
  accused: { type: people, effect: recuse, zh: 涉, en: Accused }
  present: { type: people, zh: 到会, en: Present }
  minutes: { type: longText, zh: 纪要, en: Minutes }
  urgent: { type: boolean, zh: 急, en: Urgent }
  reason: { type: text, when: 'urgent', zh: 由, en: Reason }
  pieces: { type: number, min: 0, max: 100, unit: { zh: 件, en: pieces }, zh: 数, en: Pieces }
  worth: { type: money, value: 'pieces * 12.5', seenBy: boss, zh: 值, en: Worth }
  promised: { type: date, zh: 诺, en: Promised }
  actions:
    type: table
    zh: 措施
    en: Actions
    columns:
      what: { type: text, required: true, zh: 做, en: What }
      owner: { type: person, zh: 谁, en: Owner }
      due: { type: date, zh: 期, en: Due }
      sort: { type: choice, zh: 种, en: Sort, choices: { fix: { zh: 纠, en: Fix }, prevent: { zh: 防, en: Prevent } } }
      done: { type: boolean, zh: 毕, en: Done }
  checks: { type: checklist, zh: 查, en: Checks, items: { clean: { zh: 净, en: Clean, weight: 3 }, safe: { zh: 安, en: Safe } } }
  mode: { type: choice, zh: 式, en: Mode, choices: { individual: { zh: 个, en: One }, public: { zh: 公, en: Public } } }
levels:
  low: { zh: 低, en: Low }
  high: { zh: 高, en: High, when: 'urgent || count(same("reporter"), days(10)) >= 3 || cell(customer, "score") > 80' }
tables:
  matrix:
    columns: { dept: unit, tracker: post, note: text }
    rows: { food: { dept: kitchen, tracker: head, note: x }, other: { dept: office, tracker: head, note: y } }
needs:
  units:
    office: { zh: 处, en: Office }
    kitchen: { zh: 厨, en: Kitchen, parent: office }
  posts:
    head: { zh: 长, en: Head, unit: office }
  registers:
    customers:
      zh: 客户
      en: Customers
      columns: { seller: { type: person, zh: 业务, en: Seller }, score: { type: number, zh: 分, en: Score }, expires: { type: date, zh: 到期, en: Expires } }
roles:
  desk: { zh: 台, en: Desk, unit: office }
  boss: { zh: 长, en: Head, post: head }
  hands: { zh: 办, en: Hands, unitIn: leadUnit }
  seller: { zh: 业, en: Seller, firstOf: [{ register: customer, column: seller }, desk] }
starts:
  desk: { zh: 台, en: Desk, form: [subject, kind, customer, contact, urgent, reason, pieces], needs: [{ that: 'subject != ""', zh: 缺, en: Missing }], next: assign }
  yearly: { kind: schedule, zh: 年, en: Yearly, series: { every: FREQ=YEARLY, from: 2026-01-05T08:30 }, register: customers, rowInto: customer, rowWhen: 'row.score > 50', sample: { size: 3, coverWithin: 4 }, form: [subject], defaults: { subject: x }, next: assign }
  expiring: { kind: watch, zh: 到, en: Expiring, register: customers, rowInto: customer, rowWhen: 'daysBetween(today, row.expires) <= 365', form: [subject], defaults: { subject: x }, next: assign }
  other: { kind: ticket, zh: 转, en: Other ticket, form: [subject], next: assign }
clocks:
  reply: { zh: 复, en: Reply, from: received, until: [handle.done, closed], within: 2 working days, warn: 1 working day, late: [{ notify: boss }, { raise: high }, { ledger: lateFine }, { say: sorry }, { paper: notice }, { urge: true }, { assign: handle, to: boss }, { set: { urgent: true } }] }
  promise: { zh: 诺, en: Promise, from: assign.assigned, until: handle.done, within: [{ when: 'level == "high"', within: 2 hours }, { when: 'filled(promised)', due: { field: promised, atMost: 10 working days } }, { due: { timeOfDay: '17:00', working: true } }], pausedIn: [customer], extend: { by: hands, decide: boss, atMost: 3 working days, times: 2 } }
  action: { zh: 措, en: Action, from: act, until: act.done, due: { column: due } }
  weekly: { zh: 会, en: Weekly, from: meet, until: [meet.carried, meet.lost], due: { series: FREQ=WEEKLY;BYDAY=MO, from: 2026-01-05T08:30 } }
  silence: { zh: 默, en: Silence, from: customer, until: customer.heard, within: 7 days, shown: false, late: [{ take: customer.heard }] }
steps:
  assign:
    zh: 派
    en: Assign
    by: { byLevel: { low: desk, high: boss } }
    outcomes:
      assigned: { zh: 派, en: Assigned, form: [leadUnit!, units!, handler, accused], next: [{ when: 'urgent', to: [handle, slips] }, { to: handle }] }
      several: { zh: 会办, en: Several, form: [units!], next: slips }
  slips:
    zh: 会签
    en: Slips
    each: units
    by: item
    never: [assign]
    outcomes:
      agreed: { zh: 同意, en: Agreed, when: 'item != ""', next: gather }
  handle:
    zh: 办
    en: Handle
    by: { cases: [{ when: 'pieces > 5', who: { table: matrix, row: kind, column: dept } }, { who: [hands, { superiorOf: { actorOf: assign } }] }] }
    form: [promised, actions, checks]
    skip: [{ nobody: true, take: nothing }, { when: 'kind == "other"', take: nothing }]
    outcomes:
      done: { zh: 完, en: Done, needs: [{ that: 'actions.all(a, a.what != "")', zh: 缺, en: Missing }], set: { urgent: 'times("handle") > 1' }, moves: [{ goods: sample, to: lab, count: pieces, witness: handler }], next: gather }
      nothing: { zh: 无, en: Nothing, next: gather }
  gather: { kind: join, gathers: all, zh: 汇, en: Gather, next: [{ when: 'size(actions) > 0', to: act }, { to: meet }] }
  act:
    zh: 措施
    en: Act
    each: actions
    by: { item: owner }
    outcomes:
      done: { zh: 完, en: Done, next: meet }
  meet:
    kind: meeting
    zh: 会
    en: Meeting
    by: boss
    form: [minutes!, present!]
    minutes: minutes
    present: present
    vote: { outcome: carried, needs: majority, otherwise: lost }
    outcomes:
      carried: { zh: 过, en: Carried, moves: [{ goods: sample, from: lab, to: store, count: 1 }], next: supplier }
      lost: { zh: 否, en: Lost, form: [reason], next: customer }
  supplier:
    kind: ticket
    zh: 追
    en: Supplier
    opens: { procedure: test/other, start: other, with: { subject: 'subject + "!"', pieces: pieces } }
    outcomes:
      paid: { zh: 赔, en: Paid, ends: [archive], next: customer }
      not: { zh: 未, en: Not, next: customer }
  customer:
    kind: wait
    zh: 等
    en: Wait
    outcomes:
      heard: { zh: 回, en: Heard, next: confirm }
  confirm:
    kind: survey
    zh: 问
    en: Confirm
    by: reporter
    outcomes:
      yes: { zh: 好, en: 'Yes', whenSolved: true, next: archive }
      no: { zh: 否, en: 'No', whenSolved: false, reopens: true, next: assign }
  archive: { kind: end, zh: 档, en: Archive }
words:
  hello: { at: received, to: reporter, zh: '{{number}}', en: '{{subject}}' }
  sorry: { to: reporter, when: '!anonymous', mode: { field: mode }, zh: 歉, en: Sorry }
rules:
  often: { zh: 常, en: Often, at: [level.high, handle.claimed, reply.warn], when: 'held("sample", "lab") > 0', do: [{ open: { procedure: test/other, with: { subject: subject } } }] }
ledger:
  lateFine: { zh: 罚, en: Fine, kind: penalty, to: { actorOf: assign }, amount: 'min(200, 20 * times("handle"))', hearing: 3 days, approve: boss, appeal: { within: 5 days, to: boss } }
  share: { zh: 扣, en: Share, kind: penalty, to: hands, amount: 10, unit: percent, shareOf: { zh: 绩效, en: Bonus } }
  warned: { zh: 警, en: Warned, kind: warning, to: hands }
goods:
  sample: { zh: 样, en: Sample, holders: { lab: { zh: 室, en: Lab }, store: { zh: 库, en: Store } }, keep: { store: 1 } }
papers:
  notice: { zh: 单, en: Notice, at: handle.done, number: 'N-{number}-{nr}', copies: boss, fields: [subject, worth] }
watchers: boss
noPromiseBefore: [meet.carried]
`
