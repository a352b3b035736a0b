/**
 * Concurrent calls share one transaction: whatever arrived while the previous batch was under way is the next batch.
 * No timer and no added wait; under load many tickets share one commit and one lock on the number counter.
 */
export interface Gatherer<In, Out> {
  readonly submit: (input: In) => Promise<Out>
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
}

interface Waiting<In, Out> {
  readonly input: In
  readonly resolve: (out: Out) => void
  readonly reject: (reason: unknown) => void
}

/** One answer per input: a value, or why this one failed. */
export type Outcome<Out> = { readonly ok: true; readonly value: Out } | { readonly ok: false; readonly error: unknown }

/**
 * `work` answers for each input in order; when it throws, each input is tried again alone,
 * so that one bad request cannot harm its neighbours.
 */
export function gather<In, Out>(work: (inputs: readonly In[]) => Promise<readonly Outcome<Out>[]>, most = 128): Gatherer<In, Out> {
  const queue: Waiting<In, Out>[] = []
  let underWay: Promise<void> | undefined

  const settle = (waiting: Waiting<In, Out>, outcome: Outcome<Out> | undefined): void => {
    if (outcome?.ok) waiting.resolve(outcome.value)
    else waiting.reject(outcome ? outcome.error : new Error('a gathered batch left a request without an answer'))
  }
  const alone = async (waiting: Waiting<In, Out>): Promise<void> => {
    try {
      settle(waiting, (await work([waiting.input]))[0])
    } catch (error) {
      waiting.reject(error)
    }
  }
  const runBatch = async (batch: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const outcomes = await work(batch.map((waiting) => waiting.input))
      batch.forEach((waiting, index) => { settle(waiting, outcomes[index]) })
    } catch (error) {
      const [only] = batch
      if (batch.length === 1 && only) only.reject(error)
      else for (const waiting of batch) await alone(waiting)
    }
  }
  const drain = async (): Promise<void> => {
    while (queue.length > 0) await runBatch(queue.splice(0, most))
    underWay = undefined
  }
  return {
    submit: (input) => new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject })
      underWay ??= Promise.resolve().then(drain)
    }),
    idle: async () => { await underWay },
  }
}
