/** What stands in a form's inputs, and what of it is sent. */
import type { z } from 'zod'
import type { FieldView, FormFieldView } from '../../../contract/procedures.ts'
import type { valueShape } from '../../../contract/shared.ts'
import type { FieldFault } from '../api/request.ts'
import { asRecord } from '../api/request.ts'

export type Value = z.infer<typeof valueShape>
export type Raw = string | boolean

/** A file a person added: on the server once it has an `id`, before that on this device under its `key`. */
export interface KeptFile {
  readonly key: string
  readonly name: string
  readonly size: number
  /** A small picture as a data address. */
  readonly thumb?: string
  readonly id?: string
  /** Not made smaller, because the browser cannot read it as a picture. */
  readonly unchanged?: boolean
  /** Code of the server's refusal. */
  readonly refused?: string
}

export interface Answers {
  readonly raw: Readonly<Record<string, Raw>>
  readonly files: Readonly<Record<string, readonly KeptFile[]>>
}
export interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}
export interface AskedField {
  readonly field: FieldView
  readonly required: boolean
}

export const NO_ANSWERS: Answers = { raw: {}, files: {} }
export const NO_CONTACT: Contact = { name: '', phone: '', email: '' }

const LONGEST: Readonly<Record<string, number>> = { text: 500, longText: 20_000 }
const MOST_FILES = 20

/** The fields a form asks, in its order; units and people cannot be looked up without an account. */
export function askedFields(fields: readonly FieldView[], form: readonly FormFieldView[]): AskedField[] {
  return form.flatMap(({ field: key, required }) => {
    const field = fields.find((candidate) => candidate.key === key)
    if (!field || ((field.type === 'unit' || field.type === 'person' || field.type === 'people' || field.type === 'level') && field.choices.length === 0)) return []
    return [{ field, required }]
  })
}

/** The longest text or the most files of a field. */
export function mostOf(field: FieldView): number | undefined {
  return field.max ?? (field.type === 'files' ? MOST_FILES : LONGEST[field.type])
}

/** The value as it is sent; undefined when nothing was filled in. */
export function valueOf(field: FieldView, answers: Answers): Value | undefined {
  if (field.type === 'files') {
    const ids = (answers.files[field.key] ?? []).flatMap((file) => file.id ?? [])
    return ids.length > 0 ? ids : undefined
  }
  const raw = answers.raw[field.key]
  if (raw === undefined) return undefined
  if (field.type === 'boolean') return raw === true || raw === 'true' ? true : raw === 'false' ? false : undefined
  const text = String(raw).trim()
  if (text === '') return undefined
  if (field.type === 'number' || field.type === 'money') return readNumber(text)
  return field.type === 'people' ? [text] : text
}

/** Reads a number as typed on any keyboard: full-width digits, thousands separators. NaN when it is none. */
export function readNumber(text: string): number {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN
}

export function valuesOf(asked: readonly AskedField[], answers: Answers): Record<string, Value> {
  return Object.fromEntries(asked.flatMap(({ field }) => {
    const value = valueOf(field, answers)
    return value === undefined ? [] : [[field.key, value]]
  }))
}

/** Everything that would be refused, before it is sent; the server judges again. Files that wait for a connection count. */
export function checkAnswers(asked: readonly AskedField[], answers: Answers): FieldFault[] {
  return asked.flatMap(({ field, required }) => {
    const fault = field.type === 'files' ? fileFault(field, required, answers.files[field.key] ?? []) : inputFault(field, required, valueOf(field, answers))
    return fault ? [{ field: field.key, ...fault }] : []
  })
}

type Fault = Omit<FieldFault, 'field'>

function inputFault(field: FieldView, required: boolean, value: Value | undefined): Fault | undefined {
  if (value === undefined) return required ? { code: field.choices.length > 0 || field.type === 'boolean' ? 'field.required_choice' : 'field.required' } : undefined
  const max = mostOf(field)
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return { code: 'field.wrong_type' }
    return max !== undefined && value > max ? { code: 'field.too_large', max } : undefined
  }
  if ((field.type === 'text' || field.type === 'longText') && typeof value === 'string' && max !== undefined && value.length > max) return { code: 'field.too_long', max }
  return undefined
}

function fileFault(field: FieldView, required: boolean, files: readonly KeptFile[]): Fault | undefined {
  if (files.some((file) => file.refused)) return { code: 'field.files_failed' }
  const max = mostOf(field)
  if (max !== undefined && files.length > max) return { code: 'field.too_many', max }
  return required && files.length === 0 ? { code: 'field.required_files' } : undefined
}

/** Contact faults carry the field names `contact.name` and so on. An anonymous person has none. */
export function checkContact(contact: Contact, anonymousAllowed: boolean): FieldFault[] {
  const faults: FieldFault[] = []
  if (contact.name.trim() === '') faults.push({ field: 'contact.name', code: anonymousAllowed ? 'field.name_needed' : 'field.name_needed_here' })
  if (contact.phone.trim() !== '' && !/^[+\d][\d\s\-()]{3,}$/.test(contact.phone.normalize('NFKC').trim())) faults.push({ field: 'contact.phone', code: 'field.phone_wrong' })
  if (contact.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email.normalize('NFKC').trim())) faults.push({ field: 'contact.email', code: 'field.email_wrong' })
  return faults
}

/** What was written, without what is empty. */
export function contactOf(contact: Contact): Partial<Record<keyof Contact, string>> {
  return Object.fromEntries(Object.entries(contact).flatMap(([key, value]: [string, string]) => (value.trim() === '' ? [] : [[key, value.normalize('NFKC').trim()]])))
}

/** Reads kept answers back; what does not look like an answer is left out. */
export function readAnswers(found: unknown): Answers {
  const { raw, files } = asRecord(found)
  return {
    raw: Object.fromEntries(Object.entries(asRecord(raw)).flatMap(([key, value]) => (typeof value === 'string' || typeof value === 'boolean' ? [[key, value]] : []))),
    files: Object.fromEntries(Object.entries(asRecord(files)).map(([key, list]) => [key, Array.isArray(list) ? list.filter(isKeptFile) : []])),
  }
}

function isKeptFile(found: unknown): found is KeptFile {
  const { key, name, size } = asRecord(found)
  return typeof key === 'string' && typeof name === 'string' && typeof size === 'number'
}
