/** One procedure for each finding of the verifier: what is spoilt, and what is said about it. */
import type { VerifyCode } from '../report.ts'

export interface Spoilt {
  readonly code: VerifyCode
  readonly what: string
  /** Each `from` stands once in the good file; `<<` in one `to` marks where the finding points. */
  readonly changes: readonly (readonly [from: string, to: string])[]
  /** Part of the English sentence: a name, or the end of the story. */
  readonly says?: string
}

const ANSWER = "      sent: { zh: 送, en: Sent, next: confirm }"
const ARCHIVE = '  archive: { kind: end, zh: 档, en: Archive }\n'
const HELLO = "  hello: {"
const REPLY = '  reply: {'
/** A limit of the first step, so that a vacant post is noticed. */
const WATCHED = [REPLY, `  watch: { zh: 看, en: Watch, from: assign, until: [assign.one, assign.several], within: 1 day, late: [{ notify: desk }] }\n${REPLY}`] as const
const DONE = "done: { zh: 完, en: Done, form: [count], next: [{ when: 'count > 50', to: assign }, { to: answer }] }"

export const WAYS: readonly Spoilt[] = [
  { code: 'verify.unreachable', what: 'a step nothing leads to', changes: [[ARCHIVE, `  <<island: { zh: 岛, en: Island, by: desk, outcomes: { out: { zh: 出, en: Out, next: archive } } }\n${ARCHIVE}`]], says: '"Island"' },
  { code: 'verify.stuck', what: 'a join that waits for a branch that went another way', says: 'Look: Seen -> Check: Again', changes: [
    ["      again: { zh: 再, en: Again, next: check }", '      again: { zh: 再, en: Again, next: elsewhere }'],
    ['  gather: {', '  elsewhere: { kind: join, gathers: all, zh: 别处, en: Elsewhere, next: answer }\n  <<gather: {'],
  ] },
  { code: 'verify.stuck', what: 'outcomes that between them leave a case out', says: 'at "Handle"', changes: [
    ['  handle:\n    zh: 办', '  <<handle:\n    zh: 办'],
    [DONE, "done: { zh: 完, en: Done, when: 'urgent', form: [count], next: [{ when: 'count > 50', to: assign }, { to: answer }] }"],
  ] },
  { code: 'verify.no_exit', what: 'steps that go round for ever', says: 'From "Round"', changes: [
    ["{ when: 'count > 50', to: assign }", "{ when: 'count > 50', to: round }"],
    [ARCHIVE, `  <<round: { zh: 转, en: Round, by: desk, outcomes: { on: { zh: 转, en: On, next: back } } }\n  back: { zh: 回, en: Back, by: desk, outcomes: { on: { zh: 转, en: On, next: round } } }\n${ARCHIVE}`],
  ] },
  { code: 'verify.endless', what: 'steps that are skipped in a circle', says: 'Done -> Round', changes: [
    ["{ when: 'count > 50', to: assign }", "{ when: 'count > 50', to: round }"],
    [ARCHIVE, `  <<round: { zh: 转, en: Round, by: desk, skip: [{ when: 'urgent', take: on }], outcomes: { on: { zh: 转, en: On, next: round }, off: { zh: 出, en: Off, next: answer } } }\n${ARCHIVE}`],
  ] },
  { code: 'verify.parts_again', what: 'a branch that goes back to where it parted', says: 'Look: Back -> Assign: Several units', changes: [['      seen: { zh: 看过, en: Seen, next: gather }', '      seen: { zh: 看过, en: Seen, next: gather }\n      back: { zh: 回, en: Back, next: assign }'], ['  look:\n', '  <<look:\n']] },
  { code: 'verify.each_empty', what: 'a branch for each of nobody', says: 'Confirm: Yes', changes: [
    ["whenSolved: true, next: archive", 'whenSolved: true, next: inform'],
    [ARCHIVE, `  inform: { zh: 告, en: Inform, <<each: units, by: item, outcomes: { told: { zh: 告, en: Told, next: archive } } }\n${ARCHIVE}`],
  ] },
  { code: 'verify.join_alone', what: 'a join without branches', changes: [[ANSWER, '      sent: { zh: 送, en: Sent, next: together }'], [ARCHIVE, `  <<together: { kind: join, zh: 合, en: Together, next: confirm }\n${ARCHIVE}`]] },
  { code: 'verify.gathers_more', what: 'a join that waits for three of two', says: '3 branches', changes: [
    ['to: [look, check]', 'to: [look, check], when: \'true\' }, { to: slips'], ['      seen: { zh: 看过, en: Seen, next: gather }', '      seen: { zh: 看过, en: Seen, next: three }'],
    ['fine: { zh: 好, en: Fine, next: gather }', 'fine: { zh: 好, en: Fine, next: three }'], [ARCHIVE, `  three: { kind: join, <<gathers: 3, zh: 三, en: Three, next: answer }\n${ARCHIVE}`],
  ] },
  { code: 'verify.outcome_never', what: 'an answer to a survey that nobody can give', says: '"No word"', changes: [
    ['      none: { zh: 无, en: No word, next: archive }', '      <<none: { zh: 无, en: No word, next: archive }'], ['late: [{ take: confirm.none }]', 'late: [{ notify: boss }]'],
  ] },
  { code: 'verify.outcome_never', what: 'an outcome whose condition contradicts itself', changes: [['      again: { zh: 再, en: Again, next: check }', "      <<again: { zh: 再, en: Again, when: 'level == \"high\"', next: check }"]] },
  { code: 'verify.gate_never', what: 'a gate that asks for more than the form takes', says: 'count > 100', changes: [["      again: { zh: 再, en: Again, next: check }", "      again: { zh: 再, en: Again, form: [count], needs: [{ <<that: 'count > 100', zh: 多, en: More }], next: check }"]] },
  { code: 'verify.never_holds', what: 'a route whose condition an earlier one takes', changes: [["{ when: 'count > 50', to: assign }", "{ when: 'count > 50', to: assign }, { <<when: 'count > 60', to: answer }"]] },
  { code: 'verify.take_never', what: 'a clock that ends a step that is never open then', says: '"No word"', changes: [
    ['late: [{ notify: boss }] }\n', 'late: [{ notify: boss }, <<{ take: confirm.none }] }\n'],
  ] },
]

