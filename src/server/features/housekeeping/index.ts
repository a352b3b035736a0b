export { startHousekeeping } from './jobs.ts'
export { sweepUnused } from './commands.ts'
