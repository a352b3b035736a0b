// Not a violation: it asks.
declare function visibleTickets(viewer: unknown): unknown
export const countMine = (sql: (text: TemplateStringsArray, ...parts: unknown[]) => unknown, viewer: unknown): unknown => sql`select count(*) from ticket t where ${visibleTickets(viewer)}`
