import fc from 'fast-check'
export const any: unknown = fc
