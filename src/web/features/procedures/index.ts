/** What other screens may use of the procedures. */
export { proceduresQuery, procedureQuery, useProcedure, useProcedures } from './requests.ts'
