/**
 * Procedures made by chance, by a seed: sound ones out of blocks that fit, and broken ones, where something was changed afterwards. They use what
 * moves a ticket - conditions, loops, branches and joins, waits, skips, votes, clocks, rules - and nothing else, so that the verifier and the engine
 * can be held against each other. The text is JSON, which is YAML too.
 */
import { spoil } from './random-damage.ts'
import { Dice } from './random-dice.ts'
import { randomCondition } from './random-draft.ts'
import type { Draft, DraftOutcome, DraftStep } from './random-draft.ts'

const MOST_STEPS = 9

export function randomProcedure(seed: number): string {
  const dice = new Dice(seed)
  const maker = new Maker(dice)
  const draft = maker.make()
  if (dice.chance(0.8)) for (let times = dice.below(4) + 1; times > 0; times -= 1) spoil(draft, dice)
  return textOf(draft, seed)
}

class Maker {
  readonly #dice: Dice
  readonly #draft: Draft = { steps: {}, clocks: {}, rules: {}, first: 'end', startForm: [], scopes: [] }
  #count = 0

  constructor(dice: Dice) {
    this.#dice = dice
  }

  make(): Draft {
    const draft = this.#draft
    draft.steps['end'] = { kind: 'end', outcomes: {}, skip: [] }
    draft.startForm = this.#form()
    draft.first = this.#chain('end', 1 + this.#dice.below(3), 0)
    for (let more = this.#dice.below(3); more > 0; more -= 1) this.#loop()
    for (let more = this.#dice.below(2); more > 0; more -= 1) this.#rule()
    return draft
  }

  #key(kind: string): string {
    this.#count += 1
    return `${kind}${this.#count}`
  }

  /** So many blocks behind each other; answers the first step. */
  #chain(next: string, blocks: number, depth: number): string {
    const scope: string[] = []
    this.#draft.scopes.push(scope)
    let first = next
    for (let at = 0; at < blocks && this.#count < MOST_STEPS; at += 1) first = this.#block(first, depth, scope)
    return first
  }

  #block(next: string, depth: number, scope: string[]): string {
    const kind = depth < 2 ? this.#dice.pick(['task', 'task', 'task', 'wait', 'survey', 'fork', 'each', 'vote']) : this.#dice.pick(['task', 'wait'])
    switch (kind) {
      case 'task': return this.#task(next, scope)
      case 'wait': return this.#waiting('wait', next, scope)
      case 'survey': return this.#waiting('survey', next, scope)
      case 'vote': return this.#vote(next, scope)
      case 'fork': return this.#fork(next, depth, scope)
      case 'each': return this.#each(next, depth, scope)
    }
  }

  #task(next: string, scope: string[]): string {
    const key = this.#key('s')
    const outcomes: DraftStep['outcomes'] = { on: { next, form: this.#form() } }
    if (this.#dice.chance(0.4)) outcomes['or'] = { next: this.#routes(next, scope), form: this.#form() }
    const skip = this.#dice.chance(0.25) ? [this.#dice.chance(0.5) ? { nobody: true, take: 'on' } : { when: this.#condition(), take: 'on' }] : []
    if (skip.length > 0) outcomes['on'] = { next, form: [] }
    this.#draft.steps[key] = { kind: 'task', by: this.#who(), outcomes, skip }
    scope.push(key)
    return key
  }

  #waiting(kind: 'wait' | 'survey', next: string, scope: string[]): string {
    const key = this.#key(kind === 'wait' ? 'w' : 'q')
    const outcomes: DraftStep['outcomes'] = kind === 'wait' ? { over: { next, form: [] } } : { yes: { next, form: [], whenSolved: true }, none: { next, form: [] } }
    this.#draft.steps[key] = { kind, outcomes, skip: [], ...(kind === 'survey' ? { by: 'reporter' } : {}) }
    const ending = kind === 'wait' ? 'over' : 'none'
    this.#draft.clocks[this.#key('c')] = { from: [key], until: Object.keys(outcomes).map((outcome) => `${key}.${outcome}`), pausedIn: [], late: [{ take: `${key}.${ending}` }] }
    scope.push(key)
    return key
  }

  #vote(next: string, scope: string[]): string {
    const key = this.#key('v')
    this.#draft.steps[key] = {
      kind: 'task', by: [{ unit: 'a' }, { unit: 'b' }], skip: [], vote: { outcome: 'aye', needs: this.#dice.pick<string | number>(['all', 'majority', 1]), otherwise: 'nay' },
      outcomes: { aye: { next, form: this.#form() }, nay: { next: this.#routes(next, scope), form: [] } },
    }
    scope.push(key)
    return key
  }

  #fork(next: string, depth: number, scope: string[]): string {
    const join = this.#key('j')
    this.#draft.steps[join] = { kind: 'join', outcomes: {}, skip: [], gathers: this.#dice.pick(['all', 'all', 'any', 1, 2]), next }
    const branches = [0, 1].map(() => this.#chain(join, 1, depth + 1))
    const key = this.#key('s')
    const to = branches.map((branch) => (branch === join ? next : branch))
    this.#draft.steps[key] = { kind: 'task', by: this.#who(), skip: [], outcomes: { part: { form: this.#form(), next: branches.includes(join) ? next : [{ to }] } } }
    if (branches.includes(join)) this.#draft.steps[key].outcomes['part'] = { form: [], next }
    scope.push(key)
    return key
  }

  #each(next: string, depth: number, scope: string[]): string {
    const join = this.#key('j')
    this.#draft.steps[join] = { kind: 'join', outcomes: {}, skip: [], gathers: this.#dice.pick(['all', 'all', 'any', 2]), next }
    const inside = this.#chain(join, this.#dice.below(2), depth + 1)
    const key = this.#key('s')
    this.#draft.steps[key] = { kind: 'task', by: this.#who(), skip: [], each: 'list', outcomes: { on: { form: this.#form(), next: inside } } }
    scope.push(key)
    return key
  }

  /** A way back, or out of turn, inside one branch. */
  #loop(): void {
    const scope = this.#dice.pick(this.#draft.scopes.filter((entry) => entry.length > 0))
    const step = this.#draft.steps[this.#dice.pick(scope ?? ['end']) ?? 'end']
    const to = this.#dice.pick(scope ?? ['end'])
    if (!step || step.kind !== 'task' || step.vote || to === undefined) return
    step.outcomes['back'] = { next: to, form: this.#form(), ...(this.#dice.chance(0.3) ? { reopens: true } : {}), ...(this.#dice.chance(0.4) ? { when: this.#condition() } : {}) }
  }

  #rule(): void {
    const key = this.#dice.pick(Object.keys(this.#draft.steps).filter((step) => this.#draft.steps[step]?.kind === 'task'))
    if (key === undefined) return
    const outcome = this.#dice.pick(Object.keys(this.#draft.steps[key]?.outcomes ?? {})) ?? 'on'
    const effect = this.#dice.pick([{ raise: 'high' }, { set: { flag: this.#dice.chance(0.5) } }, { set: { kind: '"x"' } }])
    this.#draft.rules[this.#key('r')] = { at: [this.#dice.pick([key, `${key}.${outcome}`, 'level.high', 'received']) ?? key], ...(this.#dice.chance(0.5) ? { when: this.#condition() } : {}), do: [effect ?? { raise: 'high' }] }
  }

