import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { TimelineEntry } from '../../../contract/tickets.ts'
import { EVENT_TYPES, tellEntry, type Telling } from './timeline-story.ts'
import { storyTexts } from './story-texts.ts'

const i18n = createInstance()
await i18n.init({ lng: 'zh', resources: { zh: { translation: storyTexts.zh }, en: { translation: storyTexts.en } }, interpolation: { escapeValue: false }, fallbackLng: false })
const missing: string[] = []
i18n.on('missingKey', (_languages, _namespace, key: string) => missing.push(key))

const tellingIn = (language: 'zh' | 'en'): Telling => ({
  language, moment: () => '9月24日 17:30', day: (day) => `日 ${day}`, fieldOrder: ['cause', 'paid'],
  t: (key, words = {}) => {
    if (!i18n.exists(key, { lng: language, ...words })) missing.push(`${language} ${key}`)
    return i18n.t(key, { lng: language, ...words })
  },
})
const entry = (type: string, data: Record<string, unknown> = {}, labels: TimelineEntry['labels'] = {}): TimelineEntry =>
  ({ seq: 1, at: '2026-09-18T02:00:00.000Z', actor: { party: 'person:7', name: { zh: '何清', en: 'He Qing' } }, type, data, labels })
const clock = { 'clock:answer': { zh: '答复', en: 'Answer' } }

/** Each way an event can be told. */
const VARIANTS: readonly TimelineEntry[] = [
  ...EVENT_TYPES.map((type) => entry(type, {})),
  entry('stepOpened', { step: 'handle', assignees: [] }), entry('stepOpened', { step: 'handle', assignees: ['unit:x'] }),
  entry('claimed', { step: 'handle', by: null }), entry('acted', { step: 'handle', outcome: 'done', values: {}, reopens: true, survey: { solved: false } }),
  entry('said', { to: ['reporter'], words: 'ack', mode: 'individual', text: { zh: '已受理', en: 'accepted' } }), entry('said', { to: [], words: null, mode: 'public', text: { zh: 'a', en: 'b' } }), entry('said', { to: [], words: null, mode: 'notice', text: { zh: 'a', en: 'b' } }),
  entry('graded', { from: 'a', to: 'b', reason: 'late' }), entry('graded', { from: 'a', to: 'b', reason: 'person' }), entry('notified', { to: ['unit:x'], about: 'clockLate', clock: 'answer' }), entry('clockStopped', { clock: 'answer', late: true }),
  entry('graded', { from: 'a', to: 'b', reason: 'rule' }), entry('clockStarted', { clock: 'answer', within: { amount: 1, unit: 'day', working: true }, due: 1 }), entry('clockStarted', { clock: 'answer', due: 1 }),
  ...(['outcome', 'rule', 'computed'] as const).map((cause) => entry('valuesSet', { values: { total: 3 }, cause })), entry('alerted', { to: ['unit:x'], rule: 'answer.extend' }),
  entry('extensionDecided', { clock: 'answer', granted: true, due: 1 }), entry('extensionDecided', { clock: 'answer', granted: false, due: 1 }),
  entry('ledgerProposed', { nr: 1, entry: 'late', to: [], amount: 2000, unit: 'points', state: 'proposed', hearUntil: 1 }), entry('ledgerProposed', { nr: 1, entry: 'late', to: [], amount: null, unit: 'percent', state: 'confirmed', hearUntil: null }),
  ...['proposed', 'heard', 'confirmed', 'waived', 'appealed', 'upheld', 'withdrawn'].map((state) => entry('ledgerMoved', { nr: 1, state, text: 'x', appealUntil: null })), entry('ledgerMoved', { nr: 1, state: 'confirmed', text: '', appealUntil: 1 }),
  entry('paperIssued', { paper: 'notice', number: 'N-1', copies: [] }), entry('ticketAsked', { procedure: 'a/b', values: {}, step: 'recover', nr: 1 }), entry('stepOpened', { step: 'handle', assignees: ['unit:x'], branch: 'handle#1:kitchen' }),
  entry('somethingNew', { x: 1 }),
]

