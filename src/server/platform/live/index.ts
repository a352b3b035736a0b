/** Live updates: messages between processes, and to the browsers. */
export { openBus, publish } from './bus.ts'
export type { Bus, Message } from './bus.ts'
export { openHub } from './hub.ts'
export type { Hub } from './hub.ts'
export { liveRoutes } from './routes.ts'
