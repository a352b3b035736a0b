export { createUnits } from './commands.ts'
export type { UnitCommands } from './commands.ts'
export { addNeededUnits } from './needs.ts'
export { unitRoutes } from './routes.ts'
