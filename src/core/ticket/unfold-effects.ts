/** What rules and late clocks do. */
import { assign } from './scope.ts'
import { inBranch } from './state-branches.ts'
import { sayWords } from './unfold-moments.ts'
import { issuePaper, propose } from './unfold-records.ts'
import type { Ticket } from './state.ts'
import { placed } from './unfold.ts'
import type { Unfolding, Work } from './unfold.ts'

type EffectWork = Extract<Work, { kind: 'effect' }>

export function takeEffectOf(unfolding: Unfolding, work: EffectWork): void {
  const { effect, branch, because, moment } = work
  const { procedure } = unfolding
  switch (effect.kind) {
    case 'notify': {
      const to = unfolding.who(effect.who, branch)
      // A late clock has told these people already, together with whoever is at work.
      if (to.length > 0 && because !== '') unfolding.emit({ type: 'alerted', to, rule: because }, 'rule')
      return
    }
    case 'raise': unfolding.then({ kind: 'grade', to: unfolding.higher(effect.level), reason: because === '' ? 'late' : 'rule', branch }); return
    case 'take': take(unfolding, effect.step, effect.outcome, work); return
    case 'assign': reassign(unfolding, effect.step, unfolding.who(effect.who, branch), branch); return
    case 'urge': {
      const to = [...new Set([...holders(unfolding.ticket, branch), ...unfolding.who(effect.who, branch)])]
      if (to.length > 0) unfolding.emit({ type: 'urged', to, text: '' }, 'rule')
      return
    }
    case 'ledger': propose(unfolding, effect.entry, moment, branch); return
    case 'say': {
      const words = procedure.words.find((entry) => entry.key === effect.words)
      if (words && unfolding.holds(words.when, branch)) sayWords(unfolding, words, branch)
      return
    }
    case 'paper': {
      const paper = procedure.papers.find((entry) => entry.key === effect.paper)
      if (paper && unfolding.holds(paper.when, branch)) issuePaper(unfolding, paper, branch)
      return
    }
    case 'open': {
      const values = assign(procedure, effect.ticket.with, unfolding.scope(branch))
      unfolding.emit({ type: 'ticketAsked', procedure: effect.ticket.procedure, start: effect.ticket.start ?? '', values, step: null, nr: null, ...placed(branch) }, 'rule')
      return
    }
    case 'set': unfolding.then({ kind: 'set', set: effect.set, branch, cause: 'rule' })
  }
}

/** An outcome taken without anybody: every open run of the step in this branch and inside it. */
function take(unfolding: Unfolding, key: string, outcomeKey: string, work: EffectWork): void {
  const step = unfolding.procedure.steps[key]
  const outcome = step?.outcomes.find((candidate) => candidate.key === outcomeKey)
  if (!step || !outcome) return
  const open = unfolding.ticket.open.filter((candidate) => candidate.step === key && inBranch(candidate.branch, work.branch))
  unfolding.then(...open.map((run): Work => ({
    kind: 'act',
    act: { step, nr: run.nr, branch: run.branch, outcome, values: {}, ...(work.because === '' ? {} : { actor: 'rule' }) },
  })))
}

function reassign(unfolding: Unfolding, key: string, assignees: readonly string[], branch: string): void {
  if (assignees.length === 0) return
  for (const open of unfolding.ticket.open) {
    if (open.step === key && inBranch(open.branch, branch)) unfolding.emit({ type: 'reassigned', step: key, nr: open.nr, assignees }, 'rule')
  }
}

/** Who has something in hand here: whoever claimed it, else everybody it was given to. */
export function holders(ticket: Ticket, branch: string): string[] {
  return ticket.open.filter((open) => inBranch(open.branch, branch))
    .flatMap((open) => (open.claimedBy === null ? open.assignees : [open.claimedBy])).filter((party) => party !== 'reporter')
}
