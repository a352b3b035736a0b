/** What is kept beside the steps: ledger, goods, papers. */
import type { EventOf } from './events.ts'
import type { Ticket } from './state-types.ts'

type RecordEvent = EventOf<'ledgerProposed' | 'ledgerMoved' | 'goodsMoved' | 'paperIssued'>

export function changeRecords(ticket: Ticket, event: RecordEvent): Partial<Ticket> {
  switch (event.type) {
    case 'ledgerProposed': {
      const { nr, entry, to, amount, unit, moment, hearUntil, state } = event
      return { ledger: [...ticket.ledger, { nr, entry, to, amount, unit, moment, state, hearUntil, appealUntil: null }] }
    }
    case 'ledgerMoved': return { ledger: ticket.ledger.map((entry) => (entry.nr === event.nr ? { ...entry, state: event.state, appealUntil: event.appealUntil } : entry)) }
    case 'goodsMoved': {
      const goods = { ...ticket.goods }
      if (event.from !== null) goods[`${event.goods}.${event.from}`] = (goods[`${event.goods}.${event.from}`] ?? 0) - event.count
      if (event.to !== null) goods[`${event.goods}.${event.to}`] = (goods[`${event.goods}.${event.to}`] ?? 0) + event.count
      return { goods }
    }
    case 'paperIssued': return { papers: { ...ticket.papers, [event.paper]: event.nr } }
  }
}
