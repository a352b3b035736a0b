/** What is found wrong while a scenario file is read. */
import { finding } from '../procedure/findings.ts'
import type { Finding, FindingCode } from '../procedure/findings.ts'
import { nearest } from '../procedure/nearest.ts'
import { MOST_FINDINGS } from '../procedure/yaml-source.ts'
import type { Path, YamlSource } from '../procedure/yaml-source.ts'
import { readLocal } from './local-time.ts'

export class Report {
  readonly findings: Finding[] = []
  readonly #source: YamlSource

  constructor(source: YamlSource) {
    this.#source = source
  }

  add(code: FindingCode, path: Path, details: Readonly<Record<string, string>> = {}, of: 'key' | 'value' = 'value'): void {
    if (this.findings.length < MOST_FINDINGS) this.findings.push(finding(code, this.#source.placeOf(path, of), details))
  }

  line(path: Path): number {
    return this.#source.placeOf(path).line
  }

  /** Local milliseconds; undefined when it is no time, which is then reported. */
  time(text: string, path: Path): number | undefined {
    const time = readLocal(text)
    if (time === undefined) this.add('scenario.time', path, { time: text })
    return time
  }

  times(texts: readonly string[] | undefined, path: Path): void {
    texts?.forEach((text, index) => { this.time(text, [...path, index]) })
  }

  day(text: string, path: Path): void {
    if (readLocal(`${text} 00:00`) === undefined) this.add('scenario.day', path, { day: text })
  }

  name(name: string, known: readonly string[], path: Path, of: 'key' | 'value' = 'value'): void {
    if (!known.includes(name)) this.add('scenario.unknown_name', path, { name, ...nearest(name, known) }, of)
  }

  /** Names in a list, or the one name that stands for it. */
  names(names: readonly string[] | string | undefined, known: readonly string[], path: Path): void {
    if (typeof names === 'string') this.name(names, known, path)
    else names?.forEach((name, index) => { this.name(name, known, [...path, index]) })
  }

  /** Names that stand as keys. */
  keys(record: Readonly<Record<string, unknown>> | undefined, known: readonly string[], path: Path): void {
    for (const key of Object.keys(record ?? {})) this.name(key, known, [...path, key], 'key')
  }
}
