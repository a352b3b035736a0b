/** A loop that works off what is due, then sleeps until the next moment or until it is woken; it never polls hot. */
import type { Log } from '../log/index.ts'

export interface Loop {
  /** Something became due at this moment (milliseconds): sleep no longer than that. */
  readonly wake: (at: number) => void
  /** Ends after the batch under way. */
  readonly stop: () => Promise<void>
}

export interface LoopOptions {
  readonly name: string
  readonly log: Log
  readonly now: () => number
  /** Does one batch; answers when to come again (milliseconds), or undefined for "not before I am woken". */
  readonly batch: () => Promise<number | undefined>
  /** Longest sleep: another process may have made something due that this one was not told of. */
  readonly longestSleep?: number
}

const LONGEST = 15_000
const AFTER_FAILURE = 2_000

export function startLoop(options: LoopOptions): Loop {
  const longest = options.longestSleep ?? LONGEST
  let stopped = false
  let wakeAt = 0
  let rouse: (() => void) | undefined

  const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    rouse = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  const once = async (): Promise<number> => {
    try {
      return (await options.batch()) ?? Number.POSITIVE_INFINITY
    } catch (error) {
      if (!stopped) options.log.error({ err: error, loop: options.name }, 'a loop failed and will try again')
      return options.now() + AFTER_FAILURE
    }
  }
  const run = async (): Promise<void> => {
    while (!stopped) {
      wakeAt = Number.POSITIVE_INFINITY
      const next = await once()
      wakeAt = Math.min(wakeAt, next)
      const wait = Math.min(longest, wakeAt - options.now())
      if (wait > 0 && !stopped) await sleep(wait)
      rouse = undefined
    }
  }
  const running = run()
  return {
    wake: (at) => {
      if (at >= wakeAt) return
      wakeAt = at
      rouse?.()
    },
    stop: async () => {
      stopped = true
      rouse?.()
      await running
    },
  }
}
