/** How far what was counted may be from what is so. */

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The interval of a share, `found` out of `of`, by Wilson 1927; the whole from 0 to 1 when nothing was counted. */
export function wilson(found: number, of: number, certainty = 0.95): Interval {
  if (of === 0) return { low: 0, high: 1 }
  const z = normalQuantile((1 + certainty) / 2)
  const [share, square] = [found / of, z * z]
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const half = (z / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))
  return { low: found === 0 ? 0 : Math.max(0, middle - half), high: found === of ? 1 : Math.min(1, middle + half) }
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The standard error of the mean of values that do not depend on each other; 0 for fewer than two. */
export function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length)
}

/** What the true mean stays under, with this certainty, by Student's distribution. */
export function upperBound(values: readonly number[], certainty: number): number {
  return meanOf(values) + studentQuantile(certainty, values.length - 1) * standardError(values)
}

/** The value that this share of a standard normal variable stays under; shares from 0.5 on. */
export function normalQuantile(share: number): number {
  const density = (x: number): number => Math.exp(-(x * x) / 2)
  return quantile(density, share, 10)
}

/**
 * The same for Student's distribution. With x = sqrt(freedom) * tan(angle) its density becomes a power of the cosine, which needs no gamma
 * function to be brought to 1.
 */
export function studentQuantile(share: number, freedom: number): number {
  if (freedom < 1) return Infinity
  if (freedom > 200) return normalQuantile(share)
  return Math.sqrt(freedom) * Math.tan(quantile((angle) => Math.cos(angle) ** (freedom - 1), share, Math.PI / 2))
}

/** Of a symmetric density between `-reach` and `reach`, by halving. */
function quantile(density: (x: number) => number, share: number, reach: number): number {
  const half = integral(density, reach)
  let [low, high] = [0, reach]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (0.5 + integral(density, middle) / (2 * half) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** From 0, by Simpson's rule. */
function integral(density: (x: number) => number, until: number): number {
  const strips = 400
  const width = until / strips
  let sum = density(0) + density(until)
  for (let at = 1; at < strips; at += 1) sum += density(at * width) * (at % 2 === 1 ? 4 : 2)
  return (sum * width) / 3
}
