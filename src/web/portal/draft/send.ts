/** Sends a draft so that a double tap, a retry or a lost answer never makes a second ticket. */
import type { StartBody, Started } from '../api/portal-api.ts'
import type { Failure } from '../api/request.ts'
import { failureOf, isUncertain } from '../api/request.ts'
import type { AskedField, KeptFile } from '../form/answers.ts'
import { contactOf, valuesOf } from '../form/answers.ts'
import type { Attempt, Draft } from './draft.ts'

export interface SendTools {
  readonly asked: readonly AskedField[]
  readonly language: 'zh' | 'en'
  /** Sends a file that is not on the server yet and answers its id there; undefined when this device no longer has it. */
  readonly upload: (file: KeptFile) => Promise<string | undefined>
  readonly start: (body: StartBody, key: string) => Promise<Started>
  readonly makeKey: () => string
  /** Keeps what is known so far, so that a closed page loses nothing. */
  readonly keep: (draft: Draft) => void
}

export type Sent =
  /** `earlier`: an earlier attempt had arrived; what was changed since is not in it. */
  | { readonly kind: 'started'; readonly started: Started; readonly earlier: boolean }
  /** Nothing was decided: the same draft must be sent again, under the same key. */
  | { readonly kind: 'waiting'; readonly draft: Draft; readonly failure: Failure }
  | { readonly kind: 'refused'; readonly draft: Draft; readonly failure: Failure }

export async function sendDraft(draft: Draft, tools: SendTools): Promise<Sent> {
  const uploaded = await uploadFiles(draft, tools)
  if (uploaded.kind !== 'uploaded') return uploaded
  const attempt = nextAttempt(uploaded.draft, bodyOf(uploaded.draft, tools), tools)
  const tried: Draft = { ...uploaded.draft, attempt }
  tools.keep(tried)
  return start(tried, attempt, tools)
}

/** The request's body; the language is the one first tried with, so that switching it is no change. */
function bodyOf(draft: Draft, { asked, language }: SendTools): StartBody {
  return {
    procedure: draft.procedure,
    values: valuesOf(asked, draft.answers),
    anonymous: draft.anonymous,
    ...(draft.anonymous ? {} : { contact: contactOf(draft.contact) }),
    language: draft.attempt?.bodies[0]?.language ?? language,
  }
}

function nextAttempt(draft: Draft, body: StartBody, { makeKey }: SendTools): Attempt {
  const { key, bodies } = draft.attempt ?? { key: makeKey(), bodies: [] }
  const same = (other: StartBody): boolean => JSON.stringify(other) === JSON.stringify(body)
  return { key, bodies: [...bodies.filter((other) => !same(other)), body] }
}

/** The newest body first. If the key already stands for another body, one of the earlier ones had arrived: ask for its answer. */
async function start(draft: Draft, { key, bodies }: Attempt, tools: SendTools): Promise<Sent> {
  let refusal: Failure | undefined
  for (const body of [...bodies].reverse()) {
    try {
      return { kind: 'started', started: await tools.start(body, key), earlier: refusal !== undefined }
    } catch (error) {
      const failure = failureOf(error)
      if (isUncertain(failure)) return { kind: 'waiting', draft: { ...draft, waiting: true }, failure }
      if (refusal === undefined && !isMismatch(failure)) return { kind: 'refused', draft: forgetAttempt(isExpired(failure) ? forgetUploads(draft) : draft), failure }
      refusal = failure
    }
  }
  return { kind: 'refused', draft: forgetAttempt(draft), failure: refusal ?? { kind: 'unreachable' } }
}

function isMismatch(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.code === 'request.idempotency_mismatch'
}

/** Files that were uploaded too long ago are gone there; they go up again from this device with the next try. */
function isExpired(failure: Failure): boolean {
  return failure.kind === 'problem' && failure.code === 'file.not_found'
}

function forgetUploads(draft: Draft): Draft {
  const files = Object.entries(draft.answers.files).map(([field, list]) => [field, list.map(({ id: _, ...file }) => file)] as const)
  return { ...draft, answers: { ...draft.answers, files: Object.fromEntries(files) } }
}

/** A refusal is certain: the next try is a new one. */
function forgetAttempt(draft: Draft): Draft {
  const { attempt: _, ...rest } = draft
  return { ...rest, waiting: false }
}

type Uploaded = { readonly kind: 'uploaded'; readonly draft: Draft } | Extract<Sent, { kind: 'waiting' | 'refused' }>

async function uploadFiles(draft: Draft, tools: SendTools): Promise<Uploaded> {
  let current = draft
  for (const [field, files] of Object.entries(draft.answers.files)) {
    for (const file of files) {
      if (file.id) continue
      try {
        const id = await tools.upload(file)
        current = replaceFile(current, field, id === undefined ? { ...file, refused: 'file.lost' } : { ...file, id })
        tools.keep(current)
        if (id === undefined) return { kind: 'refused', draft: forgetAttempt(current), failure: lost(field) }
      } catch (error) {
        const failure = failureOf(error)
        if (isUncertain(failure)) return { kind: 'waiting', draft: { ...current, waiting: true }, failure }
        const refused = failure.kind === 'problem' ? failure.code : ''
        return { kind: 'refused', draft: forgetAttempt(replaceFile(current, field, { ...file, refused })), failure: { ...lost(field), code: refused } }
      }
    }
  }
  return { kind: 'uploaded', draft: current }
}

function lost(field: string): Extract<Failure, { kind: 'problem' }> {
  return { kind: 'problem', status: 422, code: 'file.not_found', title: '', faults: [{ field, code: 'field.files_failed' }] }
}

function replaceFile(draft: Draft, field: string, file: KeptFile): Draft {
  const files = (draft.answers.files[field] ?? []).map((other) => (other.key === file.key ? file : other))
  return { ...draft, answers: { ...draft.answers, files: { ...draft.answers.files, [field]: files } } }
}
