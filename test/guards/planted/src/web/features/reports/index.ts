export { list } from '../tickets/list.ts'
export { text } from '../../app/reads-files.ts'
