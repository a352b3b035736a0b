import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findInstalledChromium } from './chromium.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

let folder = ''
beforeEach(() => {
  folder = makeTemporaryFolder('chromium')
})
afterEach(() => rmSync(folder, { recursive: true }))

const install = (name: string, mode: number): string => {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, mode)
  return path
}

describe('the search for a browser', () => {
  it('finds one on the PATH', () => {
    const path = install('google-chrome', 0o755)
    expect(findInstalledChromium({ PATH: `/nonexistent:${folder}` }, [])).toBe(path)
  })

  it('prefers the one that was named', () => {
    install('chromium', 0o755)
    const named = install('mine', 0o755)
    expect(findInstalledChromium({ PATH: folder, CHROME_PATH: named }, [])).toBe(named)
  })

  it('passes over what cannot be run', () => {
    install('chromium', 0o644)
    expect(findInstalledChromium({ PATH: folder }, [])).toBeUndefined()
  })
})
