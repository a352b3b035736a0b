import type { Shape } from '../contract/shape.ts'
export const shape: Shape = { id: 1 }
