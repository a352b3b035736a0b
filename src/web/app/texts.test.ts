import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ROLES } from '../../contract/directory.ts'
import { texts as appTexts } from './texts.ts'

const WEB = fileURLToPath(new URL('..', import.meta.url))

interface Tree { readonly [key: string]: string | Tree }
interface Texts { readonly zh: Tree; readonly en: Tree }

/** Every folder with a texts.ts: all of the staff application, whoever wrote it. */
const folders = ['app', 'client', 'ui', ...readdirSync(`${WEB}/features`).map((name) => `features/${name}`)]
  .filter((folder) => readdirSync(`${WEB}/${folder}`).includes('texts.ts'))

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`)))
/** English has a singular that Chinese does not need. */
const plain = (key: string): string => key.replace(/_(one|other)$/, '')
const keysOf = (tree: Tree): string[] => [...new Set(leaves(tree).map(([key]) => plain(key)))].sort()
const variablesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).sort()

describe.each(folders)('the texts of %s', (folder) => {
  const load = async (): Promise<Texts> => {
    // Every texts.ts exports the same shape: registerTexts would not take another.
    const module = await import(`${WEB}/${folder}/texts.ts`) as { texts: Texts }
    return module.texts
  }
  it('say the same things in Chinese and English', async () => {
    const { zh, en } = await load()
    expect(keysOf(en)).toEqual(keysOf(zh))
  })
  it('are never empty', async () => {
    const { zh, en } = await load()
    expect([...leaves(zh), ...leaves(en)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
  it('name the same numbers and names in both languages', async () => {
    const { zh, en } = await load()
    const chinese = new Map(leaves(zh).map(([key, text]) => [plain(key), variablesOf(text)]))
    // A singular may leave its number out ("Reopened once").
    const different = leaves(en).filter(([key, text]) => !key.endsWith('_one') && variablesOf(text).join() !== chinese.get(plain(key))?.join())
    expect(different.map(([key]) => key)).toEqual([])
  })
  it('have no Chinese in English', async () => {
    const { en } = await load()
    expect(leaves(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text)).map(([key]) => key)).toEqual([])
  })
})

describe('the screens', () => {
  const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
  it('have no Chinese outside the language files, but for the names of the languages', () => {
    const screens = files(WEB).filter((file) => /\.tsx?$/.test(file) && !/texts\.ts$|\.test\.tsx?$|\/portal\//.test(file))
    const found = screens.flatMap((file) => readFileSync(file, 'utf8').split('\n')
      .map((line) => line.replace(/\/\/.*|\/?\*.*/, '').replaceAll('中文', '').replaceAll('（', '').replaceAll('）', ''))
      .filter((line) => /[\u4e00-\u9fff]/.test(line)).map((line) => `${file.slice(WEB.length)}: ${line.trim()}`))
    expect(found).toEqual([])
  })
  it('name every role', () => {
    expect(Object.keys(appTexts.zh.role).sort()).toEqual([...ROLES].sort())
  })
})
