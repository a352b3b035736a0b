import type { Ticket } from '../../core/ticket/ticket.ts'
export const label = (ticket: Ticket): string => ticket.id
