/** Holds the verifier against the engine: what it calls sound never gets stuck in play, and where it says stuck the engine can be brought to that place. */
import type { Procedure } from '../../src/core/procedure/index.ts'
import { checkWays } from '../../src/core/procedure/verify/check-ways.ts'
import { explore, wayTo } from '../../src/core/procedure/verify/explore.ts'
import type { Exploration } from '../../src/core/procedure/verify/explore.ts'
import { makePlan } from '../../src/core/procedure/verify/plan-make.ts'
import { Dice } from '../../src/core/procedure/verify/random-dice.ts'
import { Report } from '../../src/core/procedure/verify/report.ts'
import { openIn } from '../../src/core/procedure/verify/state.ts'
import { Players } from './players.ts'
import type { ExpectedMove, Played } from './players.ts'

export interface Verdict {
  readonly kind: 'always ends' | 'may not end' | 'not proved'
  readonly exploration: Exploration
  readonly opened: ReadonlySet<string>
  readonly acted: ReadonlySet<string>
}

export interface Disagreement {
  readonly what: string
  readonly story: readonly string[]
}

export interface Compared {
  readonly verdict: Verdict['kind']
  readonly runs: number
  readonly acts: number
  readonly ended: number
  /** Counterexamples of the verifier that the engine played. */
  readonly reproduced: number
  /** Plays of sound procedures that were left, and did not end in many goes from there either. */
  readonly neverSeenToEnd: number
  readonly disagreements: readonly Disagreement[]
}

const MOST_STATES = 20_000
/** A play that has not ended by then is left. */
const MOST_MOVES = 40

export function verdictOn(procedure: Procedure): Verdict {
  const plan = makePlan(procedure)
  const report = new Report({ placeOf: (path) => ({ path: path.join('.'), line: 1, column: 1 }) })
  const check = checkWays(plan, report)
  const opened = new Set<string>()
  const acted = new Set<string>()
  const exploration = explore(plan, {
    facts: [], clocks: 'steering', mostStates: MOST_STATES,
    watch: (sight, state, path, story) => {
      if (sight.kind === 'opened') opened.add(sight.step.step.key)
      if (sight.kind === 'acted') acted.add(`${sight.step.step.key}.${sight.outcome.outcome.key}`)
      check.see(sight, state, path, story)
    },
  })
  check.conclude(exploration)
  const broken = report.findings.some((found) => ['verify.stuck', 'verify.no_exit', 'verify.endless', 'verify.each_empty'].includes(found.code)) || exploration.stuck.length > 0
  return { kind: !exploration.complete ? 'not proved' : broken ? 'may not end' : 'always ends', exploration, opened, acted }
}

export function compare(procedure: Procedure, runs: number, seed: number): Compared {
  const verdict = verdictOn(procedure)
  const dice = new Dice(seed)
  const players = new Players(procedure, dice)
  const disagreements: Disagreement[] = []
  let [acts, ended, neverSeenToEnd, run] = [0, 0, 0, 0]
  for (; run < runs && disagreements.length === 0; run += 1) {
    const played = players.play(MOST_MOVES)
    acts += played.story.length
    if (played.end === 'closed') ended += 1
    if (verdict.kind === 'always ends' && played.end === 'left' && played.ticket && !players.mayEnd(played.ticket, 50, 100)) neverSeenToEnd += 1
    const wrong = contradiction(verdict, played)
    if (wrong !== undefined) disagreements.push({ what: wrong, story: played.story.map((command) => JSON.stringify(command)) })
  }
  const { reproduced, missed } = reproduce(procedure, verdict, players)
  return { verdict: verdict.kind, runs: run, acts, ended, reproduced, neverSeenToEnd, disagreements: [...disagreements, ...missed] }
}

/** What a play shows that the verifier says cannot be. */
function contradiction(verdict: Verdict, played: Played): string | undefined {
  if (verdict.kind === 'always ends' && played.end === 'stuck') return 'called sound, but a play got stuck'
  if (verdict.exploration.complete && verdict.exploration.restless.length === 0 && played.end === 'never rests') return 'called sound, but an act never came to rest'
  if (!verdict.exploration.complete) return undefined
  const opened = played.opened.find((step) => !verdict.opened.has(step))
  if (opened !== undefined) return `said never to open: ${opened}`
  const acted = played.acted.find((outcome) => !verdict.acted.has(outcome))
  return acted === undefined ? undefined : `said never to come about: ${acted}`
}

/** The shortest counterexamples, played in the engine move by move. */
function reproduce(procedure: Procedure, { exploration }: Verdict, players: Players): { readonly reproduced: number; readonly missed: Disagreement[] } {
  const missed: Disagreement[] = []
  let reproduced = 0
  const [stuck] = exploration.stuck
  const lost = lostIn(exploration)
  const [restless] = exploration.restless
  const keys = Object.keys(procedure.steps)
  const movesTo = (node: number): ExpectedMove[] => wayTo(exploration, node).map(({ cause, state }) => ({ cause, open: openIn(state).map(({ at }) => keys[at.step] ?? '').sort() }))
  const wanted = [
    ...(stuck === undefined ? [] : [{ moves: movesTo(stuck), end: 'stuck' as const }]),
    ...(lost === undefined ? [] : [{ moves: movesTo(lost), end: 'no exit' as const }]),
    ...(restless ? [{ moves: [...(restless.node < 0 ? [] : movesTo(restless.node)), { cause: restless.cause, open: [] }], end: 'never rests' as const }] : []),
  ]
  for (const { moves, end } of wanted) {
    if (players.follow(moves, end)) reproduced += 1
    else missed.push({ what: `said to end "${end}", but the engine does not come there`, story: moves.map((move) => JSON.stringify(move)) })
  }
  return { reproduced, missed }
}

/** The nearest state from which no end is reached, although nothing is stuck. */
function lostIn({ nodes, successors, stuck, complete }: Exploration): number | undefined {
  if (!complete) return undefined
  const over = new Set([...nodes.flatMap(({ state }, index) => (state.end >= 0 ? [index] : [])), ...stuck])
  for (let size = -1; size !== over.size;) {
    size = over.size
    for (const [index, next] of successors.entries()) if (next.some((to) => over.has(to))) over.add(index)
  }
  const found = nodes.findIndex((_, index) => !over.has(index))
  return found < 0 ? undefined : found
}