export const HANDS: readonly Spoilt[] = [
  { code: 'verify.nobody_named', what: 'a unit that may not be named yet', says: 'begun by "Desk" -> Assign: One unit', changes: [['form: [leadUnit!]', 'form: [leadUnit]'], ['    by: hands', '    <<by: hands']] },
  { code: 'verify.nobody_named', what: 'whoever did a step that a clock may end', says: 'whoever did "Confirm"', changes: [
    ['none: { zh: 无, en: No word, next: archive }', 'none: { zh: 无, en: No word, next: file }'],
    [ARCHIVE, `  file: { zh: 归, en: File, <<by: { actorOf: confirm }, outcomes: { on: { zh: 归, en: On, next: archive } } }\n${ARCHIVE}`],
  ] },
  { code: 'verify.recused', what: 'one person who may be the one complained about', says: 'begun by "Desk" -> Deputy must keep out', changes: [['    by: boss\n', '    <<by: { post: deputy }\n'], WATCHED] },
  { code: 'verify.recused', what: 'a person who is complained about after they were chosen', says: 'Handle: Back', changes: [
    ['    by: hands', '    <<by: { personIn: person }'], ['form: [leadUnit!]', 'form: [person!]'], ['  result: { type', '  person: { type: person, zh: 人, en: Person }\n  result: { type'],
    ['  hands: { zh: 办, en: Hands, unitIn: leadUnit }\n', ''], ['  leadUnit: { type: unit, zh: 单位, en: Unit }\n', ''],
    [DONE, `${DONE}\n      back: { zh: 补, en: Back, form: [accused!], next: handle }`],
  ] },
  { code: 'verify.recused', what: 'a voice that is missing from a vote', says: 'Head must keep out', changes: [
    ['    by: boss\n', '    <<by: [{ post: head }, { post: deputy }]\n    vote: { outcome: one, needs: all, otherwise: several }\n'], WATCHED,
  ] },
  { code: 'verify.vacant', what: 'a post without stand-in that no limit watches', says: 'Answer: Sent', changes: [
    ['    by: reporter\n', '    <<by: { post: deputy }\n    skip: [{ when: \'urgent\', take: none }]\n'], ['accused, remark]', 'remark]'], ['  accused: { type: people, effect: recuse, zh: 涉, en: Accused }\n', ''],
    ['late: [{ take: confirm.none }]', 'late: []'],
  ] },
  { code: 'verify.same_hands', what: 'the same post that does and verifies', says: 'Head alone', changes: [['    by: desk\n    never: [assign]\n', '    by: boss\n    never: [<<assign]\n']] },
  { code: 'verify.never_nobody', what: 'a check by anybody but whoever answered, when nobody has yet', says: '"Answer"', changes: [['    never: [assign]\n', '    never: [<<answer]\n'], ['reopens: true, next: assign }', 'reopens: true, next: answer }']] },
  { code: 'verify.never_nobody', what: 'a check by anybody but the reporter', changes: [['    never: [assign]\n', '    never: [<<confirm]\n']] },
  { code: 'verify.vote_too_many', what: 'three votes of two', says: '3 in favour', changes: [
    ['    by: boss\n', '    by: [desk, { unit: company }]\n    vote: { outcome: one, <<needs: 3, otherwise: several }\n'],
  ] },
  { code: 'verify.waits_for_ever', what: 'a question to the reporter that no limit follows', says: 'Answer: Sent', changes: [
    ['  silence: { zh: 默, en: Silence, from: confirm, until: [confirm.yes, confirm.no, confirm.none], within: 7 days, shown: false, late: [{ take: confirm.none }] }\n', ''],
    ['      none: { zh: 无, en: No word, next: archive }\n', ''], ['  confirm:\n', '  <<confirm:\n'],
  ] },
]

