/**
 * How two versions are compared: a table per construct names how each of its properties is compared. The type `Parts` makes the
 * compiler refuse a table that leaves a property out, so that a new construct of the language cannot be forgotten here.
 */
import { ownEntry } from '../procedure/own-entry.ts'
import type { Label, Procedure } from '../procedure/types.ts'
import { NONE, bare, list, same, stable } from './change.ts'
import type { Change, Weight } from './change.ts'

/** Where in the two procedures we are. */
export interface Place {
  readonly before: Procedure
  readonly after: Procedure
  /** First part of codes: `clock`. */
  readonly code: string
  readonly path: string
  /** How the sentence begins: `时限“答复”`, `clock "Answer"`; empty at the top. */
  readonly said: Label
}

export type Compare<T> = (place: Place, before: T, after: T) => readonly Change[]
export type Parts<T> = { readonly [K in keyof T]-?: Compare<T[K]> }
export type Say<T> = (procedure: Procedure, value: T) => Label
/** A weight, or how it follows from what was and what is. */
export type Weigh<T> = Weight | ((before: T, after: T) => Weight)

const weightOf = <T>(weigh: Weigh<T>, before: T, after: T): Weight => (typeof weigh === 'function' ? weigh(before, after) : weigh)

/** Compares a construct property by property. */
export function parts<T extends object>(table: Parts<T>): Compare<T> {
  // The keys of a literal table are the properties of T: Object.keys cannot say so.
  const names = Object.keys(table) as (keyof T & string)[]
  return (place, before, after) => names.flatMap((name) => table[name](inside(place, name), before[name], after[name]))
}

export function inside(place: Place, name: string): Place {
  return { ...place, code: place.code === '' ? name : `${place.code}.${name}`, path: place.path === '' ? name : `${place.path}.${name}` }
}

/** The change at this place as a sentence: "Clock "Answer": limit 2 working days → 1 working day". */
export function tell({ code, path, said }: Place, sentence: Label, weight: Weight): Change {
  const en = said.en === '' ? sentence.en : `${said.en}: ${sentence.en}`
  return { code, path, weight, zh: said.zh === '' ? sentence.zh : `${said.zh}：${sentence.zh}`, en: en.charAt(0).toUpperCase() + en.slice(1) }
}

/** A value that is said in words before and after; when the words are the same, the data stands beside them. */
export function value<T>(name: Label, say: Say<T>, weigh: Weigh<T | undefined> = 'rule'): Compare<T | undefined> {
  return (place, before, after) => {
    if (same(before, after)) return []
    const sayOrNone = (procedure: Procedure, one: T | undefined): Label => (one === undefined ? NONE : say(procedure, one))
    const [was, is] = [sayOrNone(place.before, before), sayOrNone(place.after, after)]
    return [tell(place, arrow(name, was, is, bare(before), bare(after)), weightOf(weigh, before, after))]
  }
}

/** `limit 2 days → 1 day`. What reads alike is told by the other language, where it differs there, else by its data. */
export function arrow(name: Label, was: Label, is: Label, dataBefore: string, dataAfter: string): Label {
  const one = (language: keyof Label, other: keyof Label): string => {
    const [from, to] = was[language] !== is[language] ? [was[language], is[language]]
      : was[other] !== is[other] ? [was[other], is[other]] : [`${was[language]} ${dataBefore}`, `${is[language]} ${dataAfter}`]
    return `${name[language]} ${from} → ${to}`.trim()
  }
  return { zh: one('zh', 'en'), en: one('en', 'zh') }
}

/** Yes or no, told as what is so now. */
export function flag(yes: Label, no: Label, weigh: Weigh<boolean | undefined> = 'rule'): Compare<boolean | undefined> {
  return (place, before, after) => (same(before, after) ? [] : [tell(place, after === true ? yes : no, weightOf(weigh, before, after))])
}

interface Kind<T> {
  /** Code of one of them: `step`. */
  readonly code: string
  readonly noun: Label
  readonly label: (one: T, key: string) => Label
  readonly compare: Compare<T>
  readonly added: Weigh<T>
  readonly removed: Weight
  /** What is worth knowing of a new one: by whom, by when. */
  readonly brief?: Say<T>
  /** Of what the order means. */
  readonly order?: Weight
}

