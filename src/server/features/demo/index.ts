export { fillDemo, removeDemo } from './commands.ts'
export type { DemoFilled, DemoRemoved } from './commands.ts'
export type { DemoDeps, DemoWish } from './deps.ts'
