export { startClocks } from './jobs.ts'
