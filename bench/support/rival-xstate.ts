/** The same six steps as an xstate machine: a guard on the branch, two delayed transitions as clocks, context carried along. */
import { assign, createActor, setup } from 'xstate'

interface Context {
  readonly subject: string
  readonly amount: number
  readonly history: readonly string[]
}

/** Two and five working days, roughly: what matters is that a timer is set and cleared. */
const DELAYS = { reply: 2 * 86_400_000, solve: 5 * 86_400_000 }

/** A clock that holds timers and never strikes, as in a rehearsal. */
function stillClock(): { setTimeout: (fn: () => void, ms: number) => number; clearTimeout: (id: number) => void } {
  const timers = new Map<number, () => void>()
  let next = 0
  return {
    setTimeout: (fn) => {
      next += 1
      timers.set(next, fn)
      return next
    },
    clearTimeout: (id) => { timers.delete(id) },
  }
}

/** The library takes its types from a value that nobody reads. */
const TYPES = {} as { context: Context; events: { type: 'done' }; input: { subject: string; amount: number } }

const machine = setup({
  types: TYPES,
  actions: { note: assign({ history: ({ context }, step: string) => [...context.history, step] }) },
  guards: { isLarge: ({ context }) => context.amount > 1000 },
  delays: DELAYS,
}).createMachine({
  id: 'ticket',
  context: ({ input }) => ({ subject: input.subject, amount: input.amount, history: [] }),
  initial: 'open',
  states: {
    open: {
      initial: 'register',
      after: { reply: { actions: { type: 'note', params: 'reply late' } } },
      states: {
        register: { on: { done: { target: 'work', actions: { type: 'note', params: 'register' } } } },
        work: {
          initial: 'assign',
          after: { solve: { actions: { type: 'note', params: 'solve late' } } },
          states: {
            assign: { on: { done: [{ guard: 'isLarge', target: 'investigate', actions: { type: 'note', params: 'assign' } }, { target: 'handle', actions: { type: 'note', params: 'assign' } }] } },
            investigate: { on: { done: { target: 'handle', actions: { type: 'note', params: 'investigate' } } } },
            handle: { on: { done: { target: 'check', actions: { type: 'note', params: 'handle' } } } },
            check: { on: { done: { target: '#ticket.open.reply', actions: { type: 'note', params: 'check' } } } },
          },
        },
        reply: { on: { done: { target: '#ticket.archive', actions: { type: 'note', params: 'reply' } } } },
      },
    },
    archive: { type: 'final' },
  },
})

export function prepareXstate(): (nr: number) => void {
  const clock = stillClock()
  return (nr) => {
    const large = nr % 2 === 0
    const actor = createActor(machine, { input: { subject: '水管漏水', amount: large ? 5000 : 10 }, clock })
    actor.start()
    for (let step = 0; step < (large ? 6 : 5); step++) actor.send({ type: 'done' })
    if (actor.getSnapshot().status !== 'done') throw new Error('the xstate run did not end')
  }
}
