import { gone } from './gone.ts'
export const there: unknown = gone
