/**
 * npm run screenshots [-- NAME ...]: pictures of every screen (or of those whose name contains a NAME), in both languages, light and dark,
 * on a phone and on a desk, into screenshots/<size>-<language>-<theme>/<name>.png. A fresh product is filled for it and thrown away.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { ensureWebBuilt } from '../../bin/build-web.mjs'
import { COMMANDS } from '../../src/server/cli/commands.ts'
import { launchChromium } from '../support/chromium.ts'
import { runCommand, startProduct, type Product } from './support/product.ts'
import { SCREENS, walkSetup, type Screen } from './support/screens.ts'
import { openVisit, settle, SIZES, type Language, type Size, type Theme, type Visit } from './support/visit.ts'
import { wordsIn } from './support/words.ts'
import { fillWorld, type World } from './support/world.ts'

/** Pixels; a longer page is cut. */
const TALLEST = 6000
const FOLDER = join(import.meta.dirname, '../../screenshots')

interface Look { readonly size: Size; readonly language: Language; readonly theme: Theme }

const LOOKS: readonly Look[] = (['desktop', 'phone'] as const).flatMap((size) =>
  (['zh', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme): Look => ({ size, language, theme }))))

const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part))

const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const keep = async (page: Page, { size, language, theme }: Look, name: string): Promise<void> => {
  const folder = join(FOLDER, `${size}-${language}-${theme}`)
  mkdirSync(folder, { recursive: true })
  // A window as tall as the page, so that bars at its edges stand where they belong.
  const { width, height } = SIZES[size]
  const tall = z.number().parse(await page.evaluate('document.documentElement.scrollHeight'))
  await page.setViewportSize({ width, height: Math.max(height, Math.min(tall, TALLEST)) })
  await settle(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.setViewportSize({ width, height })
}

/** The set-up has to be seen before it is done; it is left before its last button. */
const pictureSetup = async (browser: Browser, { address, setupUrl }: Product): Promise<void> => {
  for (const look of LOOKS) {
    const { page, context } = await openVisit(browser, { address, ...look })
    await walkSetup(page, setupUrl, wordsIn(look.language), (step) => keep(page, look, `setup-${step}`))
    await context.close()
  }
}

const openAs = async (browser: Browser, world: World, look: Look, as: Screen['as']): Promise<Visit> => {
  const visit = await openVisit(browser, { address: world.address, ...look, ...(as === 'owner' ? { cookie: world.owner.cookie } : {}) })
  // Staff screens would follow the owner's own language.
  if (as === 'owner') await visit.context.addInitScript(`localStorage.setItem('huiyin.language', '"${look.language}"')`)
  return visit
}

const pictureScreens = async (browser: Browser, world: World): Promise<string[]> => {
  const failed: string[] = []
  for (const look of LOOKS) {
    for (const as of ['reporter', 'stranger', 'owner'] as const) {
      const screens = SCREENS.filter((screen) => screen.as === as && isWanted(screen.name))
      if (screens.length === 0) continue
      const visit = await openAs(browser, world, look, as)
      for (const screen of screens) {
        try {
          await screen.open(visit.page, world, wordsIn(look.language))
        } catch (error) {
          failed.push(`${Object.values(look).join('-')} ${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
        }
        await keep(visit.page, look, screen.name)
        failed.push(...visit.takeComplaints().map((complaint) => `${Object.values(look).join('-')} ${screen.name}: ${complaint}`))
      }
      await visit.context.close()
    }
    tell(`screenshots/${Object.values(look).join('-')}`)
  }
  return failed
}

/** The demo, where the product has one; the few tickets of the tests are there in any case. */
const fillWithDemo = async ({ home }: Product): Promise<void> => {
  if (!COMMANDS.some(({ name }) => name === 'demo')) return
  const { code, said } = await runCommand(home, ['demo', '--tickets', '120', '--seed', '7', '--json'])
  if (code !== 0) throw new Error(`huiyin demo ended with ${String(code)}: ${said}`)
}

const run = async (): Promise<void> => {
  await ensureWebBuilt(process.execPath)
  const [product, browser] = await Promise.all([startProduct(), launchChromium()])
  try {
    if (isWanted('setup')) await pictureSetup(browser, product)
    const world = await fillWorld(product)
    await fillWithDemo(product)
    const failed = await pictureScreens(browser, world)
    failed.forEach(tell)
    process.exitCode = failed.length > 0 ? 1 : 0
  } finally {
    await browser.close()
    await product.stop()
  }
}

await run()
