// Planted: the same with the query builder.
export const countAll = (db: { selectFrom: (table: string) => unknown }): unknown => db.selectFrom('ticket')
