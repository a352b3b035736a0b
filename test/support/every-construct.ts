/**
 * One procedure, made of compiled data, that says everything the language can say: each property is there, each case of each choice.
 * The types keep it complete: a new construct of the language does not compile until it stands here.
 */
import type {
  Choice, Clock, Column, Effect, Expression, Field, Label, LedgerRule, Limit, Outcome, Paper, Procedure, Question, Role, Skip, Start, Step, Who, Words,
} from '../../src/core/procedure/types.ts'
import type { Duration, Moment as CalendarMoment } from '../../src/core/worktime/index.ts'

type Kinds<T extends { readonly kind: string }> = { readonly [K in T['kind']]: Extract<T, { kind: K }> }

export const named = (zh: string, en: string): Label => ({ zh, en })
export const says = (source: string, type: Expression['type'] = 'bool', reads: readonly string[] = [], questions: readonly Question[] = []): Expression => ({ source, type, reads, questions })
const days = (amount: number, working = true): Duration => ({ amount, unit: 'day', working })

const questions: Kinds<Question> = {
  count: { kind: 'count', same: 'reporter', window: 864_000_000 },
  similar: { kind: 'similar', window: 432_000_000 },
  total: { kind: 'total', register: 'orders', column: 'pieces', same: 'customer', window: 86_400_000 },
  cell: { kind: 'cell', field: 'customer', column: 'seller', type: 'text' },
}

const whos: Kinds<Who> = {
  unit: { kind: 'unit', unit: 'service' },
  post: { kind: 'post', post: 'manager' },
  unitIn: { kind: 'unitIn', field: 'leadUnit' },
  headOf: { kind: 'headOf', field: 'leadUnit' },
  personIn: { kind: 'personIn', field: 'owner' },
  role: { kind: 'role', role: 'desk' },
  actorOf: { kind: 'actorOf', step: 'handle' },
  reporter: { kind: 'reporter' },
  originator: { kind: 'originator' },
  item: { kind: 'item', column: 'owner' },
  superiorOf: { kind: 'superiorOf', who: [{ kind: 'role', role: 'desk' }] },
  firstOf: { kind: 'firstOf', whos: [{ kind: 'post', post: 'manager' }, { kind: 'role', role: 'desk' }] },
  outside: { kind: 'outside', field: 'contact' },
  table: { kind: 'table', table: 'matrix', field: 'category', column: 'unit' },
  register: { kind: 'register', field: 'customer', column: 'seller' },
  byLevel: { kind: 'byLevel', levels: { ordinary: [{ kind: 'role', role: 'desk' }], major: [{ kind: 'post', post: 'manager' }] } },
  cases: { kind: 'cases', cases: [{ when: says('leadUnit != ""', 'bool', ['leadUnit']), who: [{ kind: 'unitIn', field: 'leadUnit' }] }, { who: [{ kind: 'role', role: 'desk' }] }] },
}

const effects: Kinds<Effect> = {
  notify: { kind: 'notify', who: [whos.post] },
  raise: { kind: 'raise', level: 'major' },
  take: { kind: 'take', step: 'handle', outcome: 'done' },
  assign: { kind: 'assign', step: 'handle', who: [whos.post] },
  urge: { kind: 'urge', who: [whos.superiorOf] },
  ledger: { kind: 'ledger', entry: 'lateAnswer' },
  say: { kind: 'say', words: 'sorry' },
  paper: { kind: 'paper', paper: 'notice' },
  open: { kind: 'open', ticket: { procedure: 'quality/recovery', start: 'ticket', with: [{ field: 'reason', value: says('content', 'text', ['content']) }] } },
  set: { kind: 'set', set: [{ field: 'note', value: says('"late"', 'text') }] },
}

const moments: Kinds<CalendarMoment> = {
  'time-of-day': { kind: 'time-of-day', time: '17:00', working: true, skipToday: true },
  'month-end': { kind: 'month-end', at: 'close-of-business', shift: 'previous-working-day' },
  'day-of-month': { kind: 'day-of-month', day: 15, at: { time: '12:00' }, shift: 'next-working-day' },
  'before-day-of-month': { kind: 'before-day-of-month', day: 1, at: 'midnight', shift: 'none' },
  series: { kind: 'series', rrule: 'FREQ=WEEKLY;BYDAY=MO', start: '2026-01-05T08:30', at: { time: '08:30' }, shift: 'none' },
}
const limits: Kinds<Limit> = {
  within: { kind: 'within', within: days(2) },
  calendar: { kind: 'calendar', moment: moments['time-of-day'] },
  field: { kind: 'field', field: 'dueOn', atMost: days(30, false) },
  column: { kind: 'column', column: 'due', atMost: days(10) },
}

