export { meQuery, useMe, useMay } from './me.ts'
