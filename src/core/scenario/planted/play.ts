/** A procedure that uses whatever scenarios can speak of; `play-scenarios.ts` speaks of all of it. */
export const PLAY = `procedure: test/play
catalogue: S000-00
version: 1
title: { zh: 样品投诉, en: Sample complaint }
summary: { zh: 客户投诉附样品，部门会签，考核误期, en: A complaint with samples that departments sign }
document: { code: YP-1, edition: 2 }
number: YP-{yyyy}-{seq:3}
keepYears: 3
fields:
  subject: { type: text, required: true, max: 20, title: true, zh: 事由, en: Matter }
  customer: { type: register, of: customers, zh: 客户, en: Customer }
  pieces: { type: number, min: 0, max: 9, zh: 件数, en: Pieces }
  cost: { type: money, value: 'pieces * 12.5', seenBy: boss, zh: 金额, en: Cost }
  units: { type: units, zh: 部门, en: Units }
  opinion: { type: text, zh: 意见, en: Opinion }
  minutes: { type: longText, zh: 纪要, en: Minutes }
  present: { type: people, zh: 到会, en: Present }
  witness: { type: person, zh: 见证人, en: Witness }
  contact: { type: contact, zh: 供应商电话, en: Supplier's telephone }
  urgent: { type: boolean, zh: 加急, en: Urgent }
  checks: { type: checklist, zh: 检查, en: Checks, items: { clean: { zh: 清洁, en: Clean, weight: 40 }, safe: { zh: 安全, en: Safe, weight: 60 } } }
  actions:
    type: table
    zh: 措施
    en: Actions
    columns: { what: { type: text, required: true, zh: 做什么, en: What }, owner: { type: person, required: true, zh: 负责人, en: Owner }, due: { type: date, zh: 期限, en: Due } }
levels:
  plain: { zh: 一般, en: Plain }
  often: { zh: 多次, en: Often, when: 'count(same("customer"), days(30)) >= 3 || similar(days(30)) >= 2 || total("shipments", "pieces", same("customer"), days(30)) > 100' }
needs:
  units:
    company: { zh: 公司, en: Company }
    quality: { zh: 品质部, en: Quality, parent: company }
    sales: { zh: 业务部, en: Sales, parent: company }
    plant: { zh: 工厂, en: Plant, parent: company }
  posts:
    quality-head: { zh: 品质部经理, en: Quality manager, unit: quality, head: true }
    director: { zh: 总经理, en: Director, unit: company, head: true }
  registers:
    customers: { zh: 客户, en: Customers, columns: { seller: { type: person, required: true, zh: 业务员, en: Seller }, days: { type: number, zh: 天数, en: Days }, expires: { type: date, zh: 到期, en: Expires } } }
    shipments: { zh: 发货, en: Shipments, columns: { customer: { type: text, zh: 客户, en: Customer }, pieces: { type: number, zh: 件数, en: Pieces } } }
roles:
  desk: { zh: 业务部, en: Sales, unit: sales }
  lab: { zh: 品质部, en: Quality, unit: quality }
  head: { zh: 品质部经理或总经理, en: Quality manager or director, firstOf: [{ post: quality-head }, { post: director }] }
  boss: { zh: 总经理, en: Director, post: director }
  seller: { zh: 业务员, en: Seller, register: customer, column: seller }
starts:
  desk: { zh: 业务部, en: Sales, by: desk, form: [subject, customer, pieces, urgent], needs: [{ that: 'pieces >= 2', zh: 不少于两件样品, en: at least two samples }], next: receive }
  yearly: { kind: schedule, zh: 年检, en: Yearly, series: { every: FREQ=MONTHLY, from: 2026-01-05T08:30, shift: next-working-day }, register: customers, rowInto: customer, sample: { size: 2, coverWithin: 3 }, form: [subject, customer, pieces], defaults: { subject: 例行检查, pieces: 2 }, next: receive }
  expiring: { kind: watch, zh: 到期, en: Expiring, register: customers, rowInto: customer, rowWhen: 'daysBetween(today, row.expires) <= 30', form: [subject, customer, pieces], defaults: { subject: 即将到期, pieces: 2 }, next: receive }
clocks:
  answer: { zh: 答复, en: Answer, from: received, until: closed, within: [{ when: 'cell(customer, "days") == 1', within: 1 working day }, { within: 3 working days }], warn: 4 working hours, warnWho: seller, extend: { by: lab, decide: boss, atMost: 2 working days, times: 1 }, late: [{ notify: boss }, { raise: often }, { ledger: lateAnswer }, { say: sorry }, { paper: notice }, { urge: boss }, { open: { procedure: test/other, with: { subject: subject } } }, { set: { urgent: true } }] }
  sign: { zh: 会签, en: Sign, from: sign, until: sign.signed, within: 2 working days, late: [{ assign: sign, to: head }] }
  trial: { zh: 试用, en: Trial, from: trial, until: [trial.passed, trial.silent], within: 7 days, rule: legal, shown: false, late: [{ take: trial.silent }] }
steps:
  receive:
    zh: 收样
    en: Receive
    by: lab
    outcomes:
      received: { zh: 收下, en: Received, form: [witness, checks, contact], moves: [{ goods: samples, to: lab, count: pieces, witness: witness }], next: analyse }
  analyse:
    zh: 分析
    en: Analyse
    by: head
    outcomes:
      shared: { zh: 会签, en: Shared, form: [units!], needs: [{ that: 'size(units) >= 2', zh: 至少两个部门, en: at least two departments }], next: sign }
      single: { zh: 直接表决, en: Straight to the vote, when: 'level == "plain"', next: vote }
      acted: { zh: 定措施, en: With actions, form: [actions!], next: act }
  sign:
    zh: 会签
    en: Sign
    each: units
    by: item
    never: [analyse]
    outcomes:
      signed: { zh: 同意, en: Signed, form: [opinion!], next: gather }
  act:
    zh: 措施
    en: Act
    each: actions
    by: { item: owner }
    outcomes:
      done: { zh: 完成, en: Done, next: gather }
  gather: { kind: join, gathers: all, zh: 汇总, en: Gather, next: vote }
  vote:
    kind: meeting
    zh: 评审会
    en: Review
    by: [{ post: quality-head }, { post: director }, { unit: sales }]
    form: [minutes, present]
    minutes: minutes
    present: present
    vote: { outcome: carried, needs: majority, otherwise: lost }
    skip: [{ when: urgent, take: carried }]
    outcomes:
      carried: { zh: 通过, en: Carried, set: { opinion: '"评审通过"' }, moves: [{ goods: samples, from: lab, to: store, count: 1 }], next: supplier }
      lost: { zh: 不通过, en: Lost, next: analyse }
  supplier:
    zh: 供应商确认
    en: Supplier confirms
    by: { outside: contact }
    skip: [{ nobody: true, take: agreed }]
    outcomes:
      agreed: { zh: 确认, en: Agreed, next: recover }
  recover:
    kind: ticket
    zh: 追偿
    en: Recover
    opens: { procedure: test/recovery, start: complaint, with: { subject: subject, pieces: pieces } }
    outcomes:
      paid: { zh: 已赔, en: Paid, ends: [settled], next: trial }
      unpaid: { zh: 未赔, en: Unpaid, next: trial }
  trial:
    kind: wait
    zh: 客户试用
    en: Trial
    outcomes:
      passed: { zh: 合格, en: Passed, next: archive }
      silent: { zh: 无异议, en: Silent, next: archive }
  archive: { kind: end, zh: 归档, en: Archived }
words:
  received: { at: receive.received, to: seller, zh: '{{number}} 样品 {{pieces}} 件已收到', en: '{{pieces}} samples of {{number}} received' }
  sorry: { to: seller, zh: 抱歉误期, en: Sorry to be late }
rules:
  often: { zh: 多次, en: Often, at: level.often, do: [{ notify: boss }] }
ledger:
  lateAnswer: { zh: 误期, en: Late, kind: penalty, to: [{ post: quality-head }], amount: '20 + pieces * 1.5', hearing: 2 working days, approve: boss, appeal: { within: 5 working days, to: { unit: company } } }
goods:
  samples: { zh: 样品, en: Samples, holders: { lab: { zh: 品质部, en: Quality }, store: { zh: 库房, en: Store } }, keep: { lab: 1 } }
papers:
  notice: { zh: 误期通知, en: Late notice, number: '{number}-W{nr}', copies: [lab, boss], fields: [subject] }
watchers: boss
noPromiseBefore: [vote.carried]
`