describe('the history of a ticket', () => {
  it.each(['zh', 'en'] as const)('tells every kind of event in a full sentence (%s)', (language) => {
    missing.length = 0
    for (const variant of VARIANTS) {
      const { sentence } = tellEntry(variant, tellingIn(language))
      expect(sentence, variant.type).not.toMatch(/\{\{|undefined|\[object/)
      expect(sentence.length).toBeGreaterThan(2)
    }
    expect(missing).toEqual([])
  })
  it('names steps, outcomes and people by their labels, fields in the order of the form', () => {
    const story = tellEntry(entry('acted', { step: 'handle', outcome: 'done', values: { unit: 'engineering', paid: true, cause: '水管破了', on: '2026-09-24' }, reopens: false }, {
      'step:handle': { zh: '调查处理', en: 'Investigate' }, 'outcome:done': { zh: '报结果', en: 'Report' }, 'field:cause': { zh: '原因', en: 'Cause' }, 'field:paid': { zh: '已付', en: 'Paid' }, 'field:unit': { zh: '部门', en: 'Unit' }, 'field:on': { zh: '期限', en: 'By' }, 'unit:engineering': { zh: '工程部', en: 'Engineering' },
    }), tellingIn('zh'))
    expect(story.sentence).toBe('何清办理“调查处理”：报结果')
    expect(story.changes).toEqual([{ name: '原因', after: '水管破了' }, { name: '已付', after: '是' }, { name: '部门', after: '工程部' }, { name: '期限', after: '日 2026-09-24' }])
  })
  it('shows a correction with what stood there before and the reason', () => {
    const story = tellEntry(entry('corrected', { before: { room: '1202' }, after: { room: null }, reason: 'wrong' }, { 'field:room': { zh: '房号', en: 'Room' } }), tellingIn('en'))
    expect(story).toMatchObject({ group: 'changes', changes: [{ name: 'Room', before: '1202', after: 'empty' }], quote: 'wrong' })
  })
  it('never takes an internal note for a word to the reporter', () => {
    expect(tellEntry(entry('noted', { text: 'x' }), tellingIn('zh')).audience).toBe('inside')
    expect(tellEntry(entry('said', { to: ['reporter'], words: null, mode: 'individual', text: { zh: 'x', en: 'x' } }), tellingIn('zh')).audience).toBe('outside')
    expect(tellEntry(entry('said', { to: ['unit:x'], words: 'w', mode: 'individual', text: { zh: 'x', en: 'x' } }), tellingIn('zh')).audience).toBe('inside')
  })
  it('says when a limit started, for how long, and that it was missed', () => {
    const started = tellEntry(entry('clockStarted', { clock: 'answer', within: { amount: 5, unit: 'day', working: true }, due: 1 }, clock), tellingIn('zh'))
    expect(started.sentence).toBe('“答复”开始计时，限5个工作日，9月24日 17:30 到期')
    expect(tellEntry(entry('clockLate', { clock: 'answer', due: 1 }, clock), tellingIn('en'))).toMatchObject({ tone: 'bad', sentence: '“Answer” is late (was due 9月24日 17:30)' })
  })
  it('says in which branch something happened, by its label', () => {
    const { sentence } = tellEntry(entry('stepOpened', { step: 'sign', nr: 1, assignees: ['unit:kitchen'], branch: 'sign#1:kitchen' }, { 'step:sign': { zh: '会签', en: 'Sign' }, 'unit:kitchen': { zh: '厨房', en: 'Kitchen' }, 'branch:sign#1:kitchen': { zh: '厨房', en: 'Kitchen' } }), tellingIn('zh'))
    expect(sentence).toBe('〔厨房〕进入“会签”，由厨房办理')
    expect(tellEntry(entry('branched', { step: 'sign', nr: 1, parent: '', branches: [{ path: 'sign#1:kitchen', item: 'kitchen' }, { path: 'sign#1:lab', item: 'lab' }] }, { 'branch:sign#1:kitchen': { zh: '厨房', en: 'Kitchen' } }), tellingIn('en')).sentence).toBe('Handled side by side: Kitchen, lab')
  })
  it('tells rewards and penalties in yuan, points or percent, with the time to be heard', () => {
    const labels = { 'ledger:late': { zh: '误期', en: 'Late' }, 'person:9': { zh: '何师傅', en: 'He' } }
    const proposed = { nr: 1, entry: 'late', to: ['person:9'], amount: 2050, unit: 'CNY', moment: 'answer.late', values: {}, state: 'proposed', hearUntil: 1 }
    expect(tellEntry(entry('ledgerProposed', proposed, labels), tellingIn('zh')).sentence).toBe('提出考核“误期”：20.5 元，对象何师傅，9月24日 17:30 前可申辩')
    expect(tellEntry(entry('ledgerProposed', { ...proposed, amount: 1000, unit: 'percent', hearUntil: null }, labels), tellingIn('en')).sentence).toBe('Proposed “Late”: 10 %, for He')
    expect(tellEntry(entry('ledgerMoved', { nr: 1, state: 'withdrawn', text: '属实', appealUntil: null }), tellingIn('zh'))).toMatchObject({ sentence: '何清撤销了考核第 1 条', quote: '属实' })
  })
  it('tells how goods move, from outside and away, and who saw it', () => {
    const labels = { 'goods:samples': { zh: '样品', en: 'Samples' }, 'holder:lab': { zh: '品质部', en: 'Quality' }, 'person:9': { zh: '何师傅', en: 'He' } }
    expect(tellEntry(entry('goodsMoved', { goods: 'samples', from: null, to: 'lab', count: 2, witness: '9' }, labels), tellingIn('zh'))).toMatchObject({ sentence: '样品 2 件：外部 → 品质部', changes: [{ name: '见证人', after: '何师傅' }] })
    expect(tellEntry(entry('goodsMoved', { goods: 'samples', from: 'lab', to: null, count: 1, witness: null }, labels), tellingIn('en')).sentence).toBe('Samples, 1: Quality → away')
  })
  it('counts rows of a table instead of printing them', () => {
    expect(tellEntry(entry('acted', { step: 'act', outcome: 'done', values: { actions: [{ what: 'x' }, { what: 'y' }] }, reopens: false }), tellingIn('en')).changes).toEqual([{ name: 'field:actions', after: '2 rows' }])
  })
})
