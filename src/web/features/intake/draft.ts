/** The call being taken down. Kept in this tab only: it holds a caller's name and number. */
import { z } from 'zod'
import { contactShape } from '../../../contract/tickets.ts'
import { instantShape, valuesShape } from '../../../contract/shared.ts'

const draftShape = z.object({
  values: valuesShape,
  contact: contactShape,
  anonymous: z.boolean(),
  receivedAt: instantShape.nullable(),
  /** The known reporter the contact was filled from. */
  reporter: z.object({ id: z.number(), name: z.string(), tickets: z.number(), lastNumber: z.string().optional() }).nullable(),
  /** Makes sending the same draft twice one ticket; a changed draft is another. */
  key: z.string(),
})
export type Draft = z.infer<typeof draftShape>

/** A random key of 128 bits. (`crypto.randomUUID` is missing on plain http, where a desk in the house network may run.) */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function emptyDraft(): Draft {
  return { values: {}, contact: {}, anonymous: false, receivedAt: null, reporter: null, key: newKey() }
}

/** The draft with a change: it gets a new key, and belongs to a known reporter only while name and phone stay as chosen. */
export function changeDraft(draft: Draft, change: Partial<Omit<Draft, 'key'>>): Draft {
  const sameReporter = change.contact === undefined || change.reporter !== undefined
    || (change.contact.name === draft.contact.name && change.contact.phone === draft.contact.phone)
  return { ...draft, ...(sameReporter ? {} : { reporter: null }), ...change, key: newKey() }
}

/** Whether anything would be lost. */
export function isBlank({ values, contact, receivedAt }: Draft): boolean {
  const said = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  return !Object.values(values).some(said) && !Object.values(contact).some(said) && receivedAt === null
}

const nameOf = (person: number): string => `huiyin.intake.${person}`

/** The draft this person left in this tab. */
export function readDraft(person: number, storage: Pick<Storage, 'getItem'>): Draft | undefined {
  try {
    const parsed = draftShape.safeParse(JSON.parse(storage.getItem(nameOf(person)) ?? 'null'))
    return parsed.success && !isBlank(parsed.data) ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export function keepDraft(person: number, draft: Draft, storage: Pick<Storage, 'setItem' | 'removeItem'>): void {
  try {
    if (isBlank(draft)) storage.removeItem(nameOf(person))
    else storage.setItem(nameOf(person), JSON.stringify(draft))
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
}
