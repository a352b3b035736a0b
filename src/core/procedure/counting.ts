import type { CountingRule, Duration } from '../worktime/index.ts'
import type { Clock } from './types-effects.ts'

/**
 * How a length of a clock is counted: as the procedure says; else hours run from the very moment, and days are counted as the law counts them
 * (Civil Code art. 200-204). Each length by itself: a clock of "4 working hours" in one case and "1 working day" in another counts both ways.
 */
export function countingRule({ rule }: Pick<Clock, 'rule'>, { unit }: Duration): CountingRule {
  return rule ?? (unit === 'second' || unit === 'minute' || unit === 'hour' ? 'elapsed' : 'legal')
}
