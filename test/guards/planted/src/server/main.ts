export { tickets } from './features/tickets/index.ts'
