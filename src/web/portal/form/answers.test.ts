import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldView } from '../../../contract/procedures.ts'
import type { Answers, KeptFile } from './answers.ts'
import { askedFields, checkAnswers, checkContact, contactOf, NO_ANSWERS, NO_CONTACT, readAnswers, readNumber, valuesOf } from './answers.ts'
import { fitWithin } from './shrink-photo.ts'

const field = (key: string, type: FieldView['type'], more: Partial<FieldView> = {}): FieldView => ({ key, type, label: { zh: key, en: key }, choices: [], isTitle: false, ...more })
const fields = [
  field('subject', 'text', { max: 10 }), field('times', 'number', { max: 99 }), field('photos', 'files', { max: 2 }), field('sure', 'boolean'),
  field('kind', 'choice', { choices: [{ key: 'praise', label: { zh: '表扬', en: 'Praise' } }] }), field('unit', 'unit'),
]
const asked = askedFields(fields, fields.map(({ key }) => ({ field: key, required: true })))
const file: KeptFile = { key: 'a', name: 'a.jpg', size: 1, id: '0b0e8a4e-0000-4000-8000-000000000000' }
const filled: Answers = { raw: { subject: ' 漏水 ', times: '３', sure: 'false', kind: 'praise' }, files: { photos: [file] } }

describe('a form', () => {
  it('asks in its own order and leaves out what nobody can look up without an account', () => {
    expect(asked.map((entry) => entry.field.key)).toEqual(['subject', 'times', 'photos', 'sure', 'kind'])
  })

  it('sends what was filled in, without blanks around it', () => {
    expect(checkAnswers(asked, filled)).toEqual([])
    expect(valuesOf(asked, filled)).toEqual({ subject: '漏水', times: 3, photos: [file.id], sure: false, kind: 'praise' })
  })

  it('names every field that is missing, not only the first', () => {
    expect(checkAnswers(asked, { raw: { subject: '  ' }, files: {} })).toEqual([
      { field: 'subject', code: 'field.required' }, { field: 'times', code: 'field.required' }, { field: 'photos', code: 'field.required_files' },
      { field: 'sure', code: 'field.required_choice' }, { field: 'kind', code: 'field.required_choice' },
    ])
  })

  it('says what is too long, too large, too many and not a number', () => {
    const wrong = { raw: { ...filled.raw, subject: 'x'.repeat(11), times: '100' }, files: { photos: [file, file, file] } }
    expect(checkAnswers(asked, wrong)).toEqual([{ field: 'subject', code: 'field.too_long', max: 10 }, { field: 'times', code: 'field.too_large', max: 99 }, { field: 'photos', code: 'field.too_many', max: 2 }])
    expect(checkAnswers(asked, { ...filled, raw: { ...filled.raw, times: '很多' } })).toEqual([{ field: 'times', code: 'field.wrong_type' }])
  })

  it('takes a file that still waits for a connection, and not one that was refused', () => {
    const { id: _, ...waiting } = file
    expect(checkAnswers(asked, { ...filled, files: { photos: [waiting] } })).toEqual([])
    expect(checkAnswers(asked, { ...filled, files: { photos: [{ ...waiting, refused: 'file.too_large' }] } })).toEqual([{ field: 'photos', code: 'field.files_failed' }])
  })

  it('reads numbers as people type them, and nothing else as a number', () => {
    expect([readNumber('1,200.5'), readNumber('１２'), readNumber('-3')]).toEqual([1200.5, 12, -3])
    for (const text of ['', '1e3', '0x10', 'NaN', '3个', '--1']) expect(readNumber(text)).toBeNaN()
    fc.assert(fc.property(fc.integer(), (number) => { expect(readNumber(String(number))).toBe(number) }))
  })

  it('reads back whatever was kept, even if somebody has tampered with it', () => {
    fc.assert(fc.property(fc.anything(), (found) => { checkAnswers(asked, readAnswers(found)) }))
    expect(readAnswers(JSON.parse(JSON.stringify(filled)))).toEqual(filled)
    expect(readAnswers(null)).toEqual(NO_ANSWERS)
  })
})

describe('contact details', () => {
  it('need a name, and say the way out where one may stay unknown', () => {
    expect(checkContact(NO_CONTACT, true)).toEqual([{ field: 'contact.name', code: 'field.name_needed' }])
    expect(checkContact(NO_CONTACT, false)).toEqual([{ field: 'contact.name', code: 'field.name_needed_here' }])
  })

  it.each(['13800000000', '+86 138 0000 0000', '021-5555 0000', '１３８００００００００'])('take the phone number %s', (phone) => {
    expect(checkContact({ name: '甲', phone, email: '' }, true)).toEqual([])
  })

  it('refuse half an e-mail address and words for a phone number', () => {
    expect(checkContact({ name: '甲', phone: '问门卫', email: 'a@b' }, true).map((fault) => fault.code)).toEqual(['field.phone_wrong', 'field.email_wrong'])
  })

  it('are sent without what was left empty', () => {
    expect(contactOf({ name: ' 甲 ', phone: '', email: ' ' })).toEqual({ name: '甲' })
  })
})

describe('a photo', () => {
  it('is made to fit, keeps its proportions and never grows', () => {
    expect(fitWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
    expect(fitWithin(800, 600, 1600)).toEqual({ width: 800, height: 600 })
    fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
      const fitted = fitWithin(width, height, 1600)
      expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(Math.min(1600, Math.max(width, height)))
      expect(Math.min(fitted.width, fitted.height)).toBeGreaterThanOrEqual(1)
    }))
  })
})