export const WORDS_AND_READS: readonly Spoilt[] = [
  { code: 'verify.unanswered', what: 'a way to the end without a word', says: 'Handle: Done', changes: [
    ["{ when: 'count > 50', to: assign }", "{ when: 'count > 50', to: archive }"], ['  archive: {', '  <<archive: {'],
  ] },
  { code: 'verify.unanswered', what: 'a matter opened again and closed without a new answer', says: 'Confirm: No -> ', changes: [
    ["{ when: 'count > 50', to: assign }", "{ when: 'reopened > 0', to: archive }"], ['  archive: {', '  <<archive: {'],
  ] },
  { code: 'verify.told_nobody', what: 'words to a unit that may not be named', says: 'Several units', changes: [['  answered: { at: answer.sent, to: reporter', "  copy: { at: answer.sent, <<to: hands, zh: 抄, en: Copy }\n  answered: { at: answer.sent, to: reporter"]] },
  { code: 'verify.read_blank', what: 'words about something not asked yet', says: 'begun by "Desk"', changes: [[HELLO, "  soon: { at: assign, to: reporter, zh: '{{result}}', en: '{{result}}' }\n  hello: {"], ['  soon: {', '  <<soon: {']] },
  { code: 'verify.read_blank', what: 'words about what stayed in a branch', says: 'Slips: Agreed', changes: [
    ['agreed: { zh: 同意, en: Agreed, next: gather }', 'agreed: { zh: 同意, en: Agreed, form: [remark2], next: gather }'], ['  remark: { type', '  remark2: { type: text, zh: 注二, en: Second remark }\n  remark: { type'],
    [HELLO, "  <<after: { at: answer, when: 'times(\"slips\") > 0', to: reporter, zh: '{{remark2}}', en: '{{remark2}}' }\n  hello: {"],
  ] },
  { code: 'verify.always_blank', what: 'a paper with a box that nobody has been asked to fill', says: 'Result', changes: [["words:\n", "papers:\n  slip: { zh: 单, en: Slip, at: received, <<fields: [subject, result] }\nwords:\n"]] },
  { code: 'verify.never_written', what: 'a condition on a field of no form', says: '"Urgent"', changes: [['form: [subject, urgent, accused, remark]', 'form: [subject, accused, remark]'], ['  urgent: {', '  <<urgent: {'], ["when: 'urgent' }", "when: 'urgent || count > 90' }"]] },
  { code: 'verify.field_unused', what: 'a field of no form', changes: [['accused, remark]', 'accused]'], ['  remark: {', '  <<remark: {']] },
  { code: 'verify.goods_missing', what: 'goods handed on from where none ever came', says: 'Assign: One unit', changes: [
    [DONE, DONE.replace('form: [count]', "form: [count], moves: [<<{ goods: sample, from: store, to: lab, count: 1 }]")],
    ["words:\n", "goods:\n  sample: { zh: 样, en: Sample, holders: { lab: { zh: 室, en: Lab }, store: { zh: 库, en: Store } } }\nwords:\n"],
  ] },
]

