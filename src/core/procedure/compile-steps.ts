/** Steps and their outcomes. */
import { checkTaken, nameIn, readAssignments, readForm, readGates, readRoutes, readSubTicket, requiredIn } from './compile-forms.ts'
import type { ReadingDesk } from './compile-desk.ts'
import { TAKEN_BY_MOMENTS } from './compile-moments.ts'
import { readMoves } from './compile-records.ts'
import { readWho } from './compile-who.ts'
import type { ProcedureDocument } from './document.ts'
import type { FieldType, Outcome, Skip, Step, StepKind } from './types.ts'
import type { Path } from './yaml-source.ts'

type DocumentStep = ProcedureDocument['steps'][string]
type DocumentOutcome = NonNullable<DocumentStep['outcomes']>[string]
type Part = Exclude<keyof DocumentStep, 'zh' | 'en' | 'kind' | 'hint'>

/** Which parts each kind of step must and may have; the others mean nothing there. */
const PARTS: Readonly<Record<StepKind, { readonly must: readonly Part[]; readonly may: readonly Part[] }>> = {
  task: { must: ['by', 'outcomes'], may: ['never', 'form', 'each', 'vote', 'skip'] },
  survey: { must: ['by', 'outcomes'], may: ['never', 'form', 'each', 'skip'] },
  meeting: { must: ['by', 'outcomes', 'minutes', 'present'], may: ['never', 'form', 'each', 'vote', 'skip'] },
  wait: { must: ['outcomes'], may: ['form', 'each', 'skip'] },
  ticket: { must: ['opens', 'outcomes'], may: ['each', 'skip'] },
  join: { must: ['next'], may: ['gathers'] },
  end: { must: [], may: [] },
}
const ALL: readonly Part[] = ['by', 'never', 'form', 'outcomes', 'each', 'vote', 'skip', 'opens', 'gathers', 'next', 'minutes', 'present']
const BRANCHING: readonly FieldType[] = ['units', 'people', 'table']

export function compileSteps(desk: ReadingDesk): Record<string, Step> {
  return Object.fromEntries(Object.entries(desk.document.steps).map(([key, step]) => [key, compileStep(desk, key, step)]))
}

function compileStep(desk: ReadingDesk, key: string, step: DocumentStep): Step {
  const kind = step.kind ?? 'task'
  const path = ['steps', key]
  checkParts(desk, key, step, path)
  step.never?.forEach((other, index) => { desk.step(other, [...path, 'never', index]) })
  if (step.each !== undefined) desk.field(step.each, [...path, 'each'], BRANCHING)
  if (kind === 'meeting') checkMeeting(desk, step, path)
  if (kind === 'ticket') checkEnds(desk, key, step, path)
  const outcomes = Object.entries(step.outcomes ?? {})
  return {
    key, kind, label: { zh: step.zh, en: step.en },
    by: readWho(desk, step.by, [...path, 'by']),
    never: step.never ?? [],
    form: readForm(desk, step.form, [...path, 'form']),
    outcomes: outcomes.map(([name, outcome]) => compileOutcome(desk, kind, name, outcome, [...path, 'outcomes', name])),
    skip: readSkips(desk, key, step, [...path, 'skip']),
    next: step.next === undefined ? [] : readRoutes(desk, step.next, [...path, 'next'], desk.inside),
    ...(step.hint ? { hint: step.hint } : {}),
    ...(step.each === undefined ? {} : { each: step.each }),
    ...readVote(desk, key, step, [...path, 'vote']),
    ...(step.opens ? { opens: readSubTicket(desk, step.opens, [...path, 'opens']) } : {}),
    ...(kind === 'join' ? { gathers: step.gathers ?? 'all' } : {}),
    ...(step.minutes === undefined ? {} : { minutes: step.minutes }),
    ...(step.present === undefined ? {} : { present: step.present }),
  }
}

