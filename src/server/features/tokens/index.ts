export { createTokens } from './commands.ts'
export type { TokenCommands } from './commands.ts'
export { tokenRoutes } from './routes.ts'
export { revokeTokensOf } from './store.ts'
