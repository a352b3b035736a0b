/** Clocks, rules and words: what hangs on moments. */
import type { ReadingDesk } from './compile-desk.ts'
import { readEffects } from './compile-effects.ts'
import { readLimits, roughHours } from './compile-limits.ts'
import { TAKEN_BY_MOMENTS } from './compile-moments.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import { nearest } from './nearest.ts'
import { ownEntry } from './own-entry.ts'
import type { Clock, Extension, Label, LimitCase, Rule, Words } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentClock = NonNullable<ProcedureDocument['clocks']>[string]

export function compileClocks(desk: ReadingDesk): Record<string, Clock> {
  return Object.fromEntries(Object.entries(desk.document.clocks ?? {}).map(([key, clock]) => [key, compileClock(desk, key, clock)]))
}

function compileClock(desk: ReadingDesk, key: string, clock: DocumentClock): Clock {
  const path = ['clocks', key]
  const limits = readLimits(desk, key, clock, path)
  clock.pausedIn?.forEach((step, index) => { desk.step(step, [...path, 'pausedIn', index]) })
  const warn = readWarning(desk, key, clock, limits, [...path, 'warn'])
  const extend = clock.extend === undefined ? undefined : readExtension(desk, clock.extend, [...path, 'extend'])
  return {
    key, label: { zh: clock.zh, en: clock.en },
    from: desk.moments(clock.from, [...path, 'from']),
    until: desk.moments(clock.until, [...path, 'until']),
    limits,
    warnWho: readWho(desk, clock.warnWho, [...path, 'warnWho']),
    late: readEffects(desk, clock.late, [...path, 'late']),
    pausedIn: clock.pausedIn ?? [],
    shown: clock.shown ?? true,
    ...(clock.rule === undefined ? {} : { rule: clock.rule }),
    ...warn,
    ...(extend ? { extend } : {}),
  }
}

function readWarning(desk: ReadingDesk, key: string, clock: DocumentClock, limits: readonly LimitCase[], path: Path): Pick<Clock, 'warn'> {
  if (clock.warn === undefined) return {}
  const warn = desk.duration(clock.warn, path)
  const known = limits.flatMap(({ limit }) => (limit.kind === 'within' && limit.within.amount > 0 ? [limit.within] : []))
  if (warn.amount > 0 && known.some((within) => roughHours(warn) >= roughHours(within))) desk.report('procedure.warning_late', path, { name: key })
  return { warn }
}

function readExtension(desk: ReadingDesk, extend: NonNullable<DocumentClock['extend']>, path: Path): Extension {
  return {
    by: readWho(desk, extend.by, [...path, 'by']),
    decide: readWho(desk, extend.decide, [...path, 'decide']),
    atMost: desk.duration(extend.atMost, [...path, 'atMost']),
    times: extend.times ?? 1,
  }
}

export function compileRules(desk: ReadingDesk): Rule[] {
  return Object.entries(desk.document.rules ?? {}).map(([key, rule]) => {
    const path = ['rules', key]
    return {
      key, label: { zh: rule.zh, en: rule.en },
      at: desk.moments(rule.at, [...path, 'at']),
      ...desk.condition(rule.when, [...path, 'when'], desk.inside),
      do: readEffects(desk, rule.do, [...path, 'do']),
    }
  })
}

function placeholdersIn({ zh, en }: Label): string[] {
  return [...new Set([...`${zh}${en}`.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))]
}

export function compileWords(desk: ReadingDesk): Words[] {
  const fields = Object.keys(desk.document.fields)
  return Object.entries(desk.document.words ?? {}).map(([key, words]) => {
    const path = ['words', key]
    const mode = words.mode ?? 'individual'
    for (const name of placeholdersIn(words)) if (name !== 'number' && name !== 'title' && !ownEntry(desk.document.fields, name)) desk.report('procedure.unknown_field', path, { name, ...nearest(name, fields) })
    if (typeof mode === 'object') desk.field(mode.field, [...path, 'mode', 'field'], ['choice'])
    return {
      key, text: { zh: words.zh, en: words.en }, mode,
      at: desk.moments(words.at, [...path, 'at']),
      ...desk.condition(words.when, [...path, 'when'], desk.inside),
      to: readWho(desk, words.to, [...path, 'to']),
    }
  })
}

/** Names that every object has (`constructor`), and names that moments have already. */
export function checkNames(desk: ReadingDesk): void {
  for (const part of ['fields', 'starts', 'levels', 'roles', 'steps', 'clocks', 'words', 'rules', 'ledger', 'goods', 'papers', 'tables'] as const) {
    for (const name of Object.keys(desk.document[part] ?? {})) {
      const isPlace = part === 'steps' || part === 'clocks'
      if (name in {} || (isPlace && TAKEN_BY_MOMENTS.places.some((taken) => taken === name))) desk.report('procedure.reserved_name', [part, name], { name }, 'key')
    }
  }
}
