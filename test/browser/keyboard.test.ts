import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { PASSWORD, SCHOOL, setUp, type Caller } from './support/staff.ts'
import { labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const { product, visit } = startBrowsing()
const words = wordsIn('zh')
const labels = labelsOf(loadProcedure(SCHOOL), 'zh')
let owner: Caller
beforeAll(async () => {
  owner = await setUp(product())
})

/** Presses Tab until a control of that name has the focus; a keyboard user would give up after so many. */
const tabTo = async (page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab', most = 25): Promise<void> => {
  const wanted = page.getByRole('textbox', { name }).or(page.getByRole('combobox', { name })).or(page.getByRole('radio', { name }))
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key)
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return
  }
  throw new Error(`${name} is not reached within ${most} times ${key}`)
}

it('signing in takes a name, Tab, a password and Enter', async () => {
  const { page } = await visit()
  await page.goto(`${product().address}/sign-in`)
  await page.getByLabel(words.session.login).waitFor()
  await page.keyboard.type('owner')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words.workbench.title, level: 1 }).waitFor()
})

it('a wrong password is said aloud and the next try starts in the form', async () => {
  const { page, expectRefusal } = await visit()
  expectRefusal('401 POST /api/v1/session')
  await page.goto(`${product().address}/sign-in`)
  await page.getByLabel(words.session.login).waitFor()
  await page.keyboard.type('owner')
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel(words.session.password, { exact: true }).inputValue()).toBe('')
})

it('a call becomes a ticket without a mouse: n, the matter, Ctrl+Enter, and the number is announced', async () => {
  const { page } = await visit({ cookie: owner.cookie })
  await page.goto(product().address)
  await page.getByRole('heading', { name: words.workbench.title, level: 1 }).waitFor()
  await expect.poll(async () => {
    await page.keyboard.press('n')
    return page.getByRole('heading', { name: words.intake.title, level: 1 }).isVisible()
  }, { timeout: 15_000 }).toBe(true)
  // The cursor waits in the caller's name.
  await page.locator('input:focus').waitFor()
  // The one procedure that was chosen at the set-up is there without asking; the cursor waits in the caller's name.
  await page.getByText(labels.title, { exact: true }).first().waitFor()
  await page.getByRole('combobox', { name: words.intake.reporter.name }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('演示来电人')
  await tabTo(page, words.intake.reporter.phone)
  await page.keyboard.type('13900000003')
  await tabTo(page, labels.choice('kind', 'opinion'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: labels.choice('kind', 'complaint') }).isChecked()).toBe(true)
  await tabTo(page, labels.field('subject'))
  await page.keyboard.type('三号楼电梯停了')
  await tabTo(page, labels.field('content'))
  await page.keyboard.type('从早上七点起就不动。')
  await page.keyboard.press('Control+Enter')
  // The heading takes the focus, so that a screen reader reads the number out; letter by letter the code.
  const heading = page.locator('h2:focus')
  await heading.waitFor()
  expect(await heading.textContent()).toMatch(/ZW-\d{8}-\d{3}/)
  expect(await page.getByText(/^ZW-\d{8}-\d{3}$/).count()).toBe(1)
  // And `n` begins the next call, with an empty form.
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: labels.field('subject') }).waitFor()
  expect(await page.getByRole('textbox', { name: labels.field('subject') }).inputValue()).toBe('')
})

it('what is missing is named and the cursor stands in it', async () => {
  const { page } = await visit({ cookie: owner.cookie })
  await page.goto(`${product().address}/intake`)
  await page.locator('input:focus').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: /\d/ }).first().waitFor()
  const row = page.locator('[data-faulty="true"]').first()
  await row.locator(':focus').waitFor()
})

it('the keys that work are listed behind the question mark, and Escape closes the list', async () => {
  const { page } = await visit({ cookie: owner.cookie })
  await page.goto(product().address)
  await page.getByRole('heading', { name: words.workbench.title, level: 1 }).waitFor()
  const map = page.getByRole('dialog', { name: words.app.keysTitle })
  // The heading is painted a moment before the keys work: whoever is that quick presses again.
  await expect.poll(async () => {
    await page.keyboard.press('?')
    return map.isVisible()
  }, { timeout: 15_000 }).toBe(true)
  await map.getByText(words.app.keyNew).waitFor()
  await page.keyboard.press('Escape')
  await map.waitFor({ state: 'hidden' })
  // The second key of a pair counts within a second, which a busy machine may miss.
  await expect.poll(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    return page.getByRole('heading', { name: words.tickets.list.title, level: 1 }).isVisible()
  }, { timeout: 15_000 }).toBe(true)
})
