/**
 * Nothing is looked at before somebody was asked for it. What a branch was asked stays in the branch: behind the join it is unasked again.
 * Conditions are left out: there "nobody filled it in" is an answer. A field whose words or amounts ask first whether it is filled in is left out too.
 */
import { whoInWords } from '../describe/who-words.ts'
import type { Label, Who } from '../types.ts'
import { fieldLabel } from './check-ways.ts'
import type { Check } from './check.ts'
import { factsOfWho, partiesOf } from './parties.ts'
import type { Plan, PlannedPaper, PlannedRead } from './plan.ts'
import type { PlannedWho } from './planned-who.ts'
import type { Report, Story } from './report.ts'
import { known, WHOLE } from './state.ts'
import type { BranchPath, State } from './state.ts'
import type { Sight } from './work.ts'

/** Fields that were blank whenever a paper was issued, by paper. */
export type BlankOnPapers = Map<PlannedPaper, Set<string>>

/** A form with boxes to fill in by hand is a paper too: it is told once, with all its empty boxes. */
export function reportBlankPapers(plan: Plan, blank: BlankOnPapers, report: Report): void {
  for (const [paper, keys] of blank) {
    const labels = [...keys].map((key) => fieldLabel(plan, key))
    const fields = { zh: labels.map((label) => label.zh).join('、'), en: labels.map((label) => label.en).join(', ') }
    report.add('verify.always_blank', [...paper.path, 'fields'], { name: paper.paper.label, fields })
  }
}

/** Everything that reads this field, apart from steps and conditions. */
export function checkReads(plan: Plan, key: string, report: Report, blank: BlankOnPapers): Check {
  const fact = plan.facts.field(key)
  const seenOn = new Map<PlannedPaper, boolean>()
  const look = (reads: readonly PlannedRead[], state: State, path: BranchPath, story: () => Story): void => {
    for (const read of reads) {
      if (read.fact === fact && (known(state, path, read.fact) & 1) !== 0) report.add('verify.read_blank', read.path, { field: fieldLabel(plan, read.field) }, story())
    }
  }
  return {
    facts: fact ? [fact] : [], clocks: 'steering', kinds: ['issued', 'said', 'effect', 'acted', 'opened', 'undated'],
    see: (sight, state, path, story) => {
      if (sight.kind === 'issued') {
        const read = sight.paper.reads.find((candidate) => candidate.fact === fact)
        if (read) seenOn.set(sight.paper, seenOn.get(sight.paper) === true || (known(state, path, read.fact) & ~1) !== 0)
      } else look(readsOf(sight, plan, key), state, path, story)
    },
    conclude: ({ complete }) => {
      if (!complete) return
      for (const [paper, seen] of seenOn) if (!seen) blank.set(paper, (blank.get(paper) ?? new Set()).add(key))
    },
  }
}

function readsOf(sight: Sight, plan: Plan, key: string): readonly PlannedRead[] {
  switch (sight.kind) {
    case 'said': return sight.words.reads
    case 'effect': return sight.effect.reads
    case 'acted': return sight.outcome.reads
    case 'opened': return sight.step.reads
    case 'undated': {
      const fact = plan.facts.field(key)
      return fact && sight.clock.limits.some(({ date }) => date === fact) ? [{ fact, field: key, path: [...sight.clock.path, 'due'] }] : []
    }
    default: return []
  }
}

/** Whoever is to be told, or charged, is known by then. */
export function checkTold(plan: Plan, report: Report): Check {
  const uses = [...plan.words.map((entry) => entry.to), ...[...plan.clocks.flatMap((clock) => clock.late), ...plan.rules.flatMap((rule) => rule.effects)].map((effect) => effect.who)]
  const look = (who: readonly PlannedWho[], as: readonly Who[], use: { readonly path: PlannedRead['path']; readonly name: Label }, state: State, path: BranchPath, story: () => Story): void => {
    if (who.length === 0 || as.length === 0 || !partiesOf(who, state, path).some(({ parties }) => parties.length === 0)) return
    const words = whoInWords(plan.procedure, [...as])
    report.add('verify.told_nobody', use.path, { name: use.name, who: words }, story())
  }
  return {
    facts: uses.flatMap(factsOfWho), clocks: 'all', kinds: ['said', 'effect'], conclude: () => undefined,
    see: (sight, state, path, story) => {
      if (sight.kind === 'said') look(sight.words.to, sight.words.words.to, { path: [...sight.words.path, 'to'], name: { zh: sight.words.words.key, en: sight.words.words.key } }, state, path, story)
      if (sight.kind !== 'effect') return
      const { effect, who, path: place } = sight.effect
      if (effect.kind === 'notify' || effect.kind === 'assign') look(who, effect.who, { path: place, name: effect.kind === 'notify' ? { zh: '通知', en: 'The notice' } : { zh: '转办', en: 'The work' } }, state, path, story)
      if (effect.kind === 'ledger') look(who, plan.procedure.ledger[effect.entry]?.to ?? [], { path: ['ledger', effect.entry, 'to'], name: plan.procedure.ledger[effect.entry]?.label ?? { zh: '', en: '' } }, state, path, story)
    },
  }
}

/** Nothing is handed on from where nothing ever came; an outcome that itself asks how many there are takes care of it. */
export function checkGoods(plan: Plan, report: Report): Check {
  const { goods } = plan.procedure
  const facts = Object.values(goods).flatMap((entry) => Object.keys(entry.holders).map((holder) => plan.facts.mark(`goods ${entry.key}.${holder}`)))
  return {
    facts, clocks: 'steering', kinds: ['acted'], conclude: () => undefined,
    see: (sight, state, _path, story) => {
      if (sight.kind !== 'acted') return
      const { outcome, path } = sight.outcome
      const come = new Set<string>()
      for (const [index, move] of outcome.moves.entries()) {
        const there = plan.facts.named(`goods ${move.goods}.${move.from ?? ''}`)
        const asks = [move.count, ...outcome.needs.map((gate) => gate.that), ...(outcome.when ? [outcome.when] : [])].some(({ reads }) => reads.includes(`held:${move.goods}.${move.from ?? ''}`))
        if (!asks && move.from !== undefined && there && !come.has(`${move.goods}.${move.from}`) && (known(state, WHOLE, there) & 2) === 0) {
          const entry = goods[move.goods]
          report.add('verify.goods_missing', [...path, 'moves', index], { outcome: outcome.label, holder: entry?.holders[move.from] ?? move.from, goods: entry?.label ?? move.goods }, story())
        }
        if (move.to !== undefined) come.add(`${move.goods}.${move.to}`)
      }
    },
  }
}
