import { describe, expect, it } from 'vitest'
import { raiseVersion } from './raise-version.ts'

describe('a text to begin the next version from', () => {
  it('has the next number and is otherwise the same', () => {
    expect(raiseVersion('procedure: a/b\nversion: 9 # ninth\nsteps: {}\n', 9)).toBe('procedure: a/b\nversion: 10 # ninth\nsteps: {}\n')
  })
  it('is left alone where another number, or an inner one, stands', () => {
    expect(raiseVersion('version: 12\nfields:\n  version: 1\n', 1)).toBe('version: 12\nfields:\n  version: 1\n')
  })
})
