/**
 * Complete runs of a six-step procedure with one branch and two clocks, in memory: our engine beside xstate (actor, guards, delayed transitions on
 * a clock that never strikes) and bpmn-engine (user tasks, exclusive gateway, boundary timers), the same steps in the same run. And the replay of a
 * ticket of a thousand events.
 * Run: npm run bench -- engine [--seconds S] [--rounds N] [--json]. The last line is one JSON object; `ratio` is ours over the better of the two.
 */
import { finish, readOptions, say } from './support/options.ts'
import { prepareBpmn } from './support/rival-bpmn.ts'
import { prepareXstate } from './support/rival-xstate.ts'
import { prepareHuiyin, prepareReplay } from './support/six-steps.ts'

const options = readOptions({ seconds: '2', rounds: '3' })
const seconds = Number(options.seconds)

interface Runner {
  readonly name: string
  /** One run from the first word to the end; throws when it did not get there. */
  readonly run: (nr: number) => void | Promise<void>
}

/** Complete runs per second. */
async function measure({ run }: Runner): Promise<number> {
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let runs = 0
  while (performance.now() < until) {
    for (let inner = 0; inner < 20; inner++) {
      const running = run(runs)
      if (running) await running
      runs += 1
    }
  }
  return runs / ((performance.now() - started) / 1000)
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const runners: readonly Runner[] = [
  { name: 'huiyin', run: prepareHuiyin() },
  { name: 'xstate', run: prepareXstate() },
  { name: 'bpmnEngine', run: await prepareBpmn() },
]
const figures: Record<string, number[]> = {}
for (let round = 0; round < Number(options.rounds); round++) {
  for (const runner of runners) {
    const perSecond = await measure(runner)
    ;(figures[runner.name] ??= []).push(perSecond)
    say(options, `round ${round + 1}: ${runner.name} ${Math.round(perSecond)} complete runs/s`)
  }
}

const { replayOnce, events } = prepareReplay(1000)
const times = Array.from({ length: 200 }, () => {
  const started = performance.now()
  replayOnce()
  return performance.now() - started
})
const runsPerSecond = Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, Math.round(median(values))]))
const best = Math.max(runsPerSecond['xstate'] ?? 0, runsPerSecond['bpmnEngine'] ?? 0)
finish({
  bench: 'engine', runsPerSecond, ratio: Number(((runsPerSecond['huiyin'] ?? 0) / best).toFixed(2)),
  replay: { events, medianMs: Number(median(times).toFixed(3)), worstMs: Number(Math.max(...times).toFixed(3)) },
})
