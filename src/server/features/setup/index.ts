export { ensureSetupCode, setupUrl } from './code.ts'
export { createSetup, provideNeeds } from './commands.ts'
export { setupRoutes } from './routes.ts'
