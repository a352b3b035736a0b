/** What begins by itself, rehearsed without a ticket: schedules, watches, samples; and the header of the document. */
import type { Label, Procedure } from '../procedure/index.ts'
import { drawSample, occurrencesOf, rowsToOpen } from '../ticket/index.ts'
import type { Round } from '../ticket/index.ts'
import type { CompiledCalendar } from '../worktime/index.ts'
import type { CoverageTally } from './coverage.ts'
import { differ, set, when } from './difference.ts'
import type { Difference } from './difference.ts'
import { instantOf, tellInstant } from './local-time.ts'
import type { ScenarioFile } from './read.ts'

/** What came of one entry; told like a scenario of one line. */
export interface Rehearsed {
  readonly key: string
  readonly title: Label
  readonly line: number
  readonly differences: readonly Difference[]
}

/** Samples are drawn with so many seeds: what holds by chance alone does not hold in all of them. */
const SEEDS = 20

export function rehearseSelfStarts(procedure: Procedure, file: ScenarioFile, calendar: CompiledCalendar, tally: CoverageTally): Rehearsed[] {
  const rehearsed = <T extends { readonly start: string; readonly line: number }>(part: string, label: Label, entries: readonly T[], compare: (entry: T) => Difference[]): Rehearsed[] =>
    entries.map((entry, index) => ({
      key: `${part}[${index}]`, line: entry.line, differences: compare(entry),
      title: { zh: `${label.zh}：${procedure.starts[entry.start]?.label.zh ?? entry.start}`, en: `${label.en}: ${procedure.starts[entry.start]?.label.en ?? entry.start}` },
    }))
  return [
    ...compareHeader(procedure, file),
    ...rehearsed('schedules', { zh: '定时开单', en: 'On schedule' }, file.schedules, ({ start: name, between: [from, until], at }) => {
      const start = procedure.starts[name]
      tally.note('byItself', `${name}.series`)
      // A series begins at its first moment, so the earlier bound is one that may be met itself.
      const found = start ? occurrencesOf(start, calendar, instantOf(calendar, from) - 1, instantOf(calendar, until)) : []
      return differ('at', set(at.map((time) => tellInstant(calendar, instantOf(calendar, time)))), set(found.map((moment) => tellInstant(calendar, moment))))
    }),
    ...rehearsed('watches', { zh: '按台账开单', en: 'From a register' }, file.watches, ({ start: name, rows, today, opens }) => {
      tally.note('byItself', `${name}.register`)
      const all = rows ?? file.given.registers[procedure.starts[name]?.register ?? ''] ?? {}
      return differ('opens', set(opens), set(rowsToOpen(procedure, name, all, today)))
    }),
    ...rehearsed('samples', { zh: '抽样', en: 'Sample' }, file.samples, (entry) => {
      tally.note('byItself', `${entry.start}.sample`)
      return compareSample(procedure, entry)
    }),
  ]
}

function compareHeader({ catalogue, document, summary, calendar, keepYears }: Procedure, { header }: ScenarioFile): Rehearsed[] {
  if (!header) return []
  const tell = (record: Readonly<Record<string, string | number>>): string => set(Object.entries(record).map(([key, value]) => `${key} ${value}`))
  const text = `${summary.zh}\n${summary.en}`
  return [{
    key: 'header', title: { zh: '文件头', en: 'Header' }, line: header.line,
    differences: [
      ...when(header.catalogue, (expected) => differ('catalogue', expected, catalogue)),
      ...when(header.document, (expected) => differ('document', tell(expected), tell(document))),
      ...when(header.summary, (words) => (text.includes(words) ? [] : [{ what: 'summary', expected: `... ${words} ...`, found: text }])),
      ...when(header.calendar, (expected) => differ('calendar', expected, calendar)),
      ...when(header.keepYears, (expected) => differ('keepYears', String(expected), keepYears === undefined ? '-' : String(keepYears))),
    ],
  }]
}

function compareSample(procedure: Procedure, { start: name, of, draws, coveredAfter }: ScenarioFile['samples'][number]): Difference[] {
  const sample = procedure.starts[name]?.sample
  if (!sample) return []
  const keys = Array.from({ length: of }, (_, index) => String(index + 1))
  const sizes = new Set<number>()
  let uncovered = 0
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const rounds: Round[] = []
    for (let round = 0; round < (coveredAfter ?? 1); round += 1) rounds.push({ from: keys, drawn: drawSample(sample, keys, rounds, seed) })
    for (const round of rounds) sizes.add(round.drawn.length)
    const drawn = new Set(rounds.flatMap((round) => round.drawn))
    uncovered = Math.max(uncovered, keys.filter((key) => !drawn.has(key)).length)
  }
  return [
    ...differ('draws', String(draws), set([...sizes].map(String))),
    ...when(coveredAfter, (rounds) => [...differ('coveredAfter', String(rounds), String(sample.coverWithin ?? '-')), ...(uncovered === 0 ? [] : [{ what: 'coveredAfter', expected: '0 left', found: `${uncovered} left` }])]),
  ]
}
