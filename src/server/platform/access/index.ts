/** Who is asking, and which tickets are there for them. */
export type { Viewer } from './viewer.ts'
export { dayIn, loadViewer, openViewers } from './viewers.ts'
export type { Viewers } from './viewers.ts'
export { findVisibleTicket, visibleTicketOf, visibleTickets } from './visible.ts'
export type { VisibleTicket } from './visible.ts'
