export { beginWhatIsDue } from './commands.ts'
export type { SelfStartDeps } from './commands.ts'
export { startSelfStarts } from './jobs.ts'
export { selfStartRoutes } from './routes.ts'
