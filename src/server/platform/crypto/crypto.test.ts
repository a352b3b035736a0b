import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openVault } from './index.ts'

const vault = openVault(randomBytes(32))
const other = openVault(randomBytes(32))

describe('what is sealed', () => {
  it('is read back as it was', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(vault.open(vault.seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }))
    fc.assert(fc.property(fc.uint8Array(), (bytes) => {
      expect(vault.openBytes(vault.sealBytes(Buffer.from(bytes)))).toEqual(Buffer.from(bytes))
    }))
  })

  it('never looks the same twice, and shows nothing of what is inside', () => {
    const [one, two] = [vault.seal({ phone: '13800000001' }), vault.seal({ phone: '13800000001' })]
    expect(one.equals(two)).toBe(false)
    expect(one.toString('latin1')).not.toContain('138')
    expect(one[0]).toBe(1)
  })

  it('is refused when a single bit is another, with any other key, and when it is none of ours', () => {
    const sealed = vault.seal('Li Lei')
    fc.assert(fc.property(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => vault.open(changed)).toThrow()
    }))
    expect(() => other.open(sealed)).toThrow()
    for (const bytes of [Buffer.alloc(0), Buffer.from('plain text of some length, longer than a header')]) expect(() => vault.open(bytes)).toThrow('not something this vault sealed')
  })
})

describe('a keyed hash', () => {
  it('is the same for the same text, another for another purpose or key', () => {
    expect(vault.keyedHash('a', 'x')).toEqual(vault.keyedHash('a', 'x'))
    const hashes = [vault.keyedHash('a', 'x'), vault.keyedHash('b', 'x'), vault.keyedHash('a', 'y'), other.keyedHash('a', 'x')].map((hash) => hash.toString('hex'))
    expect(new Set(hashes).size).toBe(4)
  })
})

describe('a vault', () => {
  it('has a key of 32 bytes or none', () => {
    expect(() => openVault(Buffer.alloc(16))).toThrow('32 bytes')
  })
})
