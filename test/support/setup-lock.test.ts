import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withSetupLock } from '../../bin/setup-lock.mjs'
import { makeTemporaryFolder } from './temporary-folder.ts'

let folder = ''
let lock = ''
beforeEach(() => {
  folder = makeTemporaryFolder('setup')
  lock = join(folder, 'cache/setup.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const hold = (holder: object): void => {
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'holder.json'), JSON.stringify(holder))
}
const never = (): void => {
  throw new Error('had to wait')
}

describe('the lock of the installation', () => {
  it('lets two first starts install one after the other', async () => {
    let inside = 0
    let most = 0
    let waited = 0
    const install = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((settle) => setImmediate(settle))
      inside -= 1
    }
    const start = (): Promise<void> => withSetupLock(lock, () => (waited += 1), install)
    await Promise.all([start(), start(), start()])
    expect({ most, waited }).toEqual({ most: 1, waited: 2 })
    expect(existsSync(lock)).toBe(false)
  })

  it('is free again after a failed installation', async () => {
    await expect(withSetupLock(lock, never, async () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
    expect(await withSetupLock(lock, never, async () => 'done')).toBe('done')
  })

  it('is taken over from a holder that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    hold({ pid, host: hostname(), started: '' })
    expect(await withSetupLock(lock, never, async () => 'done')).toBe('done')
  })

  it('is taken over from a holder whose process number is somebody else now', async () => {
    hold({ pid: process.pid, host: hostname(), started: '1' })
    expect(await withSetupLock(lock, never, async () => 'done')).toBe('done')
  })

  it('is taken over when its holder died before writing its name', async () => {
    mkdirSync(lock, { recursive: true })
    utimesSync(lock, new Date(0), new Date(0))
    expect(await withSetupLock(lock, never, async () => 'done')).toBe('done')
  })
})
