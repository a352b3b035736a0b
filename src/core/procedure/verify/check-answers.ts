/**
 * Whoever spoke up is answered before the end: by words to the reporter at any moment but the receipt, or by a survey. What is opened again owes a
 * new answer; whoever registered it for themselves is told as its originator. Nobody waits where a ticket began by itself; and an end with a `hint`
 * says why nobody is answered there.
 */
import type { Procedure } from '../types.ts'
import { nothingMore } from './check.ts'
import type { Check } from './check.ts'
import type { Plan } from './plan.ts'
import type { Report } from './report.ts'
import { known, WHOLE } from './state.ts'

export function checkAnswers(plan: Plan, report: Report): Check {
  const spoken = startsWithReporter(plan.procedure)
  const answered = plan.facts.mark('answered')
  const channel = plan.facts.channel()
  const owed = channel.where((sample) => spoken.includes(String(sample.value)))
  return {
    facts: [answered, channel], clocks: 'steering', kinds: ['closing'], conclude: nothingMore,
    see: (sight, state, _path, story) => {
      if (sight.kind !== 'closing' || sight.end.step.hint) return
      if ((known(state, WHOLE, answered) & 1) !== 0 && (known(state, WHOLE, channel) & owed) !== 0) {
        report.add('verify.unanswered', sight.end.path, { end: sight.end.step.label }, story())
      }
    },
  }
}

/** Starts by which somebody speaks up; none where nothing in the procedure ever speaks to anybody outside: those are the house's own affairs. */
function startsWithReporter(procedure: Procedure): string[] {
  const starts = Object.values(procedure.starts)
  const contact = Object.values(procedure.fields).some((field) => field.type === 'contact')
  const speaks = procedure.words.some((words) => words.to.some((who) => who.kind === 'reporter')) || Object.values(procedure.steps).some((step) => step.by.some((who) => who.kind === 'reporter'))
  const outside = contact || speaks || starts.some((start) => start.open || start.anonymous)
  return outside ? starts.filter((start) => start.kind === 'person').map((start) => start.channel) : []
}
