/**
 * What a person has written and not yet sent, kept on their device.
 * Contact details of somebody who wants to stay anonymous are never kept.
 */
import type { StartBody } from '../api/portal-api.ts'
import { asRecord } from '../api/request.ts'
import type { Answers, Contact } from '../form/answers.ts'
import { NO_ANSWERS, NO_CONTACT, readAnswers } from '../form/answers.ts'

export interface Draft {
  readonly procedure: string
  readonly title: string
  readonly answers: Answers
  readonly anonymous: boolean
  readonly contact: Contact
  /** What was tried to be sent under one key; several bodies if it was changed in between. */
  readonly attempt?: Attempt
  /** The person pressed "send" and there was no connection. */
  readonly waiting: boolean
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

export interface Attempt {
  readonly key: string
  readonly bodies: readonly StartBody[]
}

/** The part of `Storage` that is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const PREFIX = 'huiyin.draft.'
const LONGEST_KEPT = 30 * 24 * 3600 * 1000

export function emptyDraft(procedure: string): Draft {
  return { procedure, title: '', answers: NO_ANSWERS, anonymous: false, contact: NO_CONTACT, waiting: false, savedAt: 0 }
}

/** Whether anything worth keeping is in it. */
export function isBlank(draft: Draft): boolean {
  const { raw, files } = draft.answers
  return !draft.waiting && Object.values(raw).every((value) => value === '' || value === false) && Object.values(files).every((list) => list.length === 0)
}

/** Keeps the draft; answers false where the device has no room or forbids it. */
export function keepDraft(shelf: Shelf, draft: Draft): boolean {
  try {
    if (isBlank(draft)) shelf.removeItem(PREFIX + draft.procedure)
    else shelf.setItem(PREFIX + draft.procedure, JSON.stringify(draft.anonymous ? { ...draft, contact: NO_CONTACT } : draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft(shelf: Shelf, procedure: string): void {
  shelf.removeItem(PREFIX + procedure)
}

/** The draft of one procedure; none when it is broken or older than 30 days (a shared device forgets). */
export function findDraft(shelf: Shelf, procedure: string, now: number): Draft | undefined {
  const draft = readDraft(procedure, shelf.getItem(PREFIX + procedure))
  if (draft && now - draft.savedAt <= LONGEST_KEPT) return draft
  shelf.removeItem(PREFIX + procedure)
  return undefined
}

/** All drafts on this device, what waits to be sent first, then the latest. */
export function listDrafts(shelf: Shelf, now: number): Draft[] {
  const names = Array.from({ length: shelf.length }, (_, place) => shelf.key(place) ?? '')
  return names.filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => findDraft(shelf, name.slice(PREFIX.length), now) ?? [])
    .sort((one, other) => Number(other.waiting) - Number(one.waiting) || other.savedAt - one.savedAt)
}

function readDraft(procedure: string, text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const found = asRecord(JSON.parse(text))
    const contact = asRecord(found['contact'])
    const word = (value: unknown): string => (typeof value === 'string' ? value : '')
    const attempt = readAttempt(found['attempt'])
    return {
      procedure, title: word(found['title']), answers: readAnswers(found['answers']), anonymous: found['anonymous'] === true,
      contact: { name: word(contact['name']), phone: word(contact['phone']), email: word(contact['email']) },
      ...(attempt ? { attempt } : {}), waiting: found['waiting'] === true, savedAt: Number(found['savedAt']) || 0,
    }
  } catch {
    return undefined // written by an older version, or by hand
  }
}

function readAttempt(found: unknown): Attempt | undefined {
  const { key, bodies } = asRecord(found)
  if (typeof key !== 'string' || !Array.isArray(bodies)) return undefined
  return { key, bodies: bodies as StartBody[] } // the server checks them again
}
