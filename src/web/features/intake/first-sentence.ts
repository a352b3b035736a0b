/** What the clerk has typed so far, as far as it is worth looking for the same thing. */
import type { FieldView, FormFieldView } from '../../../contract/procedures.ts'

const LEAST_LETTERS = 4
const MOST_LETTERS = 1000

/** True once a first sentence stands there: an end mark or a line break, or enough letters to say something. */
export function saysSomething(text: string): boolean {
  const letters = text.replace(/[\s\p{P}]/gu, '')
  if (Array.from(letters).length < LEAST_LETTERS) return false
  return /[。！？；.!?;\n]/u.test(text) || Array.from(letters).length >= (/\p{Script=Han}/u.test(letters) ? 8 : 20)
}

/** The text to look with: everything typed, at most a thousand letters, blanks folded. */
export function searchText(text: string): string {
  return Array.from(text.replace(/\s+/gu, ' ').trim()).slice(0, MOST_LETTERS).join('')
}

/** The words of a form in the order they are asked, the title first: what another ticket may be like. */
export function wordsOf(fields: readonly Pick<FieldView, 'key' | 'type' | 'isTitle'>[], form: readonly Pick<FormFieldView, 'field'>[], values: Readonly<Record<string, unknown>>): string {
  const asked = form.flatMap(({ field }) => fields.find(({ key }) => key === field) ?? [])
  const texts = asked.filter(({ type }) => type === 'text' || type === 'longText').toSorted((a, b) => Number(b.isTitle) - Number(a.isTitle))
  return texts.map(({ key }) => values[key]).filter((value) => typeof value === 'string' && value.trim() !== '').join('\n')
}
