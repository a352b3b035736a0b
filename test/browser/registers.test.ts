import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { call, fillRegister, readTicket, SALES, setUp, STOCK, type Caller } from './support/staff.ts'
import type { Language, Size } from './support/visit.ts'
import { fill, labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const { product, visit } = startBrowsing()
const sales = loadProcedure(SALES)
const labels = { zh: labelsOf(sales, 'zh'), en: labelsOf(sales, 'en') }
const NAMES = {
  zh: { products: '产品台账', name: '名称', table: '编号,名称\nzh-k9,抽油烟机\n,没有编号的一行\nzh-z3,燃气灶\n', found: '抽油', old: '抽油烟机', changed: '抽油烟机 K9 新款' },
  en: { products: 'Products', name: 'Name', table: 'Key,Name\nen-k9,Cooker hood\n,A row without a key\nen-z3,Gas stove\n', found: 'hood', old: 'Cooker hood', changed: 'Cooker hood K9' },
} as const
let owner: Caller
beforeAll(async () => {
  owner = await setUp(product(), [SALES, STOCK])
})

const countOf = (page: Page, name: string): Promise<string> => page.locator('.im-counts').locator('div').filter({ hasText: name }).locator('dd').innerText()
const has = (page: Page, text: string): Promise<void> => page.getByText(text, { exact: true }).first().waitFor()

it.each([['desktop', 'zh'], ['phone', 'en']] as const)('a register that a procedure needs is there; a table fills it but for its bad row, a row is changed, and a ticket picks it (%s, %s)', async (size: Size, language: Language) => {
  const { address } = product()
  const { page, press, expectRefusal, context } = await visit({ size, language, cookie: owner.cookie })
  await context.addInitScript(`localStorage.setItem('huiyin.language', '"${language}"')`)
  const { registers, intake, common } = wordsIn(language)
  const names = NAMES[language]
  const key = `${language}-k9`

  // Nobody defined it: the procedure did.
  await page.goto(`${address}/admin/registers`)
  await page.getByRole('link', { name: labels[language].title }).first().waitFor()
  await press(page.getByRole('link', { name: names.products, exact: true }))
  await page.getByRole('heading', { name: names.products, level: 1 }).waitFor()

  // A table is tried out, and says which row is wrong.
  await press(page.getByRole('main').getByRole('button', { name: registers.import.title }).first())
  const drawer = page.getByRole('dialog')
  await drawer.locator('input[type=file]').setInputFiles({ name: '产品.csv', mimeType: 'text/csv', buffer: Buffer.from(names.table) })
  await drawer.getByRole('heading', { name: registers.import.result }).waitFor()
  expect(await countOf(page, registers.import.added)).toBe('2')
  expect(await countOf(page, registers.import.rejected)).toBe('1')
  const bad = (await drawer.locator('.im-problems tbody tr').allInnerTexts())[0]
  expect(bad).toMatch(/^3\s/)
  expect(bad).toContain(registers.rows.key)
  await press(drawer.getByRole('button', { name: fill(registers.import.go_other, { count: 2 }) }))
  await drawer.getByText(fill(registers.import.done, { added: 2, changed: 0 })).waitFor()
  await press(drawer.getByRole('button', { name: registers.import.close, exact: true }))
  await drawer.waitFor({ state: 'detached' })

  // A row is changed while somebody else changes it too: their version comes in, one's own words stay.
  await press(page.getByRole('button', { name: fill(registers.rows.open, { key }) }))
  const row = page.getByRole('dialog', { name: fill(registers.row.edit, { key }) })
  await row.getByRole('textbox', { name: names.name }).fill(names.changed)
  await call(owner, 'PUT', `/api/v1/registers/products/rows/${key}`, { version: 1, cells: { name: `${names.old}!` } })
  expectRefusal(`409 PUT /api/v1/registers/products/rows/${key}`)
  await press(row.getByRole('button', { name: registers.row.save, exact: true }))
  await has(page, registers.row.stale)
  await press(row.getByRole('button', { name: registers.row.staleLoad, exact: true }))
  await has(page, registers.row.merged)
  expect(await row.getByRole('textbox', { name: names.name }).inputValue()).toBe(names.changed)
  await press(row.getByRole('button', { name: registers.row.save, exact: true }))
  await row.waitFor({ state: 'detached' })
  await has(page, names.changed)

  // What became of it is on record.
  await press(page.getByRole('button', { name: fill(registers.rows.open, { key }) }))
  await row.getByText(registers.history.added, { exact: true }).waitFor()
  expect(await row.locator('.rg-changes del').allInnerTexts()).toEqual([`${names.old}!`, names.old])
  await page.keyboard.press('Escape')
  await row.waitFor({ state: 'detached' })

  // A call about this product: found by a part of its name.
  await page.goto(`${address}/intake`)
  await page.getByRole('combobox', { name: intake.start.procedure }).fill(labels[language].title)
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: labels[language].field('product') })
  await field.fill(names.found)
  await press(page.locator('.ant-select-item-option:visible').filter({ hasText: names.changed }))
  await page.getByRole('textbox', { name: labels[language].field('subject') }).fill('异响')
  await page.getByRole('textbox', { name: labels[language].field('content') }).fill('运转时有异响。')
  await press(page.getByText(labels[language].choice('phase', 'after'), { exact: true }))
  await press(page.getByRole('main').getByRole('button', { name: intake.submit, exact: true }))
  const number = await page.getByText(/^ZL-\d{4}-\d{5}$/).first().innerText()
  const ticket = await readTicket(owner, number)
  expect(ticket.values['product']).toBe(key)
  await page.goto(`${address}/tickets/${ticket.id}`)
  await press(page.getByRole('link', { name: `${key} ${names.changed}` }))
  await page.getByRole('dialog', { name: fill(registers.row.edit, { key }) }).waitFor()

  // Taken out of use it can no longer be chosen, until it is brought back.
  await press(row.getByRole('button', { name: registers.row.take, exact: true }))
  await press(page.getByRole('dialog', { name: fill(registers.row.takeAsk, { key }) }).getByRole('button', { name: registers.row.take, exact: true }))
  await has(page, registers.row.isGone)
  await press(page.getByRole('button', { name: registers.row.back, exact: true }))
  await page.getByRole('dialog', { name: fill(registers.row.edit, { key }) }).getByRole('button', { name: common.cancel, exact: true }).waitFor()
})