const tree: readonly Required<Choice>[] = [
  { key: 'service', label: named('服务', 'Service'), under: 'all' },
  { key: 'product', label: named('产品', 'Product'), under: 'all' },
]
const column = (key: string, type: Column['type'], required: boolean): Column => ({ key, type, label: named(`列${key}`, `Column ${key}`), required, choices: type === 'choice' ? tree : [] })
const plain = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key, type, label: named(`字段${key}`, `Field ${key}`), required: false, choices: [], columns: [], items: [], among: [], seenBy: [], isTitle: false, ...more,
})
const fullField: Required<Field> = {
  key: 'amount', type: 'number', label: named('数量', 'Quantity'), hint: named('以件计', 'in pieces'), required: true, max: 100, min: 1, choices: tree, columns: [column('owner', 'person', true)],
  items: [{ key: 'clean', label: named('清洁', 'Clean'), weight: 20 }, { key: 'safe', label: named('安全', 'Safe'), weight: 80 }], register: 'orders', unit: named('件', 'pieces'), when: says('level == "major"'),
  value: says('amount * 2.0', 'number', ['amount']), among: [whos.unit], seenBy: [whos.post], effect: 'recuse', isTitle: true,
}

const form = [{ field: 'content', required: true }, { field: 'demand', required: false }]
const gate = { that: says('filled(content)', 'bool', ['content']), label: named('须写明内容', 'The content must be there') }
const fullOutcome: Required<Outcome> = {
  key: 'done', label: named('完成', 'Done'), form, next: [{ when: says('level == "major"'), to: ['check', 'report'] }, { to: ['end'] }], when: says('amount > 0.0', 'bool', ['amount']), needs: [gate],
  set: [{ field: 'note', value: says('"done"', 'text') }], moves: [{ goods: 'samples', from: 'lab', to: 'store', count: says('amount', 'number', ['amount']), witness: 'owner' }],
  reopens: false, tone: 'primary', whenSolved: true, ends: ['closed', 'settled'],
}
const refused: Outcome = { key: 'refused', label: named('拒绝', 'Refused'), form: [], next: [{ to: ['handle'] }], needs: [], set: [], moves: [], reopens: true, tone: 'refuse', ends: [] }
const skips: readonly Required<Skip>[] = [{ when: says('level == "ordinary"'), nobody: true, take: 'done' }]
const fullStep: Required<Step> = {
  key: 'handle', kind: 'task', label: named('处理', 'Handle'), by: [whos.unitIn, whos.firstOf, whos.byLevel, whos.cases, whos.table, whos.register], never: ['check'], form, outcomes: [fullOutcome, refused],
  hint: named('请查明原因', 'Find the cause'), each: 'units', vote: { outcome: 'done', needs: 'majority', otherwise: 'refused' }, skip: skips,
  opens: { procedure: 'quality/recovery', start: 'ticket', with: [{ field: 'reason', value: says('content', 'text', ['content']) }] }, gathers: 'all', next: [{ to: ['end'] }], minutes: 'note', present: 'people',
}
const step = (key: string, kind: Step['kind'], more: Partial<Step> = {}): Step => ({
  key, kind, label: named(`环节${key}`, `Step ${key}`), by: kind === 'task' ? [whos.role] : [], never: [], form: [], outcomes: [], skip: [], next: [], ...more,
})

const fullStart: Required<Start> = {
  channel: 'desk', label: named('前台', 'Front desk'), kind: 'person', form, next: [{ to: ['handle'] }], needs: [gate], anonymous: true, open: false, by: [whos.role], defaults: { demand: 'refund', amount: 1, urgent: true },
  series: { rrule: 'FREQ=MONTHLY', from: '2026-01-01T08:00', shift: 'next-working-day' }, register: 'orders', rowInto: 'customer', rowWhen: says('row.pieces > 3.0'), sample: { size: 5, coverWithin: 12 },
}

const fullClock: Required<Clock> = {
  key: 'answer', label: named('首次回复', 'First reply'), from: ['received', 'reopened', 'handle.claimed'], until: ['said', 'handle.done', 'level.major', 'solve.warn'],
  limits: [{ when: says('level == "major"'), limit: limits.within }, { limit: limits.field }, { limit: limits.column }, ...Object.values(moments).map((moment) => ({ limit: { ...limits.calendar, moment } }))],
  rule: 'legal', warn: { amount: 2, unit: 'hour', working: true }, warnWho: [whos.role], late: Object.values(effects), pausedIn: ['wait'],
  extend: { by: [whos.role], decide: [whos.post], atMost: days(3), times: 1 }, shown: true,
}

