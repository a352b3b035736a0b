export { startOutbox } from './jobs.ts'
export { deliverWaiting } from './commands.ts'
