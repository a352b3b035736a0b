/** What an expression speaks of, as a noun with all that is needed to compare it in words. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { ownEntry } from '../own-entry.ts'
import type { Column, Field } from '../types.ts'
import type { Teller } from './teller.ts'

export interface Noun {
  readonly text: string
  readonly kind: 'text' | 'date' | 'number' | 'share' | 'bool' | 'list' | 'rows'
  /** What its numbers count: `元`, `pieces`. */
  readonly unit?: string
  /** The label of one of the few values it can have. */
  readonly nameOf?: (key: string) => string
  /** What each entry of a list is called when one speaks of one of them, and what it consists of. */
  readonly entry?: Entry
  /** How its being empty is said, when it is not "not filled in". */
  readonly blank?: { readonly empty: string; readonly filled: string }
  /** A value written in the expression itself. */
  readonly literal?: string | number | boolean
  /** A sum or a choice: bracketed inside another. */
  readonly compound?: boolean
}

export interface Entry {
  /** `行`, `row`. */
  readonly called: string
  /** `行数`, `rows`: what is counted. */
  readonly counted: string
  /** What the entries belong to, when that is not the list as it is called. */
  readonly of?: string
  /** An entry as a whole; absent for rows. */
  readonly noun: Noun | undefined
  readonly columns: Readonly<Record<string, Noun>>
}

/** Names that stand for an entry of a list within a list function, and `row` in a watch. */
export type Locals = Readonly<Record<string, Noun>>

/** Raised where there are no words for a part; whoever asked shows that part as written. */
export class NoWords extends Error {}

export function fieldNoun(t: Teller, field: Field): Noun {
  const text = t.field(field.key)
  const unit = field.unit ? t.label(field.unit) : undefined
  switch (field.type) {
    case 'text': case 'longText': case 'contact': case 'signature': case 'register': case 'person': return { text, kind: 'text' }
    case 'date': case 'dateTime': return { text, kind: 'date' }
    case 'number': return { text, kind: 'number', ...(unit === undefined ? {} : { unit }) }
    case 'money': return { text, kind: 'number', unit: unit ?? t.say('元', 'yuan') }
    case 'rating': return { text, kind: 'number', unit: t.say('分', 'points') }
    case 'boolean': return { text, kind: 'bool' }
    case 'choice': return { text, kind: 'text', nameOf: (key) => t.choice(field.choices, key) }
    case 'level': return { text, kind: 'text', nameOf: (key) => t.level(key) }
    case 'unit': return { text, kind: 'text', nameOf: (code) => t.quote(t.unit(code)) }
    case 'units': return listNoun(text, t.say('个单位', 'unit'), t.say('单位数', 'units'), { text: t.say('该单位', 'that unit'), kind: 'text', nameOf: (code) => t.quote(t.unit(code)) })
    case 'people': return listNoun(text, t.say('人', 'person'), t.say('人数', 'people'), { text: t.say('该人', 'that person'), kind: 'text' })
    case 'files': return filesNoun(t, text)
    case 'table': return rowsNoun(text, t.say('行', 'row'), t.say('行数', 'rows'), columnNouns(t, field.columns))
    case 'checklist': return rowsNoun(text, t.say('项', 'item'), t.say('项数', 'items'), {
      item: { text: t.say('检查项', 'the item'), kind: 'text', nameOf: (key) => t.quote(t.label(field.items.find((item) => item.key === key)?.label, key)) },
      passed: { text: t.say('“合格”', '"passed"'), kind: 'bool' },
      note: { text: t.say('“说明”', '"note"'), kind: 'text' },
    })
    case 'causes': return rowsNoun(text, t.say('条原因', 'cause'), t.say('原因条数', 'causes'), causeNouns(t))
  }
}

function filesNoun(t: Teller, text: string): Noun {
  return listNoun(text, t.say('份附件', 'file'), t.say('附件数', 'files'), { text: t.say('该附件', 'that file'), kind: 'text' })
}

function listNoun(text: string, called: string, counted: string, noun: Noun): Noun {
  return { text, kind: 'list', ...(noun.nameOf ? { nameOf: noun.nameOf } : {}), entry: { called, counted, noun, columns: {} } }
}

function rowsNoun(text: string, called: string, counted: string, columns: Readonly<Record<string, Noun>>): Noun {
  return { text, kind: 'rows', entry: { called, counted, noun: undefined, columns } }
}

function causeNouns(t: Teller): Readonly<Record<string, Noun>> {
  const branches: Readonly<Record<string, string>> = { occurrence: t.say('“发生原因”', '"why it occurred"'), escape: t.say('“流出原因”', '"why it escaped"'), system: t.say('“体系原因”', '"why the system let it"') }
  return {
    branch: { text: t.say('“分支”', '"branch"'), kind: 'text', nameOf: (key) => branches[key] ?? key },
    text: { text: t.say('“原因”', '"cause"'), kind: 'text' },
    evidence: { text: t.say('“证据”', '"evidence"'), kind: 'text' },
    verified: { text: t.say('“已验证”', '"verified"'), kind: 'bool' },
    parent: { text: t.say('“上一层原因”', '"the cause above it"'), kind: 'text' },
  }
}

/** The columns of a table or register, each as a noun. */
export function columnNouns(t: Teller, columns: readonly Column[]): Readonly<Record<string, Noun>> {
  return Object.fromEntries(columns.map((column) => [column.key, columnNoun(t, column)]))
}

function columnNoun(t: Teller, column: Column): Noun {
  const text = t.quote(t.label(column.label))
  switch (column.type) {
    case 'text': case 'person': return { text, kind: 'text' }
    case 'date': return { text, kind: 'date' }
    case 'number': return { text, kind: 'number' }
    case 'money': return { text, kind: 'number', unit: t.say('元', 'yuan') }
    case 'boolean': return { text, kind: 'bool' }
    case 'choice': return { text, kind: 'text', nameOf: (key) => t.choice(column.choices, key) }
    case 'unit': return { text, kind: 'text', nameOf: (code) => t.quote(t.unit(code)) }
    case 'files': return filesNoun(t, text)
  }
}

/** The names that are no fields. */
export function scopeNoun(t: Teller, name: string): Noun | undefined {
  switch (name) {
    case 'level': return { text: t.say('等级', 'the level'), kind: 'text', nameOf: (key) => t.level(key) }
    case 'channel': return { text: t.say('受理途径', 'the way in'), kind: 'text', nameOf: (key) => t.channel(key) }
    case 'reopened': return { text: t.say('重办次数', 'the number of times it was reopened'), kind: 'number', blank: { empty: t.say('未曾重办', 'it was never reopened'), filled: t.say('曾经重办', 'it was reopened before') } }
    case 'anonymous': return { text: '', kind: 'bool', blank: { empty: t.say('反馈人留了姓名', 'the reporter gave a name'), filled: t.say('匿名反馈', 'the reporter is anonymous') } }
    case 'item': return { text: t.say('本支所对应的对象', 'what the branch is for'), kind: 'text', nameOf: (code) => t.quote(t.unit(code)) }
    case 'today': return { text: t.say('当天', 'today'), kind: 'date' }
    default: {
      const field = ownEntry(t.procedure.fields, name)
      return field && fieldNoun(t, field)
    }
  }
}

/** The text written as an argument of a call. */
export function textIn(node: ASTNode | undefined): string {
  if (node?.op !== 'value' || typeof node.args !== 'string') throw new NoWords()
  return node.args
}
