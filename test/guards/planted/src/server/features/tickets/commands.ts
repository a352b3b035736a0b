import { sql } from 'kysely'
export { route } from './routes-export.ts'
export const act = (): unknown => sql`select 1`
