/** What is wrong with a procedure file or its scenarios: a code, a place, and a sentence in both languages. */
import { DOCUMENT_SENTENCES } from './sentences/document.ts'
import { SCENARIO_SENTENCES } from './sentences/scenario.ts'
import type { Label } from './types.ts'
import { VERIFY_SENTENCES } from './verify/verify-sentences.ts'

export interface Place {
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  readonly column: number
}

export interface Finding {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  readonly place: Place
  readonly message: Label
}

export type Details = Readonly<Record<string, string>>

const SENTENCES = { ...DOCUMENT_SENTENCES, ...VERIFY_SENTENCES, ...SCENARIO_SENTENCES } as const satisfies Record<string, Label>

export type FindingCode = keyof typeof SENTENCES

/** What stands in braces is filled in; braces without details stay, since patterns are written with them. */
function fill(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? (/^(?:hint|hintZh)$/.test(name) ? '' : whole))
}

/** Every code there is; a test plants a bad file for each. */
export const FINDING_CODES = Object.keys(SENTENCES) as FindingCode[] // the keys of a literal object

export function finding(code: FindingCode, place: Place, details: Details = {}, severity: Finding['severity'] = 'error'): Finding {
  const sentence = SENTENCES[code]
  return { code, severity, place, message: { zh: fill(sentence.zh, details), en: fill(sentence.en, details) } }
}

export { nearest } from './nearest.ts'
