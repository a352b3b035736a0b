import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { SCHOOL, setUp, type Caller } from './support/staff.ts'
import { writeGbkTable } from './support/table.ts'
import { fill, labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const { product, visit } = startBrowsing()
const words = wordsIn('zh')
const labels = labelsOf(loadProcedure(SCHOOL), 'zh')
let owner: Caller
beforeAll(async () => {
  owner = await setUp(product())
})

const GOOD = 60
/** Sixty good rows, and between them one with an impossible day and one without a subject. */
const TABLE = [
  ['登记日期', '类型', '标题', '情况', '所在位置'],
  ...Array.from({ length: GOOD }, (_, row) => [`2026-09-${String(1 + (row % 28)).padStart(2, '0')} 09:${String(row % 60).padStart(2, '0')}`, row % 2 === 0 ? '投诉' : '建议', `演示事项第${row + 1}件`, `第${row + 1}件的经过，都是编造的。`, '教学楼']),
  ['2026-13-45', '投诉', '日期写错的一行', '这一行的日期不存在。', '操场'],
  ['2026-09-08', '投诉', '', '这一行没有标题。', '操场'],
]

/** Says which column fills a part of the ticket. */
const mapColumn = async (page: Page, target: string, column: string): Promise<void> => {
  const choice = page.getByRole('combobox', { name: fill(words.imports.map.choose, { label: target }) })
  await choice.fill(column)
  await page.locator('.ant-select-item-option:visible').filter({ hasText: column }).click()
}

const countOf = (counts: Locator, name: string): Promise<string> => counts.locator('div').filter({ hasText: name }).locator('dd').innerText()

it('a table in GBK is mapped, tried out with its errors shown by row, written with counts, and undone', async () => {
  const { page } = await visit({ cookie: owner.cookie })
  const { imports } = words
  await page.goto(`${product().address}/imports/new`)
  await page.getByRole('combobox', { name: imports.upload.procedure }).fill(labels.title)
  await page.keyboard.press('Enter')
  await page.locator('input[type=file]').setInputFiles({ name: '反馈台账.csv', mimeType: 'text/csv', buffer: writeGbkTable(TABLE) })

  // The columns: what was guessed is completed by hand.
  await page.getByRole('table', { name: imports.map.title }).waitFor()
  await page.getByText(`共 ${GOOD + 2} 行`).waitFor()
  expect(await page.getByText(/GB(K|18030)/i).count()).toBe(1)
  await mapColumn(page, labels.field('kind'), '类型')
  await mapColumn(page, labels.field('content'), '情况')
  await mapColumn(page, labels.field('place'), '所在位置')
  await mapColumn(page, labels.field('subject'), '标题')
  await mapColumn(page, '收到时间', '登记日期')
  await page.getByRole('button', { name: imports.map.check, exact: true }).click()

  // The trial: nothing is written, and each bad row is named with its column.
  await page.getByRole('heading', { name: imports.check.title }).waitFor()
  const counts = page.locator('.im-counts')
  expect(await countOf(counts, imports.check.wouldCreate)).toBe(String(GOOD))
  expect(await countOf(counts, imports.check.errors)).toBe('2')
  const problems = page.getByRole('region', { name: fill(imports.problems.title_other, { count: 2 }) }).first()
  const bad = await problems.getByRole('row').allInnerTexts()
  expect(bad.find((line) => line.includes('2026-13-45'))).toMatch(new RegExp(`^${GOOD + 2}\\s+登记日期`))
  expect(bad.find((line) => line.startsWith(String(GOOD + 3)))).toContain('标题')
  await page.getByText('演示事项第1件').first().waitFor()

  // Writing, then the counts; the tickets are there.
  await page.getByRole('button', { name: fill(imports.check.run_other, { count: GOOD }) }).click()
  await page.getByText(fill(imports.run.doneText, { created: GOOD, unchanged: 0, problems: 2 })).waitFor()
  await page.getByRole('link', { name: imports.run.see }).click()
  await page.getByText(new RegExp(`^${GOOD} 件`)).first().waitFor()
  await page.goBack()

  // And all of it taken back.
  await page.getByRole('button', { name: imports.run.undo, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: imports.run.undoNow, exact: true }).click()
  await page.getByText(imports.run.undoneText).waitFor()
  await page.goto(`${product().address}/tickets`)
  await page.getByText(words.tickets.list.emptyTitle).waitFor()
})

it('a picture behind the name of a table is refused in words', async () => {
  const { page, expectRefusal } = await visit({ cookie: owner.cookie })
  expectRefusal('422 POST /api/v1/imports')
  expectRefusal('415 POST /api/v1/imports')
  expectRefusal('400 POST /api/v1/imports')
  await page.goto(`${product().address}/imports/new`)
  await page.getByRole('combobox', { name: words.imports.upload.procedure }).fill(labels.title)
  await page.keyboard.press('Enter')
  await page.locator('input[type=file]').setInputFiles({ name: '台账.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]) })
  const alert = page.getByRole('alert').filter({ hasText: /\S/ }).first()
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/\p{Script=Han}{4}/u)
})
