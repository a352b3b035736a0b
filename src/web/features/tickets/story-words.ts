/** The words that sentences of the history are filled with, and the changes told below them. Pure. */
import { formatDuration } from '../../../core/worktime/duration-text.ts'
import type { TimelineEntry } from '../../../contract/tickets.ts'
import type { Label } from '../../../contract/shared.ts'
import type { Value } from './form-values.ts'
import { isRow } from './rows.ts'
import type { Data } from './story-data.ts'

/** A field's change; `before` is absent where there was nothing to compare with. */
export interface Change { readonly name: string; readonly before?: string; readonly after: string }

export interface Telling {
  readonly language: 'zh' | 'en'
  /** Texts under `tickets:story`. */
  readonly t: (key: string, words?: Record<string, string | number>) => string
  readonly moment: (at: string | number) => string
  /** For a calendar day without a time, `2026-09-24`. */
  readonly day: (day: string) => string
  /** Keys of the procedure's fields in their order; what is not among them comes last. */
  readonly fieldOrder: readonly string[]
}

export function labelOf(label: Label | undefined, telling: Telling, otherwise: string): string {
  return label ? label[telling.language] || label.zh || label.en : otherwise
}

export function named(entry: TimelineEntry, key: string, telling: Telling, otherwise = key): string {
  return labelOf(entry.labels[key], telling, otherwise)
}

/** A branch by its label; without one by its last name. */
export function branchNamed(entry: TimelineEntry, path: string, telling: Telling): string {
  return named(entry, `branch:${path}`, telling, path.slice(path.lastIndexOf(':') + 1))
}

export function wordsOf(entry: TimelineEntry, data: Data, telling: Telling): Record<string, string | number> {
  const list = (names: readonly string[]): string => (names.length === 0 ? telling.t('nobody') : names.join(telling.t('and')))
  const moment = (at: number | null | undefined): string => (at === undefined || at === null ? '' : telling.moment(at))
  const name = (kind: string, key: string | null | undefined, otherwise = ''): string => (key === undefined || key === null ? otherwise : named(entry, `${kind}:${key}`, telling, key))
  const parties = Array.isArray(data.to) ? data.to : data.copies ?? data.assignees ?? (data.people ?? []).map((person) => `person:${person}`)
  const to = typeof data.to === 'string' ? data.to : undefined
  return {
    actor: labelOf(entry.actor.name, telling, entry.actor.party), number: data.number ?? '', nr: data.nr ?? '', count: data.files?.length ?? data.count ?? data.branches?.length ?? 0,
    channel: name('channel', data.channel), step: name('step', data.step ?? data.end), outcome: name('outcome', data.outcome), clock: name('clock', data.clock), rule: name('rule', data.rule),
    who: list(parties.map((party) => named(entry, party, telling))), branches: list((data.branches ?? []).map(({ path }) => branchNamed(entry, path, telling))),
    from: name('level', data.from), to: name('level', to), holderFrom: name('holder', data.from, telling.t('outside')), holderTo: name('holder', to, telling.t('away')),
    due: moment(data.due), until: moment(data.hearUntil ?? data.appealUntil), within: data.within ? formatDuration(data.within, telling.language) : '', more: data.more ? formatDuration(data.more, telling.language) : '',
    entry: name('ledger', data.entry), amount: amountOf(data, telling), goods: name('goods', data.goods), paper: name('paper', data.paper), procedure: data.procedure ?? '', version: data.toVersion ?? '',
  }
}

/** Amounts come in hundredths. */
function amountOf({ amount, unit = 'CNY' }: Data, { t }: Telling): string {
  return amount === undefined || amount === null ? t('warning') : t(unit, { amount: amount / 100 })
}

export function changesOf(entry: TimelineEntry, before: Readonly<Record<string, Value>> | undefined, after: Readonly<Record<string, Value>> | null | undefined, telling: Telling): Change[] {
  const shown = (key: string, value: Value | undefined): string => valueText(key, value, entry, telling)
  const placeOf = (key: string): number => (telling.fieldOrder.includes(key) ? telling.fieldOrder.indexOf(key) : telling.fieldOrder.length)
  return Object.entries(after ?? {}).sort(([one], [other]) => placeOf(one) - placeOf(other)).flatMap(([key, value]): Change[] => {
    if (before === undefined && (value === null || value === '')) return []
    return [{ name: named(entry, `field:${key}`, telling), after: shown(key, value), ...(before === undefined ? {} : { before: shown(key, before[key]) }) }]
  })
}

function valueText(key: string, value: Value | undefined, entry: TimelineEntry, telling: Telling): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return telling.t('empty')
  if (typeof value === 'boolean') return telling.t(value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return telling.day(value)
  const one = (text: string): string => labelOf(entry.labels[`choice:${key}:${text}`] ?? entry.labels[`unit:${text}`] ?? entry.labels[`person:${text}`], telling, text)
  if (!Array.isArray(value)) return one(value)
  const names = value.filter((each) => typeof each === 'string')
  if (value.some(isRow)) return telling.t('rows', { count: value.length })
  const isFiles = names.every((each) => /^[0-9a-f-]{36}$/.test(each))
  return isFiles ? telling.t('files', { count: names.length }) : names.map(one).join(telling.t('and'))
}
