/** Who may do what. Pure. */
export * from './policy.ts'