function checkParts(desk: ReadingDesk, key: string, step: DocumentStep, path: Path): void {
  const kind = step.kind ?? 'task'
  const { must, may } = PARTS[kind]
  for (const part of must) {
    if (part === 'outcomes' && Object.keys(step.outcomes ?? {}).length === 0) desk.report('procedure.dead_end', path, { name: key })
    else if (part === 'by' && step.by === undefined) desk.report('procedure.nobody', path, { name: key })
    else if (step[part] === undefined) desk.report('procedure.missing_part', path, { name: key, part, reason: `a step of kind ${kind} needs it`, reasonZh: `${kind} 类环节须写明` })
  }
  for (const part of ALL) {
    if (step[part] !== undefined && !must.includes(part) && !may.includes(part)) desk.report('procedure.not_here', [...path, part], { part, reason: `it does not go with a step of kind ${kind}`, reasonZh: `${kind} 类环节没有这一项` }, 'key')
  }
}

/** Minutes and those present are written down where the meeting is recorded. */
function checkMeeting(desk: ReadingDesk, step: DocumentStep, path: Path): void {
  const form = (step.form ?? []).map(nameIn)
  for (const [part, types] of [['minutes', ['longText']], ['present', ['people']]] as const) {
    const name = step[part]
    if (name !== undefined && desk.field(name, [...path, part], types) && !form.includes(name)) desk.report('procedure.not_in_form', [...path, part], { name })
  }
}

/** Each end of the other ticket leads to one outcome; at most one takes all the others. Nobody is there to fill in a form. */
function checkEnds(desk: ReadingDesk, key: string, step: DocumentStep, path: Path): void {
  const seen = new Set<string>()
  for (const [name, outcome] of Object.entries(step.outcomes ?? {})) {
    const at = [...path, 'outcomes', name]
    const ends = outcome.ends ?? []
    if (ends.length === 0 && seen.has('')) desk.report('procedure.twice', at, { name: 'ends: []' }, 'key')
    if (ends.length === 0) seen.add('')
    ends.forEach((end, index) => {
      if (seen.has(end)) desk.report('procedure.twice', [...at, 'ends', index], { name: end })
      seen.add(end)
    })
    const [field] = requiredIn(desk, outcome.form)
    if (field !== undefined) desk.report('procedure.take_needs_form', at, { name: `${key}.${name}`, field })
  }
}

function readSkips(desk: ReadingDesk, key: string, step: DocumentStep, path: Path): Skip[] {
  return (step.skip ?? []).map((skip, index) => {
    checkTaken(desk, key, skip.take, [...path, index, 'take'])
    if ('nobody' in skip) return { nobody: true, take: skip.take }
    return { nobody: false, take: skip.take, ...desk.condition(skip.when, [...path, index, 'when'], desk.inside) }
  })
}

function readVote(desk: ReadingDesk, key: string, step: DocumentStep, path: Path): Pick<Step, 'vote'> {
  const { vote } = step
  if (!vote) return {}
  const outcomes = Object.keys(step.outcomes ?? {})
  desk.known('procedure.unknown_outcome', vote.outcome, outcomes, [...path, 'outcome'], { step: key })
  desk.known('procedure.unknown_outcome', vote.otherwise, outcomes, [...path, 'otherwise'], { step: key })
  if (vote.outcome === vote.otherwise) desk.report('procedure.vote_same', [...path, 'otherwise'])
  return { vote }
}

function compileOutcome(desk: ReadingDesk, kind: StepKind, key: string, outcome: DocumentOutcome, path: Path): Outcome {
  if (TAKEN_BY_MOMENTS.outcomes.some((taken) => taken === key)) desk.report('procedure.reserved_name', path, { name: key }, 'key')
  if (outcome.ends && kind !== 'ticket') desk.report('procedure.not_here', [...path, 'ends'], { part: 'ends', reason: 'only a step of kind ticket waits for the end of another', reasonZh: '只有 ticket 类环节等待另一张工单结束' }, 'key')
  return {
    key, label: { zh: outcome.zh, en: outcome.en },
    form: readForm(desk, outcome.form, [...path, 'form']),
    next: readRoutes(desk, outcome.next, [...path, 'next'], desk.inside),
    ...desk.condition(outcome.when, [...path, 'when'], desk.inside),
    needs: readGates(desk, outcome.needs, [...path, 'needs'], desk.inside),
    set: readAssignments(desk, outcome.set, [...path, 'set']),
    moves: readMoves(desk, outcome.moves, [...path, 'moves']),
    reopens: outcome.reopens ?? false,
    tone: outcome.tone ?? 'plain',
    ends: outcome.ends ?? [],
    ...(outcome.whenSolved === undefined ? {} : { whenSolved: outcome.whenSolved }),
  }
}
