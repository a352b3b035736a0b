/** Who acts, with numbers for names. */
import type { Procedure } from '../procedure/index.ts'
import type { Conditions } from './conditions.ts'
import type { HandsModel } from './model.ts'
import { handsOf, originatorsBy } from './parties.ts'
import type { Hands, Party } from './parties.ts'
import type { Plan } from './plan.ts'
import type { Who } from '../procedure/index.ts'
import { UNKNOWN } from './where-conditions.ts'

export class HandsMaker {
  readonly #procedure: Procedure
  readonly #plan: Plan
  readonly #conditions: Conditions
  readonly #parties: readonly Party[]
  readonly #fields: readonly string[]
  /** What is drawn for a split, by the place it is found in. */
  readonly #draws: string[] = []

  constructor(procedure: Procedure, plan: Plan, conditions: Conditions, parties: readonly Party[], fields: readonly string[]) {
    this.#procedure = procedure
    this.#plan = plan
    this.#conditions = conditions
    this.#parties = parties
    this.#fields = fields
  }

  make(whos: readonly Who[]): HandsModel {
    return this.#of(handsOf(this.#procedure, whos))
  }

  #of(hands: Hands): HandsModel {
    const { steps, starts, levels } = this.#procedure
    switch (hands.kind) {
      case 'party': return this.#party(hands.party)
      case 'several': return { kind: 'several', of: hands.of.map((one) => this.#of(one)) }
      case 'actorOf': return { kind: 'actorOf', step: Object.keys(steps).indexOf(hands.step) }
      case 'originator': return { kind: 'originator', starts: Object.keys(starts).map((channel) => originatorsBy(this.#procedure, channel).map((key) => this.#index(key))) }
      case 'byLevel': return { kind: 'byLevel', levels: levels.map(({ key }) => (hands.levels[key] ? this.#of(hands.levels[key]) : undefined)) }
      case 'cases': return { kind: 'cases', cases: hands.cases.map((one) => ({ test: this.#conditions.read(one.when, UNKNOWN.who), hands: this.#of(one.hands) })) }
      case 'firstOf': {
        const made = hands.of.map((one) => this.#of(one))
        return made.find((one) => this.#mayHaveSomebody(one)) ?? made.at(-1) ?? { kind: 'several', of: [] }
      }
    }
  }

  #party(key: string): HandsModel {
    const shares = this.#plan.split[key]
    if (!shares) return { kind: 'party', party: this.#index(key), list: [this.#index(key)] }
    const place = key.slice(key.indexOf(':') + 1)
    const known = this.#draws.indexOf(place)
    const draw = known >= 0 ? known : this.#draws.push(place) - 1
    const field = fieldNamed(this.#procedure, key)
    return { kind: 'split', draw, parties: Object.keys(shares).map((party) => this.#index(party)), weights: Float64Array.from(Object.values(shares)), field: this.#fields.indexOf(field), perBranch: key.startsWith('item') }
  }

  #index(key: string): number {
    return this.#parties.findIndex((party) => party.key === key)
  }

  #mayHaveSomebody(hands: HandsModel): boolean {
    switch (hands.kind) {
      case 'party': return this.#isStaffed(hands.party)
      case 'split': return hands.parties.some((party) => this.#isStaffed(party))
      case 'several': return hands.of.some((one) => this.#mayHaveSomebody(one))
      case 'actorOf':
      case 'originator':
      case 'byLevel':
      case 'cases': return true
    }
  }

  #isStaffed(index: number): boolean {
    const party = this.#parties[index]
    return party !== undefined && (!party.staffed || this.#plan.staff.some((group) => group.people > 0 && group.parties.includes(party.key)))
  }
}

/** The field that a party who is only known on a ticket is found in; empty when it is found elsewhere. */
export function fieldNamed(procedure: Procedure, key: string): string {
  const [kind = '', name = ''] = key.split(':')
  if (kind === 'unitIn' || kind === 'headOf' || kind === 'personIn') return name
  if (kind === 'register') return name.split('.')[0] ?? ''
  if (kind !== 'table') return ''
  const whos = [...Object.values(procedure.roles).flatMap((role) => role.who), ...Object.values(procedure.steps).flatMap((step) => step.by)]
  return whos.flatMap((who) => (who.kind === 'table' && `${who.table}.${who.column}` === name ? [who.field] : []))[0] ?? ''
}