export const TIME_AND_USE: readonly Spoilt[] = [
  { code: 'verify.clock_never_starts', what: 'a clock from a moment that does not come', changes: [[REPLY, "  other: { zh: 他, en: Other, <<from: level.low, until: closed, within: 1 day }\n  reply: {"]] },
  { code: 'verify.clock_not_stopped', what: 'a clock that only the end stops', says: 'Several units', changes: [[REPLY, "  other: { zh: 他, en: Other, from: assign, <<until: handle.done, within: 1 day }\n  reply: {"]] },
  { code: 'verify.clocks_stop_each_other', what: 'two clocks that wait for each other', changes: [[REPLY, "  a: { zh: 甲, en: A, from: assign, <<until: b.late, within: 1 day }\n  b: { zh: 乙, en: B, from: assign, until: a.late, within: 1 day }\n  reply: {"]] },
  { code: 'verify.limit_impossible', what: 'a limit shorter than what must be waited for', says: '20 days', changes: [
    ['within: 10 working days', '<<within: 10 working days'], ['accused, remark], next: assign }', 'accused, remark], next: rest }'],
    [REPLY, '  rest: { zh: 候, en: Rest, from: rest, until: rest.over, within: 20 days, late: [{ take: rest.over }] }\n  reply: {'],
    [ARCHIVE, `  rest: { kind: wait, zh: 候, en: Rest, outcomes: { over: { zh: 到, en: Over, next: assign } } }\n${ARCHIVE}`],
  ] },
  { code: 'verify.limits_do_not_fit', what: 'step limits that add up to more than the whole', says: '8 working days + 8 working days', changes: [
    ['within: 10 working days', '<<within: 10 working days'],
    [REPLY, "  a: { zh: 甲, en: A, from: assign, until: [assign.one, assign.several], within: 8 working days }\n  b: { zh: 乙, en: B, from: answer, until: answer.sent, within: 8 working days }\n  reply: {"],
  ] },
  { code: 'verify.unused', what: 'a role that nobody plays', changes: [['  hands: {', '  <<idle: { zh: 闲, en: Idle, unit: office }\n  hands: {']] },
  { code: 'verify.unused', what: 'words that nothing says', changes: [[HELLO, "  <<sorry: { to: reporter, zh: 歉, en: Sorry }\n  hello: {"]] },
  { code: 'verify.never_happens', what: 'a rule at a moment that does not come', changes: [["words:\n", "rules:\n  idle: { zh: 闲, en: Idle, <<at: level.low, do: [{ notify: desk }] }\nwords:\n"]] },
  { code: 'verify.level_never', what: 'a level without a way to it', changes: [['  high: { zh: 高', "  <<top: { zh: 顶, en: Top, when: 'count > 100' }\n  high: { zh: 高"]] },
]
