/** Something happened: clocks, papers, words and rules that wait for it follow, in that order. */
import type { Clock, Label, Moment, Paper, Procedure, Rule, Words, WordsMode } from '../procedure/index.ts'
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

const waiting = new WeakMap<Procedure, ReadonlyMap<Moment, Waiting>>()

/** Who waits for a moment; every moment that something waits for is found once per procedure. */
function waitingFor(procedure: Procedure, name: Moment): Waiting | undefined {
  let known = waiting.get(procedure)
  if (!known) {
    const { clocks, papers, words, rules } = procedure
    const names = new Set([...Object.values(clocks).flatMap((clock) => [...clock.from, ...clock.until]), ...[...papers, ...words, ...rules].flatMap((entry) => entry.at)])
    known = new Map([...names].map((moment) => [moment, gather(procedure, moment)]))
    waiting.set(procedure, known)
  }
  return known.get(name)
}

function gather(procedure: Procedure, name: Moment): Waiting {
  const clocks = Object.values(procedure.clocks)
  return {
    until: clocks.filter((clock) => clock.until.includes(name)), from: clocks.filter((clock) => clock.from.includes(name)),
    papers: procedure.papers.filter((paper) => paper.at.includes(name)), words: procedure.words.filter((words) => words.at.includes(name)),
    rules: procedure.rules.filter((rule) => rule.at.includes(name)),
  }
}

export function moment(unfolding: Unfolding, name: Moment, branch: string): void {
  const found = waitingFor(unfolding.procedure, name)
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
  const text = { zh: fill(unfolding, words.text.zh, 'zh', branch), en: fill(unfolding, words.text.en, 'en', branch) }
  unfolding.emit({ type: 'said', to, words: words.key, text, mode: modeOf(unfolding, words.mode, branch) })
}

function modeOf(unfolding: Unfolding, mode: Words['mode'], branch: string): WordsMode {
  if (typeof mode === 'string') return mode
  const value = viewFrom(unfolding.ticket, branch).values[mode.field]
  return value === 'public' || value === 'notice' ? value : 'individual'
}

function fill(unfolding: Unfolding, template: string, language: keyof Label, branch: string): string {
  const { procedure, ticket } = unfolding
  const { values } = viewFrom(ticket, branch)
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (name === 'number') return ticket.number
    if (name === 'title') return titleOf(procedure, ticket)
    const value = values[name]
    const choice = procedure.fields[name]?.choices.find((candidate) => candidate.key === value)
    if (choice) return choice.label[language]
    if (value === undefined || value === null || typeof value === 'object') return ''
    return String(value)
  })
}
