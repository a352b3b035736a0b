/** What one who may read a ticket does not see in it. */
import type { Procedure } from '../procedure/index.ts'
import type { Facts } from './commands.ts'
import { resolveWho } from './parties.ts'
import type { Ticket } from './state.ts'

/** Fields whose values this actor does not see: the procedure shows them to others only. */
export function hiddenFields(procedure: Procedure, ticket: Ticket, facts: Facts): string[] {
  const sees = (party: string): boolean => facts.actor.parties.includes(party)
  return Object.values(procedure.fields).filter((field) => field.seenBy.length > 0 && !resolveWho(procedure, ticket, field.seenBy, facts).some(sees)).map((field) => field.key)
}
