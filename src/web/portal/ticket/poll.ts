/** When to look again: soon after something happened, ever more seldom while nothing does. */

const SOON = 15_000
const SELDOM = 120_000

/** Milliseconds until the next look. */
export function nextPause(pause: number, news: boolean): number {
  return news ? SOON : Math.min(SELDOM, Math.round(Math.max(SOON, pause) * 1.5))
}

export const FIRST_PAUSE = SOON
