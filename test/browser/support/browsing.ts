/** One browser for a test file; whatever went wrong on a screen fails the test that saw it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchChromium } from '../../support/chromium.ts'
import { startProduct, type Product } from './product.ts'
import { openVisit, type Visit, type Visitor } from './visit.ts'

/** What a failed test saw last. */
const FAILED = join(import.meta.dirname, '../../../screenshots/failed')

const keepPictures = async (test: string, visits: readonly Visit[]): Promise<void> => {
  mkdirSync(FAILED, { recursive: true })
  const name = test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)
  await Promise.all(visits.map(({ page }, index) => page.screenshot({ path: join(FAILED, `${name}-${index + 1}.png`) }).catch(() => undefined)))
}

/** To be called at the top of a test file: a product that nobody has set up yet, and a browser. */
export const startBrowsing = (): { readonly product: () => Product; readonly visit: (visitor?: Partial<Visitor>) => Promise<Visit>; readonly keepVisit: (visitor?: Partial<Visitor>) => Promise<Visit> } => {
  let browser: Browser | undefined
  let running: Product | undefined
  const visits: Visit[] = []
  const kept: Visit[] = []
  const product = (): Product => {
    if (!running) throw new Error('the product is there from beforeAll on')
    return running
  }
  const open = async (list: Visit[], visitor: Partial<Visitor>): Promise<Visit> => {
    if (!browser) throw new Error('the browser is there from beforeAll on')
    const visit = await openVisit(browser, { address: product().address, ...visitor })
    list.push(visit)
    return visit
  }
  beforeAll(async () => {
    [running, browser] = await Promise.all([startProduct(), launchChromium()])
  })
  afterEach(async ({ task }) => {
    const seen = [...visits, ...kept]
    if (task.result?.state === 'fail') await keepPictures(task.name, seen)
    const complaints = seen.flatMap((visit) => visit.takeComplaints())
    await Promise.all(visits.splice(0).map(({ context }) => context.close()))
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    if (!running) return
    const said = running.complaints()
    await running.stop()
    expect(said).toBe('')
  })
  return { product, visit: (visitor = {}) => open(visits, visitor), keepVisit: (visitor = {}) => open(kept, visitor) }
}
