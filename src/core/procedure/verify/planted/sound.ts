/** Ways to mend what would be said: nothing is said against these. A verifier that warns of what cannot happen is soon not read. */
import type { Spoilt } from './cases.ts'

type Sound = Omit<Spoilt, 'code' | 'says'>

const ARCHIVE = '  archive: { kind: end, zh: 档, en: Archive }\n'
const DESK = "  desk: { zh: 台, en: Desk, by: desk, anonymous: true, form: [subject, urgent, accused, remark], next: assign }\n"
const HELLO = '  hello: {'
const REPLY = '  reply: {'
const RESULT = '  result: { type'
/** A limit of the first step, so that a vacant post is noticed. */
const WATCHED = [REPLY, `  watch: { zh: 看, en: Watch, from: assign, until: [assign.one, assign.several], within: 1 day, late: [{ notify: desk }] }\n${REPLY}`] as const

export const SOUND: readonly Sound[] = [
  { what: 'one post, and a step that is skipped when nobody is there', changes: [['    by: boss\n', "    by: { post: deputy }\n    skip: [{ nobody: true, take: none }]\n"], ['      one: { zh: 一家', '      none: { zh: 无, en: Nobody, next: answer }\n      one: { zh: 一家']] },
  { what: 'one post, and a clock that hands its step to somebody else', changes: [['    by: boss\n', '    by: { post: deputy }\n'], [REPLY, `  watch: { zh: 看, en: Watch, from: assign, until: [assign.one, assign.several], within: 1 day, late: [{ assign: assign, to: desk }] }\n${REPLY}`]] },
  { what: 'two posts side by side', changes: [['    by: boss\n', '    by: [{ post: head }, { post: deputy }]\n']] },
  { what: 'one post whose limit tells others, when nobody is ever kept out', changes: [['    by: boss\n', '    by: { post: deputy }\n'], ['accused, remark]', 'remark]'], ['  accused: { type: people, effect: recuse, zh: 涉, en: Accused }\n', ''], WATCHED] },
  { what: 'one person, chosen when it was known who is kept out', changes: [
    ['    by: hands', '    by: { personIn: person }'], ['form: [leadUnit!]', 'form: [person!, leadUnit]'], [RESULT, `  person: { type: person, zh: 人, en: Person }\n${RESULT}`],
    ['  hands: { zh: 办, en: Hands, unitIn: leadUnit }\n', ''], ['reopens: true, next: assign }', 'reopens: true, next: handle2 }'],
    [ARCHIVE, `  handle2: { zh: 办二, en: Handle again, by: { cases: [{ when: filled(person), who: { personIn: person } }, { who: desk }] }, outcomes: { on: { zh: 完, en: Done, next: answer } } }\n${ARCHIVE}`],
  ] },
  { what: 'a unit that is asked for where it is not named yet', changes: [['form: [leadUnit!], next: handle', "form: [leadUnit], next: [{ when: 'leadUnit == \"\"', to: answer }, { to: handle }]"]] },
  { what: 'whoever acts by the case that holds', changes: [['    by: hands', '    by: { cases: [{ when: filled(leadUnit), who: hands }, { who: desk }] }'], ['form: [leadUnit!]', 'form: [leadUnit]']] },
  { what: 'words that ask first whether there is something to say', changes: [[HELLO, `  soon: { at: assign, when: filled(result), to: reporter, zh: '{{result}}', en: '{{result}}' }\n${HELLO}`]] },
  { what: 'words to a unit that is there by then', changes: [[HELLO, `  copy: { at: handle.done, to: hands, zh: 抄, en: Copy }\n${HELLO}`]] },
  { what: 'what steps side by side filled in, behind their join', changes: [
    ['fine: { zh: 好, en: Fine, next: gather }', 'fine: { zh: 好, en: Fine, form: [shared!], next: gather }'], [RESULT, `  shared: { type: text, zh: 共, en: Shared }\n${RESULT}`],
    [HELLO, `  after: { at: answer, when: 'outcome("check") != ""', to: reporter, zh: '{{shared}}', en: '{{shared}}' }\n${HELLO}`],
  ] },
  { what: 'an end without a word that says why', changes: [
    ["{ when: 'count > 50', to: assign }", "{ when: 'count > 50', to: withdrawn }"], [ARCHIVE, `${ARCHIVE}  withdrawn: { kind: end, zh: 撤回, en: Withdrawn, hint: { zh: 反馈人自己撤回, en: Withdrawn by the reporter } }\n`],
  ] },
  { what: 'an end without a word of a ticket that nobody spoke up for', changes: [
    [DESK, `${DESK}  yearly: { kind: schedule, zh: 年, en: Yearly, series: { every: FREQ=YEARLY, from: 2026-01-05T08:30 }, form: [subject], defaults: { subject: x }, next: look2 }\n`],
    [ARCHIVE, `  look2: { zh: 看二, en: Look again, by: desk, outcomes: { on: { zh: 完, en: Done, next: archive } } }\n${ARCHIVE}`],
  ] },
  { what: 'somebody who told their own matter, and is told as such', changes: [
    [DESK, `${DESK}  own: { zh: 自, en: Own matter, by: desk, form: [subject, leadUnit!], next: quick }\n`],
    [ARCHIVE, `  quick: { zh: 速, en: Quick, by: hands, outcomes: { on: { zh: 完, en: Done, next: archive } } }\n${ARCHIVE}`],
    [HELLO, `  back: { at: quick.on, to: originator, zh: 完, en: Done }\n${HELLO}`],
  ] },
  { what: 'a branch for each of several who may be none, with a join to go on from', changes: [['form: [units!]', 'form: [units]']] },
  { what: 'a step left for ever by a loop that the number of times ends', changes: [["{ when: 'count > 50', to: assign }", "{ when: 'count > 50 && times(\"handle\") < 3', to: assign }"]] },
  { what: 'goods taken on, moved and given back, as many as there are', changes: [
    ["done: { zh: 完, en: Done, form: [count], next", "done: { zh: 完, en: Done, form: [count], moves: [{ goods: sample, to: store, count: 1 }, { goods: sample, from: store, to: lab, count: 1 }], next"],
    ['      sent: { zh: 送, en: Sent, next: confirm }', "      sent: { zh: 送, en: Sent, moves: [{ goods: sample, from: lab, count: 'held(\"sample\", \"lab\")' }], next: confirm }"],
    ['words:\n', 'goods:\n  sample: { zh: 样, en: Sample, holders: { lab: { zh: 室, en: Lab }, store: { zh: 库, en: Store } } }\nwords:\n'],
  ] },
  { what: 'clocks of single steps that fit into the whole', changes: [[REPLY, `  a: { zh: 甲, en: A, from: assign, until: [assign.one, assign.several], within: 2 working days }\n  b: { zh: 乙, en: B, from: answer, until: answer.sent, within: 3 working days }\n${REPLY}`]] },
]
