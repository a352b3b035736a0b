import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureWebBuilt } from '../../bin/build-web.mjs'
import { makeTemporaryFolder } from '../support/temporary-folder.ts'

let house = ''
const write = (path: string, text: string): void => {
  mkdirSync(join(house, path, '..'), { recursive: true })
  writeFileSync(join(house, path), text)
}
const build = (): Promise<void> => ensureWebBuilt(process.execPath, house)
const readBundle = (): string => {
  const assets = join(house, 'dist/web/assets')
  return readdirSync(assets).map((name) => readFileSync(join(assets, name), 'utf8')).join('\n')
}
const builtAt = (): number => statSync(join(house, 'dist/web')).mtimeMs

beforeEach(() => {
  house = makeTemporaryFolder('screens')
  write('package.json', '{ "type": "module" }')
  write('src/web/vite.config.ts', 'export default { root: import.meta.dirname }')
  write('src/web/index.html', '<script type="module" src="./main.ts"></script>')
  write('src/web/main.ts', 'console.log("first")')
})
afterEach(() => rmSync(house, { recursive: true, force: true }))

describe('the screens', () => {
  it('are built once, and again when a source has changed', async () => {
    await build()
    expect(readBundle()).toContain('first')
    const before = builtAt()
    await build()
    expect(builtAt()).toBe(before)
    write('src/web/main.ts', 'console.log("second")')
    await build()
    expect(readBundle()).toContain('second')
  })

  it('are not built again for a changed test', async () => {
    await build()
    const before = builtAt()
    write('src/web/main.test.ts', 'changed')
    await build()
    expect(builtAt()).toBe(before)
  })

  it('stay as they were when a build fails, and the failure is named', async () => {
    await build()
    write('src/web/main.ts', 'import "./gone.ts"')
    await expect(build()).rejects.toThrow(/构建失败[^]*Building the screens dist\/web failed/)
    expect(readBundle()).toContain('first')
    expect(readdirSync(join(house, 'dist')).sort()).toEqual(['web', 'web.built'])
  })

  it('are left out as long as they have no configuration', async () => {
    rmSync(join(house, 'src/web/vite.config.ts'))
    await expect(build()).resolves.toBeUndefined()
  })
})
