/** Whether every name and time of a line means something in the procedure. */
import type { Path } from '../procedure/yaml-source.ts'
import { parseDuration } from '../worktime/index.ts'
import { VERBS } from './document.ts'
import type { ItemDocument, Verb } from './document.ts'
import { outcomesOf, splitNumber } from './names.ts'
import type { Known } from './read-given.ts'
import { actorsOf, branchesOf, checkThen } from './read-then.ts'

/** Lines that need nobody to be named: it is always the same one. */
const BY_THEMSELVES: readonly Verb[] = ['start', 'ask', 'signal', 'linked', 'otherEnded']
const LEDGER_VERBS = ['hear', 'confirm', 'waive', 'appeal', 'uphold', 'withdraw'] as const

export function verbsOf(item: ItemDocument): Verb[] {
  return VERBS.filter((verb) => item[verb] !== undefined)
}

export function checkItem(known: Known, item: ItemDocument, path: Path): void {
  const { report, procedure, away } = known
  const verbs = verbsOf(item)
  if (verbs.length > 1) report.add('scenario.one_thing', path, { verbs: verbs.join(', ') })
  if (verbs.length === 0 && item.then === undefined) report.add('scenario.nothing', path)
  const [verb] = verbs
  if (item.by !== undefined) report.name(item.by, actorsOf(known, 'and machines'), [...path, 'by'])
  else if (verb !== undefined && !BY_THEMSELVES.includes(verb)) report.add('scenario.who_does', path, { verb })
  if (item.by !== undefined && away.includes(item.by)) report.add('scenario.away_acts', [...path, 'by'], { name: item.by })
  if (item.in !== undefined) for (const part of String(item.in).split('/')) report.name(part, branchesOf(known, part), [...path, 'in'])
  if (item.received !== undefined) report.time(item.received, [...path, 'received'])
  if (item.row !== undefined && procedure.starts[item.start ?? '']?.rowInto === undefined) report.add('scenario.not_by_itself', [...path, 'row'], { name: item.start ?? '', part: 'rowInto' })
  checkVerb(known, item, path)
  if (item.then) checkThen(known, item.then, [...path, 'then'])
}

/** A wrong field in `with` is itself something to refuse, so values are not looked at here. */
function checkVerb({ report, procedure }: Known, item: ItemDocument, path: Path): void {
  const { steps, starts, clocks, ledger } = procedure
  const stepKeys = Object.keys(steps)
  const extendable = Object.keys(clocks).filter((key) => clocks[key]?.extend)
  const name = (part: Verb, value: string | undefined, names: readonly string[], ...inside: readonly string[]): void => {
    if (value !== undefined) report.name(value, names, [...path, part, ...inside])
  }
  const waiting = outcomesOf(procedure).filter((ending) => steps[ending.split('.')[0] ?? '']?.kind === 'wait')
  name('start', item.start, Object.keys(starts))
  name('do', item.do, outcomesOf(procedure))
  name('signal', item.signal, waiting)
  name('claim', item.claim, stepKeys)
  name('release', item.release, stepKeys)
  name('extend', item.extend?.clock, extendable, 'clock')
  name('grantExtension', item.grantExtension, extendable)
  name('refuseExtension', item.refuseExtension, extendable)
  for (const verb of LEDGER_VERBS) {
    const entry = item[verb]
    if (entry !== undefined) name(verb, splitNumber(entry).what, Object.keys(ledger))
  }
  const others = stepKeys.filter((key) => steps[key]?.kind === 'ticket')
  name('linked', item.linked?.step, others, 'step')
  name('otherEnded', item.otherEnded?.step, others, 'step')
  if (item.extend && !parseDuration(item.extend.more).ok) report.add('scenario.duration', [...path, 'extend', 'more'], { text: item.extend.more })
}
