/** From the text of a scenario file to scenarios that fit their procedure, or to located findings. Total: no input throws. */
import { finding, nearest } from '../procedure/findings.ts'
import type { Finding, FindingCode } from '../procedure/findings.ts'
import type { Procedure } from '../procedure/index.ts'
import { shapeFindings } from '../procedure/shape-findings.ts'
import { MOST_FINDINGS, readYaml } from '../procedure/yaml-source.ts'
import type { Path, YamlSource } from '../procedure/yaml-source.ts'
import { itemDocument, scenarioDocument, scenarioFileDocument, thenDocument, VERBS } from './document.ts'
import type { ItemDocument, ScenarioFileDocument, ThenDocument, Verb } from './document.ts'
import { readLocal } from './local-time.ts'

/** One line of a scenario: what is done (nothing, when one only looks), and what must be true then. */
export interface ScenarioItem extends ItemDocument {
  readonly verb: Verb | undefined
  readonly line: number
}

export interface Scenario {
  readonly key: string
  readonly title: { readonly zh: string; readonly en: string }
  /** Everybody who plays a part, and what they are: units, posts, heads of units. */
  readonly people: Readonly<Record<string, readonly string[]>>
  /** Local times. */
  readonly alsoSpokeUp: readonly string[]
  readonly items: readonly ScenarioItem[]
}

export type ReadScenarios =
  | { readonly ok: true; readonly scenarios: readonly Scenario[] }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The procedure a scenario file is about, without looking at the rest; undefined when it does not say. */
