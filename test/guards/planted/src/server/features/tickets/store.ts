export { act } from './commands.ts'
