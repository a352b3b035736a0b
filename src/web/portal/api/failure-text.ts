/** What went wrong, in the words of the person it happened to, with the way out. */
import { saySize } from '../texts/format.ts'
import type { Language } from '../texts/language.ts'
import { isTextKey, textOf } from '../texts/language.ts'
import type { Failure, FieldFault } from './request.ts'

/** `maxFileBytes` is named where a file was too large. */
export function failureText(language: Language, failure: Failure, maxFileBytes?: number): string {
  if (failure.kind === 'unreachable') return textOf(language, 'errors.offline')
  const key = `errors.${failure.code}`
  if (isTextKey(key)) return textOf(language, key, { max: saySize(language, maxFileBytes ?? 20_000_000) })
  // The server words every code of ours in the language asked for.
  return (failure.code !== 'server.internal' && failure.title) || textOf(language, 'errors.unknown')
}

/** The text of one fault at a field called `label`. */
export function faultText(language: Language, fault: FieldFault, label: string): string {
  const key = fault.code
  const fill = { label, max: fault.max ?? '' }
  return key.startsWith('field.') && isTextKey(key) ? textOf(language, key, fill) : textOf(language, 'field.other', fill)
}
