/** Works off the agenda of one decision. */
import type { Decision } from './commands.ts'
import { refuse } from './commands.ts'
import { gradeBy } from './scope.ts'
import { inBranch } from './state-branches.ts'
import { liveClocks } from './state.ts'
import { holdClocks, stopClock } from './unfold-clocks.ts'
import { takeEffectOf } from './unfold-effects.ts'
import { act, follow, open, set, takeEffect } from './unfold-flow.ts'
import { moment } from './unfold-moments.ts'
import { NeverRests } from './unfold.ts'
import type { Unfolding, Work } from './unfold.ts'

/** A chain may go round without a single event: branches for each of nobody, with a way on that leads back. */
const MOST_WORK = 20_000

/** Everything that follows, and the answer; a procedure that never comes to rest is refused as a whole. */
export function settle(unfolding: Unfolding): Decision {
  try {
    let done = 0
    for (let work = unfolding.agenda.pop(); work; work = unfolding.agenda.pop()) {
      done += 1
      if (done > MOST_WORK) throw new NeverRests()
      perform(unfolding, work)
    }
  } catch (error) {
    if (error instanceof NeverRests) return refuse('ticket.never_rests')
    throw error
  }
  return unfolding.accept()
}

function perform(unfolding: Unfolding, work: Work): void {
  switch (work.kind) {
    // What comes after the end of a ticket, or of the branch it stands in, comes to nothing.
    case 'act': if (isOpen(unfolding, work.act)) act(unfolding, work.act); return
    case 'follow': if (isUnderWay(unfolding, work.branch)) follow(unfolding, work.routes, work.branch); return
    case 'open': if (isUnderWay(unfolding, work.branch)) open(unfolding, work.step, work.branch); return
    case 'moment': moment(unfolding, work.name, work.branch); return
    case 'takeEffect':
      takeEffect(unfolding, work)
      regrade(unfolding, work)
      return
    case 'set': set(unfolding, work); return
    case 'effect': takeEffectOf(unfolding, work); return
    case 'grade': grade(unfolding, work); return
    case 'holdClocks': holdClocks(unfolding); return
    case 'close': close(unfolding, work.end)
  }
}

/** A join may have gone on without this branch: when any one is enough, the others end even before they have begun. */
function isUnderWay({ ticket }: Unfolding, branch: string): boolean {
  return ticket.status === 'open' && (branch === '' || !ticket.branches.some((entry) => entry.over && inBranch(branch, entry.path)))
}

function isOpen(unfolding: Unfolding, { step, nr }: { readonly step: { readonly key: string }; readonly nr: number }): boolean {
  return unfolding.ticket.open.some((candidate) => candidate.step === step.key && candidate.nr === nr)
}

/** Criteria raise the level, unless a person just chose one. */
function regrade(unfolding: Unfolding, { branch }: { readonly branch: string }): void {
  if (unfolding.agenda.at(-1)?.kind === 'grade' || unfolding.procedure.levels.length === 0) return
  const to = unfolding.higher(gradeBy(unfolding.procedure, unfolding.scope(branch)))
  unfolding.then({ kind: 'grade', to, reason: 'criteria', branch })
}

function grade(unfolding: Unfolding, { to, reason, branch }: Extract<Work, { kind: 'grade' }>): void {
  const from = unfolding.ticket.level
  if (to === from) return
  unfolding.emit({ type: 'graded', from, to, reason })
  unfolding.then({ kind: 'moment', name: `level.${to}`, branch })
}

function close(unfolding: Unfolding, end: string): void {
  if (unfolding.ticket.status === 'closed') return
  for (const clock of liveClocks(unfolding.ticket)) stopClock(unfolding, clock)
  unfolding.emit({ type: 'closed', end })
}