export function procedureOfScenarios(text: string): string | undefined {
  return /^procedure:\s*([a-z0-9/-]+)\s*(?:#.*)?$/m.exec(text)?.[1]
}

export function readScenarios(text: string, procedure: Procedure): ReadScenarios {
  const source = readYaml(text)
  if ('findings' in source) return { ok: false, findings: source.findings }
  const parsed = scenarioFileDocument.safeParse(source.data)
  if (!parsed.success) return { ok: false, findings: parsed.error.issues.slice(0, MOST_FINDINGS).flatMap((issue) => shapeFindings(issue, source, keysAt)) }
  const findings = new ScenarioCheck(procedure, parsed.data, source).run()
  if (findings.length > 0) return { ok: false, findings }
  return { ok: true, scenarios: Object.entries(parsed.data.scenarios).map(([key, scenario]) => ({
    key, title: { zh: scenario.zh, en: scenario.en },
    people: { ...parsed.data.people, ...scenario.given?.people },
    alsoSpokeUp: scenario.given?.alsoSpokeUp ?? [],
    items: scenario.when.map((item, index) => ({ ...item, verb: verbsOf(item)[0], line: source.placeOf(['scenarios', key, 'when', index]).line })),
  })) }
}

function keysAt(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(scenarioFileDocument.shape)
  if (path.includes('then')) return Object.keys(thenDocument.shape)
  return Object.keys(path.includes('when') ? itemDocument.shape : scenarioDocument.shape)
}

function verbsOf(item: ItemDocument): Verb[] {
  return VERBS.filter((verb) => item[verb] !== undefined)
}

/** Whether every name and time in the file means something in the procedure. */
class ScenarioCheck {
  readonly #procedure: Procedure
  readonly #document: ScenarioFileDocument
  readonly #source: YamlSource
  readonly #findings: Finding[] = []

  constructor(procedure: Procedure, document: ScenarioFileDocument, source: YamlSource) {
    this.#procedure = procedure
    this.#document = document
    this.#source = source
  }

  run(): readonly Finding[] {
    if (this.#document.procedure !== this.#procedure.id) this.#report('scenario.other_procedure', ['procedure'], { name: this.#document.procedure, expected: this.#procedure.id })
    this.#people(this.#document.people, ['people'])
    for (const [key, scenario] of Object.entries(this.#document.scenarios)) {
      const path = ['scenarios', key]
      this.#people(scenario.given?.people, [...path, 'given', 'people'])
      const people = Object.keys({ ...this.#document.people, ...scenario.given?.people })
      scenario.given?.alsoSpokeUp?.forEach((time, index) => { this.#time(time, [...path, 'given', 'alsoSpokeUp', index]) })
      if (scenario.when[0]?.start === undefined) this.#report('scenario.no_start', [...path, 'when', 0], {})
      let before = -Infinity
      scenario.when.forEach((item, index) => {
        const at = [...path, 'when', index]
        const time = this.#time(item.at, [...at, 'at'])
        if (time !== undefined && time < before) this.#report('scenario.order', [...at, 'at'], { time: item.at })
        before = Math.max(before, time ?? before)
        this.#item(item, people, at)
      })
    }
    return this.#findings
  }

  #report(code: FindingCode, path: Path, details: Readonly<Record<string, string>>): void {
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push(finding(code, this.#source.placeOf(path), details))
  }

  /** People belong to what the procedure says it needs: a scenario tries nothing else. */
  #people(people: ScenarioFileDocument['people'], path: Path): void {
    const { units, posts } = this.#procedure.needs
    for (const [name, belongs] of Object.entries(people ?? {})) {
      for (const [index, party] of belongs.entries()) {
        const [kind, code = ''] = party.split(':')
        this.#name(code, (kind === 'post' ? posts : units).map((entry) => entry.code), [...path, name, index])
      }
    }
  }

  #time(text: string, path: Path): number | undefined {
    const time = readLocal(text)
    if (time === undefined) this.#report('scenario.time', path, { time: text })
    return time
  }

  #name(name: string, names: readonly string[], path: Path): void {
    if (!names.includes(name)) this.#report('scenario.unknown_name', path, { name, ...nearest(name, names) })
  }

  #item(item: ItemDocument, people: readonly string[], path: Path): void {
    const { steps, starts, fields } = this.#procedure
    const verbs = verbsOf(item)
    if (verbs.length > 1) this.#report('scenario.one_thing', path, { verbs: verbs.join(', ') })
    if (item.by !== undefined) this.#name(item.by, ['reporter', 'import', ...people], [...path, 'by'])
    else if (verbs.length > 0 && item.start === undefined && item.ask === undefined) this.#report('scenario.who_does', path, { verb: verbs[0] ?? '' })
    if (item.received !== undefined) this.#time(item.received, [...path, 'received'])
    if (item.start !== undefined) this.#name(item.start, Object.keys(starts), [...path, 'start'])
    if (item.do !== undefined) this.#name(item.do, outcomesOf(this.#procedure), [...path, 'do'])
    for (const verb of ['claim', 'release'] as const) if (item[verb] !== undefined) this.#name(item[verb], Object.keys(steps), [...path, verb])
    // A wrong field in `with` is itself something to refuse, so only what is looked at afterwards is checked.
    for (const field of Object.keys(item.then?.values ?? {})) this.#name(field, Object.keys(fields), [...path, 'then', 'values', field])
    if (item.then) this.#then(item.then, people, [...path, 'then'])
  }

  #then(then: ThenDocument, people: readonly string[], path: Path): void {
    const { steps, clocks, levels, words } = this.#procedure
    const all = (names: readonly string[] | undefined, known: readonly string[], part: string): void => {
      for (const name of names ?? []) this.#name(name, known, [...path, part])
    }
    all(typeof then.step === 'string' ? [then.step] : then.step, Object.keys(steps), 'step')
    all(then.closed === undefined ? [] : [then.closed], Object.keys(steps).filter((key) => steps[key]?.kind === 'end'), 'closed')
    all(then.level === undefined ? [] : [then.level], levels.map((level) => level.key), 'level')
    all(then.mayAct, ['reporter', ...people], 'mayAct')
    all(then.recused, people, 'recused')
    all(Object.keys(then.clocks ?? {}), Object.keys(clocks), 'clocks')
    all(Array.isArray(then.said) ? then.said : Object.keys(then.said ?? {}), ['byHand', ...words.map((entry) => entry.key)], 'said')
    all(Object.keys(then.rang ?? {}).map((name) => name.split('.')[0] ?? ''), Object.keys(clocks), 'rang')
    for (const [name, clock] of Object.entries(then.clocks ?? {})) this.#clock(clock, [...path, 'clocks', name])
    for (const [name, ring] of Object.entries(then.rang ?? {})) {
      const time = typeof ring === 'string' ? ring : ring.at
      if (time !== undefined) this.#time(time, [...path, 'rang', name])
    }
  }

  #clock(clock: NonNullable<ThenDocument['clocks']>[string], path: Path): void {
    if (typeof clock === 'string') {
      if (!CLOCK_WORDS.includes(clock)) this.#time(clock, path)
      return
    }
    if (clock.due !== undefined) this.#time(clock.due, [...path, 'due'])
    if (typeof clock.warn === 'string') this.#time(clock.warn, [...path, 'warn'])
  }
}

export const CLOCK_WORDS: readonly string[] = ['paused', 'on time', 'late', 'none']

export function outcomesOf(procedure: Procedure): string[] {
  return Object.values(procedure.steps).flatMap((step) => step.outcomes.map((outcome) => `${step.key}.${outcome.key}`))
}
