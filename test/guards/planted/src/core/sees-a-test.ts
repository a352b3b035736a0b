import { planted } from '../../test/planted.ts'
export const seen: number = planted
