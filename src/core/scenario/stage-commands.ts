/** What a line says, as a command to the engine. */
import type { Procedure, Value, Values } from '../procedure/index.ts'
import { liveClocks, valuesOfRow, whyNot } from '../ticket/index.ts'
import type { Actor, BranchPath, Command, LedgerMove, Survey, Ticket } from '../ticket/index.ts'
import { parseDuration } from '../worktime/index.ts'
import type { Instant } from '../worktime/index.ts'
import { branchName, isBranch, splitNumber } from './names.ts'
import type { ScenarioItem } from './read.ts'

/** Where a line stands: on which ticket, by whom, with which number and moment for a start. */
export interface Moment {
  readonly procedure: Procedure
  readonly ticket: Ticket | undefined
  readonly actor: Actor
  readonly number: string
  readonly receivedAt: Instant | undefined
}

/** A line that fits several branches and does not say which. */
export interface Ambiguous {
  readonly branches: readonly string[]
}

interface Run {
  readonly nr: number
  readonly branch: BranchPath
}

export function commandOf(item: ScenarioItem, moment: Moment): Command | Ambiguous | undefined {
  const because = item.because ?? ''
  switch (item.verb) {
    case undefined: return undefined
    case 'start': return startOf(item, moment)
    case 'do':
    case 'signal': return act(item, item.do ?? item.signal ?? '', moment)
    case 'claim':
    case 'release': return atRun(item.claim ?? item.release ?? '', item, moment, (step, { nr }) => ({ kind: item.verb === 'claim' ? 'claim' : 'release', step, nr }))
    case 'say': return { kind: 'say', text: item.say ?? '', ...(item.promisesNothing === true ? { promisesNothing: true } : {}) }
    case 'ask': return { kind: 'ask', text: item.ask ?? '' }
    case 'note': return { kind: 'note', text: item.note ?? '' }
    case 'attach': return { kind: 'attach', files: item.attach ?? [], names: item.attach ?? [] }
    case 'correct': return { kind: 'correct', values: filledIn(item.correct), reason: because }
    case 'urge': return { kind: 'urge', text: item.urge ?? '' }
    case 'extend':
    case 'grantExtension':
    case 'refuseExtension': return extension(item, moment)
    case 'hear':
    case 'confirm':
    case 'waive':
    case 'appeal':
    case 'uphold':
    case 'withdraw': return { kind: 'ledger', nr: entryNr(moment.ticket, item[item.verb] ?? ''), move: item.verb satisfies LedgerMove, text: because }
    case 'linked': return linked(item, moment)
    case 'otherEnded': return atRun(item.otherEnded?.step ?? '', item, moment, (step, { nr }) => ({ kind: 'otherEnded', step, nr, end: item.otherEnded?.end ?? '' }))
  }
}

function startOf(item: ScenarioItem, { procedure, number, receivedAt }: Moment): Command {
  const channel = item.start ?? ''
  const start = procedure.starts[channel]
  const values = { ...(start && item.row !== undefined ? valuesOfRow(start, item.row) : {}), ...filledIn(item.with) }
  return { kind: 'start', channel, values, number, anonymous: item.anonymous ?? false, ...(receivedAt === undefined ? {} : { receivedAt }) }
}

function act(item: ScenarioItem, ending: string, moment: Moment): Command | Ambiguous {
  const [key = '', outcome = ''] = ending.split('.')
  const survey = surveyOf(item)
  return atRun(key, item, moment, (step, { nr }) => ({ kind: 'act', step, nr, outcome, values: filledIn(item.with), ...(survey ? { survey } : {}) }))
}

function surveyOf(item: ScenarioItem): Survey | undefined {
  if (item.solved === undefined) return undefined
  return { solved: item.solved, ...(item.satisfied === undefined ? {} : { satisfied: item.satisfied }), ...(item.comment === undefined ? {} : { comment: item.comment }) }
}

function linked(item: ScenarioItem, moment: Moment): Command | Ambiguous {
  const { step: waiting, procedure = '', number = '' } = item.linked ?? {}
  if (waiting === undefined) return { kind: 'linked', step: null, nr: null, procedure, number }
  return atRun(waiting, item, moment, (step, { nr }) => ({ kind: 'linked', step, nr, procedure: moment.procedure.steps[step]?.opens?.procedure ?? '', number }))
}

function extension(item: ScenarioItem, { ticket }: Moment): Command {
  const clock = item.extend?.clock ?? item.grantExtension ?? item.refuseExtension ?? ''
  const runs = (ticket ? liveClocks(ticket) : []).filter((state) => state.clock === clock && isMeant(state.branch, item))
  const nr = runs.at(-1)?.nr ?? 0
  const reason = item.because ?? ''
  if (!item.extend) return { kind: 'decideExtension', clock, nr, granted: item.grantExtension !== undefined, reason }
  const more = parseDuration(item.extend.more)
  return { kind: 'askExtension', clock, nr, more: more.ok ? more.duration : { amount: 0, unit: 'day', working: false }, reason }
}

function isMeant(branch: BranchPath, { in: name }: ScenarioItem): boolean {
  return name === undefined || isBranch(branch, String(name))
}

/** The open run of a step that a line means: of several the one that this actor may act in; where there is none the last there was. */
function atRun(key: string, item: ScenarioItem, { procedure, ticket, actor }: Moment, make: (step: string, run: Run) => Command): Command | Ambiguous {
  const step = procedure.steps[key]
  const open = (ticket?.open ?? []).filter((run) => run.step === key && isMeant(run.branch, item))
  const theirs = ticket && step && open.length > 1 ? open.filter((run) => !whyNot(ticket, run, step, actor)) : open
  if (theirs.length > 1) return { branches: theirs.map((run) => branchName(run.branch)) }
  return make(key, theirs[0] ?? open[0] ?? { nr: ticket?.visits[key] ?? 1, branch: '' })
}

function entryNr(ticket: Ticket | undefined, ref: string): number {
  const { what, nr } = splitNumber(ref)
  const entries = (ticket?.ledger ?? []).filter((entry) => entry.entry === what)
  return (nr === undefined ? entries.at(-1) : entries[nr - 1])?.nr ?? 0
}

/** Values as the engine takes them: a checklist written short becomes its rows. */
export function filledIn(given: ScenarioItem['with'] = {}): Values {
  return Object.fromEntries(Object.entries(given).map(([key, value]): [string, Value] => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [key, value]
    return [key, Object.entries(value).map(([item, passed]) => ({ item, passed }))]
  }))
}
