// Vitest's matchers with the type they have: they stand for something unknown.
import { expect } from 'vitest'

export const someOf = (items: readonly unknown[]): unknown => expect.arrayContaining([...items])
export const having = (part: object): unknown => expect.objectContaining(part)
export const anyNumber = (): unknown => expect.any(Number)
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)
