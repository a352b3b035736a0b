export { save } from '../tickets/store-events.ts'
export { tickets } from '../../compose.ts'
