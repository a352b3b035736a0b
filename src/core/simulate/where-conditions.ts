/** Every place of a procedure where a condition stands that the simulator asks. */
import type { Expression, Procedure, Who } from '../procedure/index.ts'
import type { Conditions, Unknown } from './conditions.ts'

/** How what is not known counts at each kind of place. An outcome's own share already says how often it is possible; levels come from the mix of arrivals. */
export const UNKNOWN = { route: 'chance', skip: 'chance', limit: 'chance', rule: 'chance', who: 'chance', outcome: 'yes', gate: 'yes', level: 'no' } as const satisfies Record<string, Unknown>

/** Reads all of them, so that their texts are known; places whose ways the plan gives shares for are not asked. */
export function readEveryCondition(procedure: Procedure, conditions: Conditions, without: readonly string[]): void {
  const read = (when: Expression | undefined, unknown: Unknown): void => { conditions.read(when, unknown) }
  const routes = (place: string, next: readonly { readonly when?: Expression }[]): void => {
    if (!without.includes(place)) for (const route of next) read(route.when, UNKNOWN.route)
  }
  for (const start of Object.values(procedure.starts)) routes(`starts.${start.channel}`, start.next)
  for (const step of Object.values(procedure.steps)) {
    routes(step.key, step.next)
    for (const skip of step.skip) read(skip.when, UNKNOWN.skip)
    for (const who of step.by) readWho(procedure, conditions, who)
    for (const outcome of step.outcomes) {
      routes(`${step.key}.${outcome.key}`, outcome.next)
      read(outcome.when, UNKNOWN.outcome)
      for (const gate of outcome.needs) read(gate.that, UNKNOWN.gate)
    }
  }
  for (const clock of Object.values(procedure.clocks)) for (const limit of clock.limits) read(limit.when, UNKNOWN.limit)
  for (const rule of procedure.rules) if (rule.do.some(({ kind }) => kind === 'raise' || kind === 'take' || kind === 'assign')) read(rule.when, UNKNOWN.rule)
  for (const level of procedure.levels) read(level.when, UNKNOWN.level)
}

function readWho(procedure: Procedure, conditions: Conditions, who: Who): void {
  const all = (whos: readonly Who[]): void => { for (const one of whos) readWho(procedure, conditions, one) }
  switch (who.kind) {
    case 'cases': for (const one of who.cases) { conditions.read(one.when, UNKNOWN.who); all(one.who) } return
    case 'role': all(procedure.roles[who.role]?.who ?? []); return
    case 'superiorOf': all(who.who); return
    case 'firstOf': all(who.whos); return
    case 'byLevel': for (const whos of Object.values(who.levels)) all(whos); return
    default: return
  }
}