/** A map of named things: new ones, ones that are gone, ones that changed, and the order they stand in. */
export function keyed<T>(kind: Kind<T>): Compare<Readonly<Record<string, T>>> {
  return (place, before, after) => {
    const at = (key: string, one: T): Place => {
      const label = kind.label(one, key)
      const said = { zh: `${kind.noun.zh}“${label.zh}”`, en: `${kind.noun.en} "${label.en}"` }
      return { ...place, code: kind.code, path: `${place.path}.${key}`, said: place.said.zh === '' ? said : list([place.said, said], '，', ', ') }
    }
    const changes: Change[] = []
    for (const [key, one] of Object.entries(before)) {
      const now = ownEntry(after, key)
      if (now === undefined) changes.push(tell({ ...at(key, one), code: `${kind.code}.removed` }, { zh: '取消', en: 'removed' }, kind.removed))
      else changes.push(...kind.compare(at(key, now), one, now))
    }
    for (const [key, one] of Object.entries(after)) if (ownEntry(before, key) === undefined) changes.push(tellNew(place, kind, key, one))
    const kept = (these: object, others: object): string[] => Object.keys(these).filter((key) => Object.hasOwn(others, key))
    if (kind.order && !same(kept(before, after), kept(after, before))) changes.push(tellOrder(place, kind, before, after, kind.order))
    return changes
  }
}

function tellNew<T>(place: Place, kind: Kind<T>, key: string, one: T): Change {
  const label = kind.label(one, key)
  const said = kind.brief?.(place.after, one)
  const brief = said?.en === '' ? undefined : said
  const sentence = {
    zh: `新增${kind.noun.zh}“${label.zh}”${brief ? `：${brief.zh}` : ''}`,
    en: `new ${kind.noun.en} "${label.en}"${brief ? `: ${brief.en}` : ''}`,
  }
  return tell({ ...place, code: `${kind.code}.added`, path: `${place.path}.${key}` }, sentence, weightOf(kind.added, one, one))
}

function tellOrder<T>(place: Place, kind: Kind<T>, before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>, weight: Weight): Change {
  const names = (these: Readonly<Record<string, T>>): Label => list(Object.entries(these).map(([key, one]) => kind.label(one, key)))
  const name = { zh: `${kind.noun.zh}的顺序`, en: `order (${kind.noun.en})` }
  return tell({ ...place, code: `${kind.code}.order` }, arrow(name, names(before), names(after), bare(Object.keys(before)), bare(Object.keys(after))), weight)
}

/** A list of things with keys of their own. */
export function keyedList<T extends { readonly key: string }>(kind: Kind<T>): Compare<readonly T[]> {
  const compare = keyed(kind)
  const byKey = (these: readonly T[]): Readonly<Record<string, T>> => Object.fromEntries(these.map((one) => [one.key, one]))
  return (place, before, after) => compare(place, byKey(before), byKey(after))
}

/** A list without keys: one exchanged, some gone, some new, or only the order. */
export function items<T>(name: Label, say: Say<T>, weigh: Weigh<readonly T[]> = 'rule'): Compare<readonly T[]> {
  return (place, before, after) => {
    if (same(before, after)) return []
    const weight = weightOf(weigh, before, after)
    const gone = without(before, after)
    const fresh = without(after, before)
    const was = (these: readonly T[]): Label => list(these.map((one) => say(place.before, one)), '；', '; ')
    const is = (these: readonly T[]): Label => list(these.map((one) => say(place.after, one)), '；', '; ')
    if (gone.length === 0 && fresh.length === 0) return [tell(place, arrow({ zh: `${name.zh}的顺序`, en: `order of ${name.en}` }, was(before), is(after), bare(before), bare(after)), weight)]
    if (gone.length === 0) return [tell(place, { zh: `${name.zh}增加 ${is(fresh).zh}`, en: `${name.en}: now also ${is(fresh).en}` }, weight)]
    if (fresh.length === 0) return [tell(place, { zh: `${name.zh}去掉 ${was(gone).zh}`, en: `${name.en}: no longer ${was(gone).en}` }, weight)]
    return [tell(place, arrow(name, was(gone), is(fresh), bare(gone), bare(fresh)), weight)]
  }
}

/** What is in these and not in those, each as often as it is more. */
function without<T>(these: readonly T[], those: readonly T[]): T[] {
  const left = those.map(stable)
  return these.filter((one) => {
    const found = left.indexOf(stable(one))
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
}

/** What follows from something else is told only when nothing else was: else it would be the same change twice. */
export function derived<T>(name: Label): Compare<T> {
  return (place, before, after) => (same(before, after) ? [] : [{ ...tell(place, arrow(name, { zh: '', en: '' }, { zh: '', en: '' }, bare(before), bare(after)), 'rule'), code: `${place.code}${DERIVED}` }])
}
const DERIVED = '.derived'

/** Drops derived changes where their cause is told. */
export function withoutDerived(changes: readonly Change[]): readonly Change[] {
  const told = changes.filter((change) => !change.code.endsWith(DERIVED))
  return told.length > 0 ? told : changes
}
