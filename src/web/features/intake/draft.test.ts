import { expect, test } from 'vitest'
import { changeDraft, emptyDraft, isBlank, keepDraft, newKey, readDraft } from './draft.ts'

function makeStorage() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    kept,
  }
}
const reporter = { id: 7, name: '示例', tickets: 2 }
const called = changeDraft(emptyDraft(), { contact: { name: '示例', phone: '000' }, reporter, values: { content: '电梯坏了' } })

test('a reload brings the call back, for the person who took it and nobody else', () => {
  const storage = makeStorage()
  keepDraft(1, called, storage)
  expect(readDraft(1, storage)).toEqual(called)
  expect(readDraft(2, storage)).toBeUndefined()
})

test('an emptied draft leaves nothing behind, and a damaged one is no draft', () => {
  const storage = makeStorage()
  keepDraft(1, called, storage)
  keepDraft(1, changeDraft(emptyDraft(), { values: { content: '', files: [] } }), storage)
  expect(storage.kept.size).toBe(0)
  storage.setItem('huiyin.intake.1', '{"values":')
  expect(readDraft(1, storage)).toBeUndefined()
  storage.setItem('huiyin.intake.1', '{"values":3}')
  expect(readDraft(1, storage)).toBeUndefined()
})

test('another name or phone is no longer the reporter who was chosen, another company still is', () => {
  expect(changeDraft(called, { contact: { ...called.contact, company: '某公司' } }).reporter).toEqual(reporter)
  expect(changeDraft(called, { contact: { ...called.contact, phone: '001' } }).reporter).toBeNull()
})

test('sending the same draft again is the same ticket, a changed one is another', () => {
  expect(changeDraft(called, { values: { content: '电梯又坏了' } }).key).not.toBe(called.key)
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
})

test('a fresh draft is blank', () => {
  expect(isBlank(emptyDraft())).toBe(true)
  expect(isBlank(called)).toBe(false)
})
