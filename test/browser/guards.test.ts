import { AxeBuilder } from '@axe-core/playwright'
import { expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { settle } from './support/visit.ts'

const { product, visit } = startBrowsing()

/** Lets a fault happen on a page that is sound otherwise; answers what was noticed. */
const plant = async (fault: string): Promise<string[]> => {
  const { page, takeComplaints } = await visit()
  await page.goto(`${product().address}/p/`)
  await settle(page)
  expect(takeComplaints()).toEqual([])
  await page.evaluate(fault)
  // What the page reports takes the same way as this answer, and is there before it.
  await page.evaluate('new Promise((settle) => requestAnimationFrame(() => setTimeout(settle)))')
  return takeComplaints()
}

it.each([
  ['a text that is a key', `document.querySelector('h1').textContent = 'home.heading'`, /^untranslated: home\.heading/],
  ['a label that only a screen reader says', `document.querySelector('h1').setAttribute('aria-label', 'home.heading')`, /^untranslated: home\.heading/],
  ['a gap that nobody filled', `document.querySelector('h1').firstChild.data = 'Number {{number}}'`, /^untranslated: Number/],
  ['an error in the console', `console.error('planted')`, /^console: planted/],
  ['an error that nobody caught', `void setTimeout(() => { throw new Error('planted') })`, /^page: planted/],
  ['a request that is refused', `fetch('/api/v1/session')`, /^401 GET \/api\/v1\/session/],
])('%s does not pass unnoticed', async (_name, fault, noticed) => {
  expect(await plant(fault)).toContainEqual(expect.stringMatching(noticed))
})

it('a picture without words and a text too faint to read are barriers', async () => {
  const { page } = await visit()
  await page.goto(`${product().address}/p/`)
  await settle(page)
  await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><p id="faint">planted</p>')`)
  await page.evaluate(`Object.assign(document.querySelector('#faint').style, { color: '#aaaaaa', backgroundColor: '#ffffff' })`)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id }) => id).sort()).toEqual(['color-contrast', 'image-alt'])
})
