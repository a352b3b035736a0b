/** Everything of a procedure that scenarios should try, by part. */
import type { Clock, Effect, Procedure, Start } from '../procedure/index.ts'
import { outcomesOf } from './names.ts'

export const COVERED_PARTS = [
  'starts', 'steps', 'outcomes', 'levels', 'clocks', 'warnings', 'late', 'rules', 'words', 'papers', 'ledger', 'goods', 'gates', 'votes', 'skips', 'extensions',
  'never', 'computed', 'hidden', 'watchers', 'byItself',
] as const
export type CoveredPart = (typeof COVERED_PARTS)[number]

export function partsOf(procedure: Procedure): Record<CoveredPart, readonly string[]> {
  const { starts, steps, clocks, levels, words, rules, papers, ledger, fields, goods, watchers, noPromiseBefore } = procedure
  const [allSteps, allClocks] = [Object.values(steps), Object.values(clocks)]
  const outcomes = allSteps.flatMap((step) => step.outcomes.map((outcome) => ({ outcome, name: `${step.key}.${outcome.key}` })))
  const numbered = (name: string, entries: readonly unknown[], part: string): string[] => entries.map((_, index) => `${name}.${part}[${index}]`)
  return {
    starts: Object.keys(starts), steps: Object.keys(steps), outcomes: outcomesOf(procedure), levels: levels.map((level) => level.key),
    clocks: allClocks.flatMap((clock) => clock.limits.map((_, index) => caseName(clock, index))),
    warnings: allClocks.filter((clock) => clock.warn).map((clock) => clock.key),
    late: allClocks.flatMap((clock) => clock.late.map((effect, index) => effectName(clock.key, 'late', effect, index))),
    rules: rules.flatMap((rule) => rule.do.map((effect, index) => effectName(rule.key, 'do', effect, index))),
    words: words.map((entry) => entry.key), papers: papers.map((paper) => paper.key),
    ledger: Object.values(ledger).flatMap((rule) => [rule.key, ...(rule.hearing ? [`${rule.key}.hearing`] : []), ...(rule.appeal ? [`${rule.key}.appeal`] : [])]),
    goods: [...outcomes.flatMap(({ outcome, name }) => numbered(name, outcome.moves, 'moves')), ...Object.values(goods).flatMap(({ key, keep }) => Object.keys(keep).map((holder) => `${key}.keep.${holder}`))],
    gates: [
      ...(noPromiseBefore.length > 0 ? ['noPromiseBefore'] : []), ...Object.values(starts).flatMap((start) => numbered(start.channel, start.needs, 'needs')), ...outcomes.flatMap(({ outcome, name }) => numbered(name, outcome.needs, 'needs')),
    ],
    votes: allSteps.flatMap((step) => (step.vote ? [`${step.key}.${step.vote.outcome}`, `${step.key}.${step.vote.otherwise}`] : [])),
    skips: allSteps.flatMap((step) => numbered(step.key, step.skip, 'skip')),
    extensions: allClocks.filter((clock) => clock.extend).flatMap((clock) => ['granted', 'refused', 'atMost', 'times'].map((what) => `${clock.key}.${what}`)),
    never: allSteps.filter((step) => step.never.length > 0).map((step) => step.key),
    computed: Object.values(fields).filter((field) => field.value).map((field) => field.key),
    hidden: Object.values(fields).filter((field) => field.seenBy.length > 0).map((field) => field.key),
    watchers: watchers.length > 0 ? ['urge'] : [],
    byItself: Object.values(starts).flatMap((start) => selfPartsOf(start).map((part) => `${start.channel}.${part}`)),
  }
}

/** What of a start can be rehearsed without a ticket: its series, the rows it opens, its sample. */
function selfPartsOf(start: Start): string[] {
  return [...(start.series ? ['series'] : []), ...(start.register === undefined ? [] : ['register']), ...(start.sample ? ['sample'] : [])]
}

/** A clock by its name; where its limit has cases, each case by its number from 1. */
export function caseName(clock: Clock, index: number): string {
  return clock.limits.length === 1 ? clock.key : `${clock.key}#${index + 1}`
}

export function effectName(of: string, part: 'late' | 'do', effect: Effect, index: number): string {
  return `${of}.${part}[${index}] ${effect.kind}`
}
