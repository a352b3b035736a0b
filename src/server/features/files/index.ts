export { createFiles } from './commands.ts'
export type { FileDeps, Files, KeptFile } from './commands.ts'
export { fileRoutes, readUpload, sendFile } from './routes.ts'