it('a register of one’s own is defined and filled, and every problem stands at its field', async () => {
  const { page, press, expectRefusal } = await visit({ cookie: owner.cookie })
  const { registers, common } = wordsIn('zh')
  const { define, row } = registers
  await page.goto(`${product().address}/admin/registers`)
  await press(page.getByRole('button', { name: define.add }))
  const drawer = page.getByRole('dialog')
  // The cursor waits in the first field.
  await drawer.locator('input:focus').waitFor()
  await page.keyboard.type('量具台账')
  await drawer.getByRole('textbox', { name: registers.code }).first().fill('gauges')
  for (const [nr, name, type] of [[1, '检定到期', registers.type.date], [2, '等级', registers.type.choice]] as const) {
    await press(drawer.getByRole('button', { name: define.addColumn }))
    const column = drawer.getByRole('group', { name: fill(define.column, { nr }) })
    await page.keyboard.type(name)
    await press(column.getByRole('combobox', { name: define.type }))
    await press(page.locator('.ant-select-item-option:visible').filter({ hasText: type }))
  }
  await drawer.getByRole('group', { name: fill(define.column, { nr: 1 }) }).getByRole('checkbox', { name: define.required }).check()
  await press(drawer.getByRole('button', { name: define.create, exact: true }))
  await drawer.getByText(define.needChoices, { exact: true }).waitFor()
  await press(drawer.getByRole('button', { name: define.addChoice }))
  await drawer.getByRole('textbox', { name: fill(define.choiceZh, { nr: 1 }) }).fill('甲级')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: '量具台账', level: 1 }).waitFor()

  // A row without its date, then with it; the same key a second time.
  const beginRow = async (): Promise<void> => {
    await press(page.getByRole('main').getByRole('button', { name: row.add }).first())
    await drawer.locator('input:focus').waitFor()
    await page.keyboard.type('g-1')
  }
  await beginRow()
  await press(drawer.getByRole('button', { name: row.create, exact: true }))
  await drawer.locator('[data-faulty="true"]').filter({ hasText: '检定到期' }).locator('input:focus').waitFor()
  await drawer.getByLabel('检定到期').fill('2027-01-31')
  await press(drawer.getByText('甲级', { exact: true }))
  await page.keyboard.press('Control+Enter')
  await drawer.waitFor({ state: 'detached' })
  await page.getByRole('row').filter({ hasText: 'g-1' }).filter({ hasText: '2027-01-31' }).filter({ hasText: '甲级' }).waitFor()
  expectRefusal('409 PUT /api/v1/registers/gauges/rows/g-1')
  await beginRow()
  await drawer.getByLabel('检定到期').fill('2027-02-28')
  await page.keyboard.press('Control+Enter')
  await drawer.locator('[data-faulty="true"]').filter({ hasText: registers.rows.key }).locator('input:focus').waitFor()
  await press(drawer.getByRole('button', { name: common.cancel, exact: true }))

  // A column that a procedure looks at stays.
  expectRefusal('409 PATCH /api/v1/registers/products')
  await page.goto(`${product().address}/admin/registers/products`)
  await press(page.getByRole('button', { name: define.edit }))
  await press(drawer.getByRole('button', { name: fill(define.remove, { name: NAMES.zh.name }), exact: true }))
  await press(drawer.getByRole('button', { name: common.save, exact: true }))
  await drawer.getByText(define.needed).waitFor()
})

it('too many tickets at once are held back, and the owner lets them go this time', async () => {
  const { page, press, context } = await visit({ size: 'phone', language: 'en', cookie: owner.cookie })
  await context.addInitScript('localStorage.setItem(\'huiyin.language\', \'"en"\')')
  const { held, list } = wordsIn('en').selfStarts
  await page.goto(`${product().address}/admin/self-starts`)
  await page.getByText(held.none, { exact: true }).waitFor()
  await page.getByRole('region', { name: list.title }).first().getByText('Below quota', { exact: true }).waitFor()
  // The page hears of it by itself.
  await fillRegister(owner, 'stock', [['编号', '备库', '库存量', '定额'], ...Array.from({ length: 101 }, (_, nr) => [`w${nr}`, '是', '1', '2'])])
  await page.getByText(fill(held.tickets_other, { count: 101 })).waitFor({ timeout: 90_000 })
  await press(page.getByRole('button', { name: `${held.drop} Below quota` }))
  await press(page.getByRole('dialog').getByRole('button', { name: held.drop, exact: true }))
  await page.getByText(held.none, { exact: true }).waitFor()
})
