/**
 * The facts a proof follows. A fact has a few samples that stand for all its values: an amount that is compared with 60 is below, at or above 60;
 * a text that is compared with nothing is empty or not. What is known of a fact is a set of samples, a bit each.
 */
import type { Procedure } from '../types.ts'
import { ownEntry } from '../own-entry.ts'
import { MOST_SAMPLES, samplesOf } from './fact-samples.ts'
import type { Nature, Sample } from './fact-samples.ts'

/** A set of samples of one fact; never empty. */
export type Mask = number

/** What is compared with more values than this is taken to go either way. */
const MOST_LITERALS = 10

export class Fact {
  readonly name: string
  readonly index: number
  readonly nature: Nature
  readonly #literals = new Set<string | number>()
  #samples: readonly Sample[] | undefined

  constructor(name: string, index: number, nature: Nature) {
    this.name = name
    this.index = index
    this.nature = nature
  }

  /** Something compares it with these; false when that makes too many. All comparisons are known before the first sample is asked for. */
  comparedWith(values: readonly (string | number)[]): boolean {
    const { fixed } = this.nature
    if (fixed) return fixed.length <= MOST_SAMPLES || values.every((value) => fixed.indexOf(value) < MOST_SAMPLES)
    const added = values.filter((value) => !this.#literals.has(value))
    if (added.length === 0) return true
    if (this.#samples) throw new Error(`the samples of ${this.name} are drawn already`)
    if (this.#literals.size + added.length > MOST_LITERALS) return false
    for (const value of added) this.#literals.add(value)
    return true
  }

  get samples(): readonly Sample[] {
    this.#samples ??= samplesOf(this.nature, [...this.#literals])
    return this.#samples
  }

  get any(): Mask {
    return (1 << this.samples.length) - 1
  }

  where(test: (sample: Sample) => boolean): Mask {
    let mask = 0
    for (const [index, sample] of this.samples.entries()) if (test(sample)) mask |= 1 << index
    return mask
  }

  /** At the very beginning: no form has asked for the field; of what is no field, its first sample; of what is not looked into, anything. */
  get first(): Mask {
    return this.nature.opaque === true ? this.any : 1
  }

  /** After a form that asks for it: it may be left empty unless it is required. */
  afterForm(required: boolean): Mask {
    return this.where((sample) => sample.asked && (sample.filled || !required)) || this.any
  }

  /** After it was written with this value. */
  after(value: string | number | boolean): Mask {
    return this.where((sample) => sample.asked && (value === '' ? !sample.filled : sample.filled && sample.value === value)) || this.afterForm(false)
  }
}

/** All facts of one procedure, each made when something first asks for it. */
export class Facts {
  readonly all: Fact[] = []
  readonly #procedure: Procedure
  readonly #byName = new Map<string, Fact>()

  constructor(procedure: Procedure) {
    this.#procedure = procedure
  }

  named(name: string): Fact | undefined {
    return this.#byName.get(name)
  }

  field(key: string): Fact | undefined {
    const known = this.#byName.get(`field ${key}`)
    if (known) return known
    const field = ownEntry(this.#procedure.fields, key)
    if (!field) return undefined
    if (field.value) return this.opaque(`computed ${key}`, field.value.type === 'list' ? 'number' : field.value.type, field.value.reads, field.value.questions.length > 0)
    const asChoice = field.type === 'level' ? { ...field, choices: this.#procedure.levels } : field
    return this.#make(`field ${key}`, { of: 'item', fleeting: false, reads: [], type: 'text', field: asChoice })
  }

  level(): Fact {
    const keys = this.#procedure.levels.map((level) => level.key)
    return this.#ofTicket('level', 'text', keys.length > 0 ? keys : [''])
  }

  channel(): Fact {
    return this.#ofTicket('channel', 'text', Object.keys(this.#procedure.starts))
  }

  /** A yes or no about the whole ticket; no at first. */
  mark(name: string): Fact {
    return this.#ofTicket(name, 'bool', [false, true])
  }

  /** A yes or no that a branch may have for itself. */
  markInBranch(name: string): Fact {
    return this.#make(name, { of: 'branch', fleeting: false, reads: [], type: 'bool', fixed: [false, true] })
  }

  /** Whether one of the fields was written since a person was named by that fact. */
  since(identity: string, naming: string, fields: readonly string[]): Fact {
    return this.#make(`since ${identity}`, { of: 'item', fleeting: false, reads: [], type: 'bool', fixed: [false, true], since: { naming, fields } })
  }

  counter(name: string): Fact {
    return this.#make(name, { of: name === 'reopened' ? 'ticket' : 'branch', fleeting: false, reads: [], type: 'number', whole: 'counted' })
  }

  /** How a step last ended. */
  outcome(step: string): Fact {
    const keys = ownEntry(this.#procedure.steps, step)?.outcomes.map((outcome) => outcome.key) ?? []
    return this.#make(`outcome ${step}`, { of: 'branch', fleeting: false, reads: [], type: 'text', fixed: ['', ...keys] })
  }

  item(): Fact {
    return this.#make('item', { of: 'item', fleeting: false, reads: [], type: 'text' })
  }

  /** Whether nobody stands behind these: the organisation's matter, the same all through one act and open again at the next. */
  nobodyBehind(whos: string): Fact {
    return this.#make(`nobody behind ${whos}`, { of: 'ticket', fleeting: true, opaque: true, reads: [], type: 'bool' })
  }

  /** Something a condition asks that is not looked into further. */
  opaque(name: string, type: Nature['type'], reads: readonly string[], fleeting: boolean): Fact {
    const whole = /^(count|similar|countOf|held|size)\([^)]*\)+$/.test(name) ? { whole: 'some' as const } : {}
    return this.#make(name, { of: 'item', fleeting, opaque: true, reads, type, ...whole })
  }

  #ofTicket(name: string, type: Nature['type'], fixed: readonly (string | number | boolean)[]): Fact {
    return this.#make(name, { of: 'ticket', fleeting: false, reads: [], type, fixed })
  }

  #make(name: string, nature: Nature): Fact {
    const known = this.#byName.get(name)
    if (known) return known
    const fact = new Fact(name, this.all.length, nature)
    this.#byName.set(name, fact)
    this.all.push(fact)
    return fact
  }
}
