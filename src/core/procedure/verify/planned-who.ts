/** A "who" made ready for exploring: roles are written out, and for each part it is known whether one person or many stand behind it. */
import { ownEntry } from '../own-entry.ts'
import type { Expression, Procedure, Who } from '../types.ts'
import type { Sample } from './fact-samples.ts'
import type { Fact, Facts } from './facts.ts'
import type { Condition } from './formula.ts'

/** The fact that must be so for somebody to be named. */
export interface Naming {
  readonly fact: Fact
  readonly test: (sample: Sample) => boolean
}

export type PlannedWho =
  /** A unit has several people; the reporter and whoever has a personal link are always there. */
  | { readonly kind: 'many'; readonly named?: Naming; readonly outsider: boolean }
  /** One person at a time; the same identity is the same person. `maybe`: what names them may be empty outside the ticket. */
  | { readonly kind: 'one'; readonly who: Who; readonly named?: Naming; readonly identity: string; readonly holds: 'post' | 'person'; readonly maybe: boolean }
  | { readonly kind: 'first'; readonly whos: readonly PlannedWho[] }
  | { readonly kind: 'byLevel'; readonly level: Fact; readonly levels: readonly { readonly key: string; readonly whos: readonly PlannedWho[] }[] }
  | { readonly kind: 'cases'; readonly cases: readonly { readonly when?: Condition; readonly whos: readonly PlannedWho[] }[] }

export type One = Extract<PlannedWho, { kind: 'one' }>
type ConditionOfCase = (when: Expression, index: number) => Condition

export class WhoPlanner {
  readonly #procedure: Procedure
  readonly #facts: Facts
  readonly #condition: ConditionOfCase

  constructor(procedure: Procedure, facts: Facts, condition: ConditionOfCase) {
    this.#procedure = procedure
    this.#facts = facts
    this.#condition = condition
  }

  plan(whos: readonly Who[], inside: readonly string[] = []): PlannedWho[] {
    return whos.flatMap((who) => this.#one(who, inside))
  }

  #one(who: Who, inside: readonly string[]): PlannedWho[] {
    const role = inside.at(-1)
    // Spoken of by the name of the role, where it is meant by one.
    const one = (identity: string, holds: 'post' | 'person'): One => ({ kind: 'one', who: role === undefined ? who : { kind: 'role', role }, identity, holds, maybe: false })
    switch (who.kind) {
      case 'unit': return [{ kind: 'many', outsider: false }]
      case 'reporter': return [{ kind: 'many', outsider: true }]
      case 'outside': return [{ kind: 'many', outsider: true, ...this.#named(who.field) }]
      case 'unitIn': return [{ kind: 'many', outsider: false, ...this.#named(who.field) }]
      case 'post': return [one(`post ${who.post}`, 'post')]
      case 'headOf': return [{ ...one(`head of ${who.field}`, 'post'), ...this.#named(who.field) }]
      case 'personIn': return [this.#person(who.field, one(`person ${who.field}`, 'person'))]
      case 'actorOf': return [{ ...one(`doer ${who.step}`, 'person'), named: isTrue(this.#facts.markInBranch(`doer ${who.step}`)) }]
      case 'originator': return [{ ...one('originator', 'person'), named: isTrue(this.#facts.mark('originator')) }]
      case 'item': return [this.#item(who.column, one(`item ${who.column ?? ''}`, 'person'))]
      case 'superiorOf': return this.#superior(this.plan(who.who, inside), one('superior', 'post'))
      case 'firstOf': return [{ kind: 'first', whos: this.plan(who.whos, inside) }]
      case 'table': return [this.#table(who, one(`row ${who.table}.${who.column}`, 'post'))]
      case 'register': return [this.#register(who, one(`cell ${who.field}.${who.column}`, 'post'))]
      case 'role': return inside.includes(who.role) ? [] : this.plan(ownEntry(this.#procedure.roles, who.role)?.who ?? [], [...inside, who.role])
      case 'byLevel': return [{ kind: 'byLevel', level: this.#facts.level(), levels: Object.entries(who.levels).map(([key, whos]) => ({ key, whos: this.plan(whos, inside) })) }]
      case 'cases': return [{ kind: 'cases', cases: who.cases.map((entry, index) => ({ whos: this.plan(entry.who, inside), ...(entry.when ? { when: this.#condition(entry.when, index) } : {}) })) }]
    }
  }

  #named(field: string): { readonly named?: Naming } {
    const fact = this.#facts.field(field)
    return fact ? { named: { fact, test: (sample) => sample.filled } } : {}
  }

  #person(field: string, one: One): PlannedWho {
    const several = ownEntry(this.#procedure.fields, field)?.type === 'people'
    return several ? { kind: 'many', outsider: false, ...this.#named(field) } : { ...one, ...this.#named(field) }
  }

  /** A branch is for one unit or person; a cell of its row may be empty unless its column must be filled in. */
  #item(column: string | undefined, one: One): PlannedWho {
    if (column === undefined) return { kind: 'many', outsider: false }
    const columns = Object.values(this.#procedure.fields).flatMap((field) => field.columns).filter((candidate) => candidate.key === column)
    const required = columns.every((candidate) => candidate.required)
    const isUnit = columns.every((candidate) => candidate.type === 'unit')
    return isUnit && required ? { kind: 'many', outsider: false } : { ...one, maybe: !required }
  }

  /** Whoever is at the top has no superior. */
  #superior(whos: readonly PlannedWho[], one: One): PlannedWho[] {
    return whos.map((who): PlannedWho => {
      if (who.kind !== 'one') return one
      return { ...who, who: one.who, identity: `superior of ${who.identity}`, holds: 'post', maybe: who.maybe || this.#isTop(who.identity) }
    })
  }

  #isTop(identity: string): boolean {
    const { posts, units } = this.#procedure.needs
    const post = posts.find((candidate) => `post ${candidate.code}` === identity)
    return post !== undefined && post.head && units.find((unit) => unit.code === post.unit)?.parent === undefined
  }

  #register(who: Extract<Who, { kind: 'register' }>, one: One): PlannedWho {
    const register = ownEntry(this.#procedure.fields, who.field)?.register ?? ''
    const column = ownEntry(this.#procedure.needs.registers, register)?.columns.find((candidate) => candidate.key === who.column)
    const maybe = column?.required !== true
    if (column?.type === 'unit' && !maybe) return { kind: 'many', outsider: false, ...this.#named(who.field) }
    return { ...one, ...this.#named(who.field), maybe }
  }

  /** A value that has no row leads to nobody. */
  #table(who: Extract<Who, { kind: 'table' }>, one: One): PlannedWho {
    const table = ownEntry(this.#procedure.tables, who.table)
    const rows = Object.keys(table?.rows ?? {})
    const fact = this.#facts.field(who.field)
    const exact = fact?.comparedWith(rows) ?? false
    const named = fact ? { named: { fact, test: (sample: Sample) => sample.filled && (!exact || rows.includes(String(sample.value))) } } : {}
    if (table?.columns[who.column] === 'unit') return { kind: 'many', outsider: false, ...named }
    return { ...one, ...named }
  }
}

/** Somebody who needs no account and is always there to be spoken to. */
export function isReporter(who: PlannedWho): boolean {
  return who.kind === 'many' && who.outsider && !who.named
}

function isTrue(fact: Fact): Naming {
  return { fact, test: (sample) => sample.value === true }
}
