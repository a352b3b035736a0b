import { expect, test } from 'vitest'
import { expiryAfter, stateOf } from './token-state.ts'

const now = Date.parse('2026-09-24T08:00:00Z')

test('a token is valid until it is revoked or its time is over', () => {
  expect(stateOf({ revoked: false, expiresAt: null }, now)).toBe('active')
  expect(stateOf({ revoked: false, expiresAt: '2026-09-24T16:00:01+08:00' }, now)).toBe('active')
  expect(stateOf({ revoked: false, expiresAt: '2026-09-24T16:00:00+08:00' }, now)).toBe('expired')
  expect(stateOf({ revoked: true, expiresAt: '2020-01-01T00:00:00Z' }, now)).toBe('revoked')
})

test('a lifetime in days counts from now', () => {
  expect(expiryAfter(30, now)).toBe('2026-10-24T08:00:00.000Z')
  expect(expiryAfter(null, now)).toBeNull()
})