const fullLedger: Required<LedgerRule> = {
  key: 'lateAnswer', label: named('逾期未复', 'Late answer'), kind: 'penalty', to: [whos.headOf, whos.personIn], amount: says('20', 'number'), unit: 'CNY', shareOf: named('当月提成', 'commission of the month'), hearing: days(2),
  approve: [whos.post], appeal: { within: days(5), to: [whos.superiorOf] },
}
const fullPaper: Required<Paper> = { key: 'notice', label: named('整改通知', 'Notice'), at: ['handle'], when: says('amount > 0.0', 'bool', ['amount']), number: '{number}-{nr}', copies: [whos.originator, whos.outside], fields: ['content', 'demand'] }
const fullWords: Required<Words> = { key: 'sorry', at: ['received'], when: says('!anonymous'), to: [whos.reporter], text: named('{{number}} 已收到：{{content}}', '{{number}} received: {{content}}'), mode: { field: 'mode' } }
const desk: Role = { key: 'desk', label: named('前台人员', 'Desk staff'), who: [whos.unit] }

export const EVERY_CONSTRUCT: Required<Procedure> = {
  id: 'test/everything', version: 1, catalogue: 'S000-00', title: named('样样都有', 'Everything'), summary: named('用到语言的全部', 'Uses the whole language'),
  document: { code: 'T-1', effective: '2026-01-01' }, number: { parts: [{ kind: 'text', text: 'T-' }, { kind: 'date', format: 'yyyy' }, { kind: 'seq', width: 4 }], resets: 'year' }, calendar: 'cn',
  needs: {
    units: [{ code: 'office', label: named('办公室', 'Office') }, { code: 'service', label: named('客服', 'Service'), parent: 'office' }],
    posts: [{ code: 'manager', label: named('经理', 'Manager'), unit: 'office', head: true }],
    registers: { orders: { key: 'orders', label: named('订单', 'Orders'), columns: [column('pieces', 'number', true), column('seller', 'person', false)] } },
  },
  fields: {
    amount: fullField, content: plain('content', 'longText', { max: 500 }), demand: plain('demand', 'text'), note: plain('note', 'text'), leadUnit: plain('leadUnit', 'unit'), units: plain('units', 'units'),
    owner: plain('owner', 'person'), people: plain('people', 'people'), contact: plain('contact', 'contact'), customer: plain('customer', 'register', { register: 'orders' }), category: plain('category', 'choice', { choices: tree }),
    dueOn: plain('dueOn', 'date'), mode: plain('mode', 'choice', { choices: tree }),
    actions: plain('actions', 'table', { columns: [column('what', 'text', true), column('owner', 'person', true), column('due', 'date', false), column('kind', 'choice', false)] }),
  },
  tables: { matrix: { key: 'matrix', columns: { unit: 'unit', tracker: 'post', word: 'text' }, rows: { service: { unit: 'service', tracker: 'manager', word: 'a' }, product: { unit: 'office', tracker: 'manager', word: 'b' } } } },
  levels: [{ key: 'ordinary', label: named('一般', 'Ordinary') }, { key: 'major', label: named('重大', 'Major'), when: says('count(same("reporter"), days(10)) >= 3.0', 'bool', [], Object.values(questions)) }],
  roles: { desk, chief: { key: 'chief', label: named('主管', 'Chief'), who: [whos.firstOf] } },
  starts: { desk: fullStart, phone: { channel: 'phone', label: named('电话', 'Telephone'), kind: 'person', form: [], next: [{ to: ['handle'] }], needs: [], anonymous: false, open: true, by: [], defaults: {} } },
  steps: {
    handle: fullStep, check: step('check', 'task', { by: [whos.actorOf, whos.item] }), report: step('report', 'meeting'), wait: step('wait', 'wait'), ask: step('ask', 'survey'), other: step('other', 'ticket'),
    gather: step('gather', 'join', { gathers: 2, next: [{ to: ['end'] }] }), end: step('end', 'end'),
  },
  clocks: { answer: fullClock, solve: { key: 'solve', label: named('办结', 'Solution'), from: ['received'], until: ['closed'], limits: [{ limit: { kind: 'within', within: days(7) } }], rule: 'elapsed', warnWho: [], late: [], pausedIn: [], shown: false } },
  words: [fullWords, { key: 'thanks', at: [], to: [whos.reporter], text: named('谢谢', 'Thank you'), mode: 'public' }],
  rules: [{ key: 'second', label: named('再次投诉', 'Again'), at: ['received'], when: says('reopened > 0.0'), do: Object.values(effects) }, { key: 'third', label: named('其他', 'Other'), at: ['closed'], do: [effects.notify] }],
  ledger: { lateAnswer: fullLedger, warned: { key: 'warned', label: named('警告', 'Warned'), kind: 'warning', to: [whos.role], unit: 'points', approve: [] } },
  goods: { samples: { key: 'samples', label: named('样品', 'Samples'), holders: { lab: named('实验室', 'Laboratory'), store: named('库房', 'Store') }, keep: { store: 2 } } },
  papers: [fullPaper, { key: 'bulletin', label: named('通报', 'Bulletin'), at: [], number: '{number}', copies: [], fields: [] }],
  watchers: [whos.post], noPromiseBefore: ['handle.done'], keepYears: 10, questions: Object.values(questions),
}
