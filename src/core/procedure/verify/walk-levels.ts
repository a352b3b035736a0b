/** Levels: raised by criteria, or chosen by a person. */
import { known, WHOLE } from './state.ts'
import type { BranchPath, State } from './state.ts'
import type { Walk } from './walk.ts'
import { before } from './work.ts'
import type { Agenda, Follow, Told, Work } from './work.ts'

/** The engine grades before anything else; the moment of that level comes once the ticket is received. */
export function begin(walk: Walk, state: State, { start }: Extract<Work, { kind: 'begin' }>, rest: Agenda, told: Told): Follow[] {
  const level = start.form.find((field) => field.isLevel)?.fact
  const fact = walk.plan.facts.named('level')
  return byCriteria(walk, state, WHOLE, told).map((found): Follow => {
    const graded = fact && found.to !== undefined ? walk.write(found.state, WHOLE, fact, fact.after(found.to)) : found.state
    if (found.to !== undefined) walk.see({ kind: 'level', key: found.to }, graded, WHOLE, told)
    return {
      state: graded,
      agenda: before(rest,
        { kind: 'takeEffect', level, path: WHOLE },
        { kind: 'moment', name: 'received', path: WHOLE },
        found.to === undefined ? undefined : { kind: 'moment', name: `level.${found.to}`, path: WHOLE },
        { kind: 'follow', routes: start.next, path: WHOLE, at: graded.whole.at }),
    }
  })
}

/** A level that a person chose, else the highest whose criteria hold, when it is higher than now. */
export function takeEffect(walk: Walk, state: State, { level, path }: Extract<Work, { kind: 'takeEffect' }>, rest: Agenda, told: Told): Follow[] {
  if (walk.plan.levels.length === 0) return [{ state, agenda: rest }]
  const grade = (found: { readonly state: State; readonly to?: string }): Follow => ({ state: found.state, agenda: found.to === undefined ? rest : before(rest, { kind: 'grade', to: found.to, path }) })
  if (!level) return byCriteria(walk, state, path, told).map(grade)
  const mask = known(state, path, level)
  return level.samples.flatMap((sample, index): Follow[] => {
    if ((mask & (1 << index)) === 0) return []
    const sure = walk.write(state, path, level, 1 << index)
    return sample.filled ? [grade({ state: sure, to: String(sample.value) })] : byCriteria(walk, sure, path, told).map(grade)
  })
}

/** The highest level above the present one whose criteria hold, in every way they can turn out. */
function byCriteria(walk: Walk, state: State, path: BranchPath, told: Told): { readonly state: State; readonly to?: string }[] {
  const found: { state: State; to?: string }[] = []
  const now = levelNow(walk, state)
  let undecided: State[] = [state]
  for (let index = walk.plan.levels.length - 1; index > now; index -= 1) {
    const level = walk.plan.levels[index]
    if (!level?.when) continue
    const cases = undecided.flatMap((one) => walk.cases(level.when, one, path, told))
    for (const one of cases) if (one.holds) found.push({ state: one.state, to: level.key })
    undecided = cases.flatMap((one) => (one.holds ? [] : [one.state]))
  }
  return [...undecided.map((one) => ({ state: one })), ...found]
}

function levelNow(walk: Walk, state: State): number {
  const fact = walk.plan.facts.named('level')
  return fact && walk.follows(fact) ? Math.log2(known(state, WHOLE, fact)) : 0
}

export function grade(walk: Walk, state: State, { to, path }: Extract<Work, { kind: 'grade' }>, rest: Agenda, told: Told): Follow {
  const fact = walk.plan.facts.named('level')
  const mask = fact?.after(to)
  if (!fact || mask === undefined || known(state, WHOLE, fact) === mask) return { state, agenda: rest }
  walk.see({ kind: 'level', key: to }, state, path, told)
  return { state: walk.write(state, WHOLE, fact, mask), agenda: before(rest, { kind: 'moment', name: `level.${to}`, path }) }
}