  #routes(next: string, scope: readonly string[]): DraftOutcome['next'] {
    const other = this.#dice.pick([...scope, next])
    return this.#dice.chance(0.5) ? next : [{ when: this.#condition(), to: other ?? next }, { to: next }]
  }

  #condition(): string {
    return randomCondition(this.#dice, Object.keys(this.#draft.steps))
  }

  #form(): string[] {
    return ['kind', 'flag', 'number', 'list'].filter(() => this.#dice.chance(0.25)).map((field) => `${field}${this.#dice.chance(0.4) ? '!' : ''}`)
  }

  #who(): unknown {
    return this.#dice.pick([{ unit: 'a' }, { unit: 'b' }, { post: 'head' }])
  }
}

function textOf(draft: Draft, seed: number): string {
  const label = (key: string): { zh: string; en: string } => ({ zh: key, en: key })
  const outcome = (key: string, { next, form, when, needs, ...rest }: DraftOutcome): object => ({ ...label(key), form, next, ...rest, ...(when === undefined ? {} : { when }), ...(needs === undefined ? {} : { needs: [{ that: needs, ...label(needs) }] }) })
  const named = <T>(record: Record<string, T>, make: (key: string, entry: T) => object): object => Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, make(key, entry)]))
  return JSON.stringify({
    procedure: `test/p${seed}`, version: 1, title: label('random'), number: 'R-{yyyy}-{seq:6}',
    fields: {
      subject: { ...label('subject'), type: 'text', required: true, title: true },
      kind: { ...label('kind'), type: 'choice', choices: { x: label('x'), y: label('y'), z: label('z') } },
      flag: { ...label('flag'), type: 'boolean' }, number: { ...label('number'), type: 'number', min: 0, max: 10 }, list: { ...label('list'), type: 'units', max: 3 },
    },
    levels: { low: label('low'), high: { ...label('high'), when: 'number > 5 && flag' } },
    needs: { units: { a: label('a'), b: label('b') }, posts: { head: { ...label('head'), unit: 'a' } } },
    roles: { any: { ...label('any'), unit: 'a' } },
    starts: { desk: { ...label('desk'), open: true, anonymous: true, form: ['subject', ...draft.startForm], next: draft.first } },
    clocks: named(draft.clocks, (key, { from, until, when, pausedIn, late }) => ({ ...label(key), from, until, pausedIn, late, within: '1000 days', rule: 'elapsed', ...(when === undefined ? {} : { when }) })),
    rules: named(draft.rules, (key, rule) => ({ ...label(key), ...rule })),
    steps: named(draft.steps, (key, { kind, outcomes, skip, ...rest }) => ({
      ...label(key), kind, ...rest, ...(skip.length > 0 ? { skip } : {}), ...(Object.keys(outcomes).length > 0 ? { outcomes: named(outcomes, outcome) } : {}),
    })),
  })
}
