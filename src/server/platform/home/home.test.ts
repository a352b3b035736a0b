import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets, lockHome, makeHome } from './index.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), `huiyin-test-${process.env['HUIYIN_TEST_RUN'] ?? ''}-home-`))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('the lock of a data folder', () => {
  it('is held once and can be taken again after its release', () => {
    const lock = lockHome(home)
    expect(() => lockHome(home)).toThrow(/正被另一个 Huiyin 进程使用[^]*in use by another Huiyin process/)
    lock.release()
    lockHome(home).release()
  })

  it('tells which folder cannot be made, and the way out', () => {
    writeFileSync(join(home, 'file'), '')
    expect(() => makeHome(join(home, 'file', 'data'))).toThrow(/ENOTDIR[^]*Name a writable folder with HUIYIN_HOME/)
  })
})

describe('the keys of an installation', () => {
  it('are made on the first start, for the owner only, and stay the same', () => {
    const first = loadSecrets({ home })
    expect(first.dataKey).toHaveLength(32)
    expect(first.sessionKey).not.toEqual(first.dataKey)
    expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(loadSecrets({ home })).toEqual(first)
  })

  it('are closed again when a restored file has become readable for others', () => {
    loadSecrets({ home })
    chmodSync(join(home, 'secrets.json'), 0o644)
    loadSecrets({ home })
    expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('differ between installations, and so do their fingerprints, which tell nothing of the key', () => {
    const one = loadSecrets({ home })
    const two = loadSecrets({ home, dataKey: Buffer.alloc(32, 7).toString('base64') })
    expect(two.dataKey).toEqual(Buffer.alloc(32, 7))
    expect(two.fingerprint).not.toBe(one.fingerprint)
    expect(one.dataKey.toString('hex')).not.toContain(one.fingerprint)
  })

  it('are never made anew over a damaged file: what is encrypted would be lost', () => {
    const file = join(home, 'secrets.json')
    writeFileSync(file, '{"dataKey": "c2hvcnQ="}')
    expect(() => loadSecrets({ home })).toThrow(/请从备份恢复[^]*Restore it from the backup/)
    expect(readFileSync(file, 'utf8')).toBe('{"dataKey": "c2hvcnQ="}')
  })

  it('are asked for by name when the named file is missing', () => {
    expect(() => loadSecrets({ home, secretsFile: join(home, 'gone.json') })).toThrow(/gone\.json cannot be read/)
  })
})
