/** What a matter brought in from elsewhere tells of its own past: that it was answered, and when. */
import type { Outcome, Procedure, Step, Value, Values } from '../procedure/index.ts'
import type { Instant } from '../worktime/index.ts'
import type { TicketCommand } from './commands.ts'
import type { Ticket } from './state.ts'

export interface RepeatedAct {
  readonly command: Extract<TicketCommand, { kind: 'act' }>
  /** When it happened there. */
  readonly at: Instant
}

/** The fields by which a table tells of an answer given elsewhere. */
export const REPLY_TEXT = 'replyText'
export const REPLIED_AT = 'repliedAt'

/**
 * The answer that came along with a ticket, as the act it is here: the text and its time are known, and an open step
 * has an outcome that asks for that text. Undefined when there is nothing (more) to repeat.
 */
export function replyBroughtIn(procedure: Procedure, ticket: Ticket): RepeatedAct | undefined {
  const repliedAt = ticket.values[REPLIED_AT]
  const at = typeof repliedAt === 'string' ? Date.parse(repliedAt) : Number.NaN
  if (!isFilled(ticket.values[REPLY_TEXT]) || Number.isNaN(at)) return undefined
  for (const open of ticket.open) {
    const step = procedure.steps[open.step]
    const outcome = step?.outcomes.find((candidate) => candidate.form.some((entry) => entry.field === REPLY_TEXT && entry.required))
    // Answered once is answered: an answer that was refused here since is not given again.
    if (step && outcome && ticket.actors[step.key] === undefined) {
      return { command: { kind: 'act', step: open.step, nr: open.nr, outcome: outcome.key, values: takeOver(step, outcome, ticket.values) }, at }
    }
  }
  return undefined
}

/** Of what the form asks, what is known already. */
function takeOver(step: Step, outcome: Outcome, known: Values): Values {
  const asked = [...step.form, ...outcome.form].flatMap(({ field }): [string, Value][] => (isFilled(known[field]) ? [[field, known[field] ?? null]] : []))
  return Object.fromEntries(asked)
}

function isFilled(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== ''
}
