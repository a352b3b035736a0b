/** What the parts of plan reading share: the procedure, what was found wrong, what had to be assumed; and the small things that are read everywhere. */
import { nearest } from '../procedure/nearest.ts'
import type { Label, Procedure } from '../procedure/index.ts'
import { parseDistribution } from './distribution.ts'
import type { Distribution } from './distribution.ts'
import { planProblem } from './plan-problems.ts'
import type { PlanPath, PlanProblem, PlanProblemCode } from './plan-problems.ts'

export type Share = number | string
type Details = Readonly<Record<string, string>>

export class PlanReading {
  readonly procedure: Procedure
  readonly problems: PlanProblem[] = []
  readonly assumed: Label[] = []

  /** Calendars there are; undefined when anything goes. */
  readonly calendars: readonly string[] | undefined

  constructor(procedure: Procedure, calendars: readonly string[] | undefined) {
    this.procedure = procedure
    this.calendars = calendars
  }

  report(code: PlanProblemCode, path: PlanPath, details: Details = {}): void {
    this.problems.push(planProblem(code, path, details))
  }

  assume(zh: string, en: string): void {
    this.assumed.push({ zh, en })
  }

  /** Reports names that mean nothing here, with the nearest that does; answers the entries whose names are known. */
  known<T>(entries: Readonly<Record<string, T>> | undefined, path: PlanPath, names: readonly string[], code: PlanProblemCode, details: Details = {}): (readonly [string, T])[] {
    return Object.entries(entries ?? {}).filter(([name]) => {
      if (names.includes(name)) return true
      this.report(code, [...path, name], { name, known: listOf(names), ...nearest(name, names), ...details })
      return false
    })
  }

  distribution(text: string, path: PlanPath): Distribution | undefined {
    const read = parseDistribution(text)
    if (!read) this.report('plan.length', path, { text })
    return read
  }

  /** One share between 0 and 1. */
  single(share: Share, path: PlanPath): number {
    const value = valueOf(share)
    if (value <= 1) return value
    this.report('plan.share_single', path, { text: String(share) })
    return 0
  }

  /**
   * Shares of all of `names`, summing to 1. When some are named and others not, the rest to 1 falls equally to the others; when all are
   * named, they are weights. `usual` are the weights of those not named.
   */
  shares(given: readonly (readonly [string, Share])[], names: readonly string[], path: PlanPath, usual?: Readonly<Record<string, number>>): Record<string, number> {
    const named = given.map(([name, share]) => [name, valueOf(share)] as const)
    const sum = named.reduce((total, [, share]) => total + share, 0)
    const others = names.filter((name) => !named.some(([other]) => other === name))
    if (others.length === 0 && sum === 0) this.report('plan.share_nothing', path)
    if (others.length > 0 && sum > 1 + 1e-9) this.report('plan.share', path, { sum: `${Number((sum * 100).toFixed(2))}%` })
    const weight = (name: string): number => usual?.[name] ?? 1
    const weights = others.reduce((total, name) => total + weight(name), 0)
    const rest = Math.max(0, 1 - sum)
    const scale = others.length === 0 || weights === 0 ? 1 / (sum || 1) : 1
    return Object.fromEntries(names.map((name) => {
      const share = named.find(([other]) => other === name)?.[1]
      return [name, share === undefined ? (weights === 0 ? 0 : (rest * weight(name)) / weights) : share * scale]
    }))
  }
}

/** `20%` and `0.2` are the same. */
function valueOf(share: Share): number {
  if (typeof share === 'number') return share
  const number = Number(share.replace(/[%％]/, '').trim())
  return /[%％]/.test(share) ? number / 100 : number
}

export function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 20)
  return names.length === 0 ? '-' : shown.join(', ') + (names.length > shown.length ? ', ...' : '')
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`
}
