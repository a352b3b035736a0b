/** A procedure with nothing to say against it: loops, branches, stand-ins, words and clocks. Each planted case spoils it in one place. */
export const GOOD = `procedure: test/clean
version: 1
title: { zh: 净, en: Clean }
number: T-{yyyy}-{seq:3}
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
  urgent: { type: boolean, zh: 急, en: Urgent }
  count: { type: number, min: 0, max: 100, zh: 数, en: Count }
  accused: { type: people, effect: recuse, zh: 涉, en: Accused }
  leadUnit: { type: unit, zh: 单位, en: Unit }
  units: { type: units, zh: 部门, en: Units }
  result: { type: text, zh: 果, en: Result }
  remark: { type: text, zh: 注, en: Remark }
levels:
  low: { zh: 低, en: Low }
  high: { zh: 高, en: High, when: 'urgent' }
needs:
  units:
    company: { zh: 司, en: Company }
    office: { zh: 处, en: Office, parent: company }
  posts:
    head: { zh: 长, en: Head, unit: office, head: true }
    deputy: { zh: 副, en: Deputy, unit: office }
roles:
  desk: { zh: 台, en: Desk, unit: office }
  boss: { zh: 长, en: Head, firstOf: [{ post: head }, { post: deputy }] }
  hands: { zh: 办, en: Hands, unitIn: leadUnit }
starts:
  desk: { zh: 台, en: Desk, by: desk, anonymous: true, form: [subject, urgent, accused, remark], next: assign }
clocks:
  reply: { zh: 复, en: Reply, from: received, until: [answer.sent, closed], within: 10 working days, warn: 1 working day, late: [{ notify: boss }] }
  silence: { zh: 默, en: Silence, from: confirm, until: [confirm.yes, confirm.no, confirm.none], within: 7 days, shown: false, late: [{ take: confirm.none }] }
steps:
  assign:
    zh: 派
    en: Assign
    by: boss
    outcomes:
      one: { zh: 一家, en: One unit, form: [leadUnit!], next: handle }
      several: { zh: 几家, en: Several units, form: [units!], next: [{ when: 'level == "high"', to: slips }, { to: [look, check] }] }
  handle:
    zh: 办
    en: Handle
    by: hands
    outcomes:
      done: { zh: 完, en: Done, form: [count], next: [{ when: 'count > 50', to: assign }, { to: answer }] }
  slips:
    zh: 会签
    en: Slips
    each: units
    by: item
    outcomes:
      agreed: { zh: 同意, en: Agreed, next: gather }
  look:
    zh: 看
    en: Look
    by: desk
    outcomes:
      seen: { zh: 看过, en: Seen, next: gather }
  check:
    zh: 查
    en: Check
    by: desk
    never: [assign]
    outcomes:
      fine: { zh: 好, en: Fine, next: gather }
      again: { zh: 再, en: Again, next: check }
  gather: { kind: join, gathers: all, zh: 汇, en: Gather, next: answer }
  answer:
    zh: 答
    en: Answer
    by: desk
    form: [result!]
    outcomes:
      sent: { zh: 送, en: Sent, next: confirm }
  confirm:
    kind: survey
    zh: 问
    en: Confirm
    by: reporter
    outcomes:
      yes: { zh: 好, en: 'Yes', whenSolved: true, next: archive }
      no: { zh: 否, en: 'No', whenSolved: false, reopens: true, next: assign }
      none: { zh: 无, en: No word, next: archive }
  archive: { kind: end, zh: 档, en: Archive }
words:
  hello: { at: received, to: reporter, zh: '{{number}}', en: '{{subject}}' }
  answered: { at: answer.sent, to: reporter, zh: '{{result}}', en: '{{result}}' }
`
