import { describe, expect, it } from 'vitest'
import type { Draft } from './draft.ts'
import { dropDraft, emptyDraft, findDraft, keepDraft, listDrafts } from './draft.ts'
import { MemoryShelf } from './shelf.ts'

const DAY = 24 * 3600 * 1000
const now = 1_800_000_000_000
const contact = { name: '甲', phone: '13800000000', email: '' }
const draft = (procedure: string, more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(procedure), title: '饮水机漏水', answers: { raw: { subject: '饮水机漏水' }, files: {} }, contact, savedAt: now, ...more,
})

describe('what was written and not sent', () => {
  it('is there again after the page was closed', () => {
    const shelf = new MemoryShelf()
    const written = draft('school/feedback', { attempt: { key: 'k', bodies: [{ procedure: 'school/feedback', values: {} }] }, waiting: true })
    expect(keepDraft(shelf, written)).toBe(true)
    expect(findDraft(shelf, 'school/feedback', now)).toEqual(written)
  })

  it('keeps no contact details of somebody who wants to stay anonymous', () => {
    const shelf = new MemoryShelf()
    keepDraft(shelf, draft('a'))
    keepDraft(shelf, draft('a', { anonymous: true }))
    expect(shelf.getItem('huiyin.draft.a')).not.toContain('13800000000')
    expect(findDraft(shelf, 'a', now)?.contact).toEqual({ name: '', phone: '', email: '' })
  })

  it('is forgotten when it is sent, emptied or thirty days old', () => {
    const shelf = new MemoryShelf()
    keepDraft(shelf, draft('sent'))
    dropDraft(shelf, 'sent')
    keepDraft(shelf, draft('emptied'))
    keepDraft(shelf, draft('emptied', { answers: { raw: { subject: '' }, files: { photos: [] } } }))
    keepDraft(shelf, draft('old'))
    expect(findDraft(shelf, 'old', now + 31 * DAY)).toBeUndefined()
    expect(shelf.length).toBe(0)
  })

  it('is listed with what waits for a connection first, and nothing else of this device', () => {
    const shelf = new MemoryShelf()
    shelf.setItem('huiyin.language', 'zh')
    keepDraft(shelf, draft('older', { savedAt: now - 1 }))
    keepDraft(shelf, draft('newer'))
    keepDraft(shelf, draft('waiting', { savedAt: now - 2, waiting: true }))
    expect(listDrafts(shelf, now).map(({ procedure }) => procedure)).toEqual(['waiting', 'newer', 'older'])
  })

  it('does no harm when it was damaged or the device is full', () => {
    const shelf = new MemoryShelf()
    shelf.setItem('huiyin.draft.a', '{"answers":')
    expect(findDraft(shelf, 'a', now)).toBeUndefined()
    const full = Object.assign(new MemoryShelf(), { setItem: () => { throw new Error('quota') } })
    expect(keepDraft(full, draft('a'))).toBe(false)
  })
})
