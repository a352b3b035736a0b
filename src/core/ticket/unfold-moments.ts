/** Something happened: clocks, papers, words and rules that wait for it follow, in that order. */
import type { Clock, Label, Moment, Paper, Procedure, Rule, Values, Words, WordsMode } from '../procedure/index.ts'
import { oncePerProcedure } from './once-per-procedure.ts'
import { titleOf } from './projection.ts'
import { viewFrom } from './state-branches.ts'
import { startClock, stopClocks } from './unfold-clocks.ts'
import { issuePaper } from './unfold-records.ts'
import type { Unfolding, Work } from './unfold.ts'

interface Waiting {
  readonly until: readonly Clock[]
  readonly from: readonly Clock[]
  readonly papers: readonly Paper[]
  readonly words: readonly Words[]
  readonly rules: readonly Rule[]
}

/** Who waits for each moment that anything waits for. */
const waitingIn = oncePerProcedure((procedure): ReadonlyMap<Moment, Waiting> => {
  const { clocks, papers, words, rules } = procedure
  const names = new Set([...Object.values(clocks).flatMap((clock) => [...clock.from, ...clock.until]), ...[...papers, ...words, ...rules].flatMap((entry) => entry.at)])
  return new Map([...names].map((name) => [name, gather(procedure, name)]))
})

function gather(procedure: Procedure, name: Moment): Waiting {
  const clocks = Object.values(procedure.clocks)
  return {
    until: clocks.filter((clock) => clock.until.includes(name)), from: clocks.filter((clock) => clock.from.includes(name)),
    papers: procedure.papers.filter((paper) => paper.at.includes(name)), words: procedure.words.filter((words) => words.at.includes(name)),
    rules: procedure.rules.filter((rule) => rule.at.includes(name)),
  }
}

export function moment(unfolding: Unfolding, name: Moment, branch: string): void {
  const found = waitingIn(unfolding.procedure).get(name)
  if (!found) return
  const { until, from, papers, words, rules } = found
  stopClocks(unfolding, until, branch)
  for (const clock of from) startClock(unfolding, clock, name, branch)
  for (const paper of papers) if (unfolding.holds(paper.when, branch)) issuePaper(unfolding, paper, branch)
  for (const entry of words) if (unfolding.holds(entry.when, branch)) sayWords(unfolding, entry, branch)
  const effects = rules.filter((rule) => unfolding.holds(rule.when, branch))
    .flatMap((rule) => rule.do.map((effect): Work => ({ kind: 'effect', effect, branch, because: rule.key, moment: name })))
  if (effects.length > 0) unfolding.then(...effects)
}

export function sayWords(unfolding: Unfolding, words: Words, branch: string): void {
  const to = unfolding.who(words.to, branch)
  if (to.length === 0) return
  unfolding.emit({ type: 'said', to, words: words.key, text: fill(unfolding, words.text, branch), mode: modeOf(unfolding, words.mode, branch) })
}

function modeOf(unfolding: Unfolding, mode: Words['mode'], branch: string): WordsMode {
  if (typeof mode === 'string') return mode
  const value = viewFrom(unfolding.ticket, branch).values[mode.field]
  return value === 'public' || value === 'notice' ? value : 'individual'
}

/** A text around the names it is filled in with: `before {{name}} after` is before, name, after. */
const parted = new WeakMap<Label, Readonly<Record<keyof Label, readonly string[]>>>()

function partsOf(text: Label): Readonly<Record<keyof Label, readonly string[]>> {
  let parts = parted.get(text)
  if (!parts) {
    const part = (template: string): readonly string[] => template.split(/\{\{(\w+)\}\}/)
    parts = { zh: part(text.zh), en: part(text.en) }
    parted.set(text, parts)
  }
  return parts
}

function fill(unfolding: Unfolding, text: Label, branch: string): Label {
  const { values } = viewFrom(unfolding.ticket, branch)
  const { zh, en } = partsOf(text)
  const join = (parts: readonly string[], language: keyof Label): string => {
    let filled = ''
    parts.forEach((part, at) => { filled += at % 2 === 0 ? part : wordFor(unfolding, part, values, language) })
    return filled
  }
  return { zh: join(zh, 'zh'), en: join(en, 'en') }
}

function wordFor({ procedure, ticket }: Unfolding, name: string, values: Values, language: keyof Label): string {
  if (name === 'number') return ticket.number
  if (name === 'title') return titleOf(procedure, ticket)
  const value = values[name]
  const choice = procedure.fields[name]?.choices.find((candidate) => candidate.key === value)
  if (choice) return choice.label[language]
  if (value === undefined || value === null || typeof value === 'object') return ''
  return String(value)
}
