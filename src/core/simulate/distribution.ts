/** How long something takes, as a person writes it: `exp 20 minutes`, `lognormal 30 minutes ±50%`, `fixed 5 minutes`, `triangular 5 10 30 minutes`. */
import { formatDuration, parseDuration } from '../worktime/index.ts'
import type { Duration, Language, Milliseconds } from '../worktime/index.ts'
import type { Dice } from './dice.ts'

export type Distribution =
  | { readonly kind: 'fixed'; readonly mean: Duration }
  | { readonly kind: 'exponential'; readonly mean: Duration }
  /** `spread` is the standard deviation as a share of the mean. */
  | { readonly kind: 'lognormal'; readonly mean: Duration; readonly spread: number }
  | { readonly kind: 'triangular'; readonly low: Duration; readonly mode: Duration; readonly high: Duration }

/** Milliseconds, drawn. */
export type Sampler = (dice: Dice) => Milliseconds

/** A length of time that passes outside, in open time of the procedure's calendar or in all time. */
export interface Delay {
  readonly sample: Sampler
  readonly working: boolean
}

const NAMES: Readonly<Record<string, Distribution['kind']>> = {
  exp: 'exponential', exponential: 'exponential', 指数: 'exponential',
  lognormal: 'lognormal', 'log-normal': 'lognormal', 对数正态: 'lognormal',
  fixed: 'fixed', constant: 'fixed', 固定: 'fixed',
  triangular: 'triangular', triangle: 'triangular', 三角: 'triangular',
}
/** When nothing is said: a standard deviation of half the mean. */
const USUAL_SPREAD = 0.5

/** Undefined when the text says no length of time; a length without a name is fixed. Months and years are no lengths of work. */
export function parseDistribution(text: string): Distribution | undefined {
  const source = text.trim()
  const word = /^(?:[a-z-]+(?=[\s\d])|指数|对数正态|固定|三角)/i.exec(source)?.[0] ?? ''
  const kind = NAMES[word.toLowerCase()]
  const rest = kind ? source.slice(word.length).trim() : source
  switch (kind ?? 'fixed') {
    case 'triangular': return parseTriangular(rest)
    case 'lognormal': return parseLognormal(rest)
    case 'fixed':
    case 'exponential': {
      const mean = readLength(rest)
      return mean && { kind: kind === 'exponential' ? kind : 'fixed', mean }
    }
  }
}

function parseLognormal(rest: string): Distribution | undefined {
  const spread = /(?:±|\+\/?-)\s*(\d+(?:\.\d+)?)\s*[%％]$/.exec(rest)
  const mean = readLength(spread ? rest.slice(0, spread.index) : rest)
  const share = spread ? Number(spread[1]) / 100 : USUAL_SPREAD
  return mean && share > 0 && share <= 10 ? { kind: 'lognormal', mean, spread: share } : undefined
}

/** Least, most usual and most, in one unit. */
function parseTriangular(rest: string): Distribution | undefined {
  const parts = /^(\d+(?:\.\d+)?)[\s,，、/-]+(\d+(?:\.\d+)?)[\s,，、/-]+(\d+(?:\.\d+)?\D*)$/.exec(rest)
  const high = readLength(parts?.[3] ?? '')
  if (!parts || !high) return undefined
  const [low, mode] = [{ ...high, amount: Number(parts[1]) }, { ...high, amount: Number(parts[2]) }]
  return low.amount <= mode.amount && mode.amount <= high.amount ? { kind: 'triangular', low, mode, high } : undefined
}

function readLength(text: string): Duration | undefined {
  const parsed = parseDuration(text)
  return parsed.ok && parsed.duration.unit !== 'month' && parsed.duration.unit !== 'year' ? parsed.duration : undefined
}

/** Written the one way that `parseDistribution` reads back. */
export function formatDistribution(distribution: Distribution, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? `${zh} ` : `${en} `)
  switch (distribution.kind) {
    case 'fixed': return say('固定', 'fixed') + formatDuration(distribution.mean, language)
    case 'exponential': return say('指数', 'exp') + formatDuration(distribution.mean, language)
    case 'lognormal': return `${say('对数正态', 'lognormal')}${formatDuration(distribution.mean, language)} ±${Number((distribution.spread * 100).toFixed(2))}%`
    case 'triangular': return `${say('三角', 'triangular')}${distribution.low.amount} ${distribution.mode.amount} ${formatDuration(distribution.high, language)}`
  }
}

/** Whether it is counted in open time of a calendar, for waits and answers. */
export function isInWorkingTime(distribution: Distribution): boolean {
  return (distribution.kind === 'triangular' ? distribution.mode : distribution.mean).working
}

/** Whole milliseconds, as instants are. `lengthOf` says how long a duration is. */
export function makeSampler(distribution: Distribution, lengthOf: (duration: Duration) => Milliseconds): Sampler {
  switch (distribution.kind) {
    case 'fixed': {
      const mean = Math.round(lengthOf(distribution.mean))
      return () => mean
    }
    case 'exponential': {
      const mean = lengthOf(distribution.mean)
      return (dice) => Math.round(mean * dice.exponential())
    }
    case 'lognormal': {
      const variance = Math.log(1 + distribution.spread ** 2)
      const [middle, width] = [Math.log(lengthOf(distribution.mean)) - variance / 2, Math.sqrt(variance)]
      return (dice) => Math.round(Math.exp(middle + width * dice.normal()))
    }
    case 'triangular': {
      const [low, mode, high] = [lengthOf(distribution.low), lengthOf(distribution.mode), lengthOf(distribution.high)]
      return (dice) => Math.round(triangular(low, mode, high, dice.uniform()))
    }
  }
}

/** The inverse of the distribution function. */
function triangular(low: number, mode: number, high: number, share: number): number {
  const width = high - low
  if (width === 0) return low
  const peak = (mode - low) / width
  return share < peak ? low + Math.sqrt(share * width * (mode - low)) : high - Math.sqrt((1 - share) * width * (high - mode))
}
