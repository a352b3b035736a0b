/** One procedure told in one language: the names of its parts, quoted and strung together as that language wants it. */
import { ownEntry } from '../own-entry.ts'
import type { Choice, Column, Field, Label, Outcome, Procedure, Step } from '../types.ts'

export type DescriptionLanguage = 'zh' | 'en'

/** Where a part of the procedure stands in the description, `4.3`; empty when it stands nowhere. */
export type ClauseOf = (part: string, key: string) => string

export class Teller {
  readonly procedure: Procedure
  readonly lang: DescriptionLanguage
  /** The number of the clause that tells of a part: `clause('steps', 'assign')`. */
  readonly clause: ClauseOf

  constructor(procedure: Procedure, lang: DescriptionLanguage, clause: ClauseOf = () => '') {
    this.procedure = procedure
    this.lang = lang
    this.clause = clause
  }

  say(zh: string, en: string): string {
    return this.lang === 'zh' ? zh : en
  }

  label(label: Label | undefined, otherwise = ''): string {
    return label?.[this.lang] ?? otherwise
  }

  /** Quotation marks within become single ones. */
  quote(text: string): string {
    return this.say(`“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`, `"${text.replaceAll('"', "'")}"`)
  }

  /** A remark in brackets; nothing when there is nothing to remark. */
  aside(text: string): string {
    return text === '' ? '' : this.say(`（${text}）`, ` (${text})`)
  }

  list(entries: readonly string[]): string {
    return entries.join(this.say('、', ', '))
  }

  /** All of them: `A、B和C`, `A, B and C`. */
  and(entries: readonly string[]): string {
    return this.#joined(entries, this.say('和', ' and '))
  }

  /** Any of them: `A、B或C`, `A, B or C`. */
  or(entries: readonly string[]): string {
    return this.#joined(entries, this.say('或', ' or '))
  }

  /** Parts of one sentence, ended as a sentence. */
  sentence(...parts: readonly string[]): string {
    const said = parts.filter((part) => part !== '')
    if (said.length === 0) return ''
    const text = said.join(this.say('；', '; '))
    const whole = this.lang === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text
    return /[。.！!？?：:]["”]?$/.test(whole) ? whole : whole + this.say('。', '.')
  }

  field(key: string): string {
    return this.quote(this.label(ownEntry(this.procedure.fields, key)?.label, key))
  }

  step(key: string): string {
    return this.quote(this.label(this.stepOf(key)?.label, key))
  }

  /** A step with the clause that tells of it: `4.3“派单”`. */
  stepAt(key: string): string {
    const clause = this.clause('steps', key)
    return clause === '' ? this.step(key) : `${clause}${this.say('', ' ')}${this.step(key)}`
  }

  outcome(step: string, outcome: string): string {
    return this.quote(this.label(this.outcomeOf(step, outcome)?.label, outcome))
  }

  level(key: string): string {
    return this.quote(this.label(this.procedure.levels.find((level) => level.key === key)?.label, key))
  }

  clock(key: string): string {
    return this.quote(this.label(ownEntry(this.procedure.clocks, key)?.label, key))
  }

  channel(key: string): string {
    return this.quote(this.label(ownEntry(this.procedure.starts, key)?.label, key))
  }

  goods(key: string): string {
    return this.quote(this.label(ownEntry(this.procedure.goods, key)?.label, key))
  }

  holder(goods: string, key: string): string {
    return this.quote(this.label(ownEntry(ownEntry(this.procedure.goods, goods)?.holders, key), key))
  }

  unit(code: string): string {
    return this.label(this.procedure.needs.units.find((unit) => unit.code === code)?.label, code)
  }

  post(code: string): string {
    return this.label(this.procedure.needs.posts.find((post) => post.code === code)?.label, code)
  }

  register(key: string): string {
    return this.quote(this.label(ownEntry(this.procedure.needs.registers, key)?.label, key))
  }

  columnsOf(register: string | undefined): readonly Column[] {
    return register === undefined ? [] : ownEntry(this.procedure.needs.registers, register)?.columns ?? []
  }

  /** A column of a table or register by its key. */
  column(columns: readonly Column[], key: string): string {
    return this.quote(this.label(columns.find((column) => column.key === key)?.label, key))
  }

  choice(choices: readonly Choice[], key: string): string {
    return this.quote(this.label(choices.find((choice) => choice.key === key)?.label, key))
  }

  stepOf(key: string): Step | undefined {
    return ownEntry(this.procedure.steps, key)
  }

  fieldOf(key: string): Field | undefined {
    return ownEntry(this.procedure.fields, key)
  }

  outcomeOf(step: string, outcome: string): Outcome | undefined {
    return this.stepOf(step)?.outcomes.find((candidate) => candidate.key === outcome)
  }

  #joined(entries: readonly string[], last: string): string {
    const each = [...new Set(entries)]
    if (each.length < 2) return each.join('')
    return each.slice(0, -1).join(this.say('、', ', ')) + last + (each.at(-1) ?? '')
  }
}
