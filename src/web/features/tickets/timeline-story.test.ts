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
})
