export { createReporters } from './commands.ts'
export type { FoundReporter, Reporters } from './commands.ts'
export { cleanContact, isEmptyContact, maskContact } from './identity.ts'
