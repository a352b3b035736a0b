/** What is written down is there for something: it is used, and what it waits for happens. */
import type { Effect, Label, Procedure } from '../types.ts'
import type { Path } from '../yaml-source.ts'
import type { Check } from './check.ts'
import type { Plan } from './plan.ts'
import type { Report } from './report.ts'
import { readIn, writtenIn } from './usage.ts'

/** Moments that never come, and levels never reached. */
export function checkMoments(plan: Plan, report: Report): Check {
  const happened = new Set<string>()
  const levels = new Set<string>()
  return {
    facts: [], clocks: 'steering', kinds: ['moment', 'level'],
    see: (sight) => {
      if (sight.kind === 'moment') happened.add(sight.name)
      if (sight.kind === 'level') levels.add(sight.key)
    },
    conclude: ({ complete }) => {
      if (!complete) return
      const waits: readonly { readonly path: Path; readonly at: readonly string[]; readonly label: Label }[] = [
        ...plan.words.map(({ words, path }) => ({ path: [...path, 'at'], at: words.at, label: words.text })),
        ...plan.papers.map(({ paper, path }) => ({ path: [...path, 'at'], at: paper.at, label: paper.label })),
        ...plan.rules.map(({ rule, path }) => ({ path: [...path, 'at'], at: rule.at, label: rule.label })),
        { path: ['noPromiseBefore'], at: plan.procedure.noPromiseBefore, label: { zh: '决定前不许诺', en: 'no promise before' } },
      ]
      for (const { path, at, label } of waits) {
        if (at.length > 0 && !at.some((moment) => happened.has(moment))) report.add('verify.never_happens', path, { name: label })
      }
      for (const level of plan.procedure.levels.slice(1)) if (!levels.has(level.key)) report.add('verify.level_never', ['levels', level.key], { level: level.label })
    },
  }
}

/** What nothing in the file refers to. */
export function checkUnused(procedure: Procedure, report: Report): void {
  const reads = readIn(procedure)
  const writes = writtenIn(procedure)
  for (const field of Object.values(procedure.fields)) {
    const isRead = reads.fields.has(field.key)
    if (writes.has(field.key)) continue
    if (isRead) report.add('verify.never_written', ['fields', field.key], { field: field.label })
    else report.add('verify.field_unused', ['fields', field.key], { field: field.label })
  }
  const unused = (part: string, key: string, label: Label | string): void => report.add('verify.unused', [part, key], { name: label })
  for (const role of Object.values(procedure.roles)) if (!reads.roles.has(role.key)) unused('roles', role.key, role.label)
  for (const key of Object.keys(procedure.tables)) if (!reads.tables.has(key)) unused('tables', key, key)
  for (const register of Object.values(procedure.needs.registers)) if (!reads.registers.has(register.key)) report.add('verify.unused', ['needs', 'registers', register.key], { name: register.label })
  const effects = everyEffect(procedure)
  for (const words of procedure.words) if (words.at.length === 0 && !effects.some((effect) => effect.kind === 'say' && effect.words === words.key)) unused('words', words.key, words.text)
  for (const paper of procedure.papers) if (paper.at.length === 0 && !effects.some((effect) => effect.kind === 'paper' && effect.paper === paper.key)) unused('papers', paper.key, paper.label)
  for (const rule of Object.values(procedure.ledger)) if (!effects.some((effect) => effect.kind === 'ledger' && effect.entry === rule.key)) unused('ledger', rule.key, rule.label)
  const moves = Object.values(procedure.steps).flatMap((step) => step.outcomes).flatMap((outcome) => outcome.moves)
  for (const goods of Object.values(procedure.goods)) if (!moves.some((move) => move.goods === goods.key)) unused('goods', goods.key, goods.label)
}

function everyEffect(procedure: Procedure): Effect[] {
  return [...Object.values(procedure.clocks).flatMap((clock) => clock.late), ...procedure.rules.flatMap((rule) => rule.do)]
}
