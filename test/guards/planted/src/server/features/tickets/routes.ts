export { save } from './store-events.ts'
