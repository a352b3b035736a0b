// Planted: counts tickets without asking which of them this person may see.
export const countAll = (sql: (text: TemplateStringsArray) => unknown): unknown => sql`select count(*) from ticket where status = 'open'`
