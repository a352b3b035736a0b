export { clock } from '../../server/platform/clock/clock.ts'
