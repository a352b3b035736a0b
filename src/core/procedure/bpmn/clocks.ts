/** Clocks on the picture: timers on the edge of a step, and what happens beside the flow when a longer limit is over. */
import { lateInWords, tellClock } from '../describe/describe-clocks.ts'
import type { Teller } from '../describe/teller.ts'
import type { Clock, Route, Step } from '../types.ts'
import type { DrawingBoard } from './drawing-board.ts'
import { xmlName } from './model.ts'
import { timerName, timerOf } from './timers.ts'

type Leads = (from: string, step: Step, name: string, routes: readonly Route[]) => void

function documentation(t: Teller, clock: Clock): string {
  return tellClock(t, clock).points.flatMap(({ text, points }) => [text, ...points.map((inner) => `  ${inner.text}`)]).join('\n')
}

function takes(clock: Clock): readonly { readonly step: string; readonly outcome: string }[] {
  return clock.late.flatMap((effect) => (effect.kind === 'take' ? [{ step: effect.step, outcome: effect.outcome }] : []))
}

/** Begins when the step opens and stops with its outcomes: a limit of this step and of no other. */
function isOf(step: Step, clock: Clock): boolean {
  const begins = clock.from.every((moment) => moment === step.key || moment === `${step.key}.claimed`)
  return begins && clock.until.every((moment) => moment.startsWith(`${step.key}.`))
}

/** A clock that takes an outcome interrupts the step; one of the step alone that only tells people does not. */
export function addClocksAtSteps(behind: Teller, t: Teller, board: DrawingBoard, steps: readonly Step[], leads: Leads): void {
  for (const step of steps) {
    if (step.kind === 'join' || step.kind === 'end') continue
    for (const clock of Object.values(t.procedure.clocks)) {
      const on = xmlName('Step', step.key)
      const of = { owner: board.owners.get(on), step: step.key }
      const base = { kind: 'boundaryEvent', on, name: timerName(t, clock), documentation: documentation(behind, clock), timer: timerOf(t, clock) } as const
      for (const { outcome } of takes(clock).filter((taken) => taken.step === step.key)) {
        const name = `${clock.key}.${step.key}.${outcome}`
        const id = board.add({ ...base, id: xmlName('Timer', name), interrupting: true }, of)
        leads(id, step, name, t.outcomeOf(step.key, outcome)?.next ?? [])
      }
      if (takes(clock).length > 0 || !clock.shown || !isOf(step, clock)) continue
      const id = board.add({ ...base, id: xmlName('Timer', `${clock.key}.${step.key}`), interrupting: false }, of)
      board.flow(id, board.add({ id: xmlName('Late', clock.key), kind: 'endEvent', trigger: 'message', name: lateInWords(t, clock), documentation: '' }, { owner: of.owner }))
    }
  }
}

/** Limits over several steps run beside the flow, each with its own timer. */
export function addClocksBeside(behind: Teller, t: Teller, board: DrawingBoard): void {
  const steps = Object.values(t.procedure.steps)
  for (const clock of Object.values(t.procedure.clocks)) {
    if (!clock.shown || takes(clock).length > 0 || steps.some((step) => isOf(step, clock))) continue
    const [begin, end] = [xmlName('Timer', clock.key), xmlName('Late', clock.key)]
    board.add({
      id: xmlName('Limit', clock.key), kind: 'subProcess', many: false, onEvent: true, name: t.label(clock.label), documentation: documentation(behind, clock),
      inner: {
        nodes: [
          { id: begin, kind: 'startEvent', trigger: 'timer', interrupting: false, timer: timerOf(t, clock), name: timerName(t, clock), documentation: '' },
          { id: end, kind: 'endEvent', trigger: 'message', name: lateInWords(t, clock), documentation: '' },
        ],
        flows: [{ id: `Flow_${begin}_${end}`, from: begin, to: end, name: '' }],
      },
    }, { owner: LIMITS[t.lang] })
  }
}

/** The lane of limits that belong to no step. */
export const LIMITS = { zh: '时限', en: 'Time limits' } as const
