// A supplier without an account opens the link they were sent, is refused what does not fit, and does what is theirs; the link is taken back.
import { beforeAll, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { act, readTicket, register, setUp, type Caller } from './support/staff.ts'
import { beStaff } from './support/staff-hands.ts'
import type { Language, Size } from './support/visit.ts'
import { fill, labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const FURNACE = 'furnace/warranty-return'
const { product, visit } = startBrowsing()
const labels = { zh: labelsOf(loadProcedure(FURNACE), 'zh'), en: labelsOf(loadProcedure(FURNACE), 'en') }
let owner: Caller
beforeAll(async () => { owner = await setUp(product(), [FURNACE]) })

/** A ticket on which the supplier has to replace three pieces. */
async function waitForSupplier(): Promise<number> {
  const { id } = await register(owner, { procedure: FURNACE, channel: 'message', values: { subject: '加热元件烧断', content: '使用三个月烧断', customer: '北方热处理', furnace: 'RX3-45', object: 'part', major: false } })
  await act(owner, id, 'given', { opinion: '请保留原件并停用' })
  await act(owner, id, 'replied', { qualityReply: '按退货鉴定' })
  await act(owner, id, 'kept', { inWarranty: true, ownQuality: true, pieces: 3, label: 'GL-7', place: 'elsewhere' })
  await act(owner, id, 'handedOver', { handOver: '隋' })
  await act(owner, id, 'appraised', { appraisal: '元件材质不符', verdict: 'own', origin: 'bought', appraisedBy: '品' })
  await act(owner, id, 'toSupplier')
  await act(owner, id, 'noticed', { supplierName: '兴业电热', supplier: 'x@example.com' })
  await act(owner, id, 'exchanged', { sheetNo: 'JD1' })
  return id
}

it.each([['desktop', 'zh'], ['phone', 'en']] as const)('a supplier replaces the pieces by the link they were sent (%s, %s)', async (size: Size, language: Language) => {
  const { address } = product()
  const { tickets: { outside: words }, portal } = wordsIn(language)
  const [atOffice, atSupplier] = await Promise.all([visit({ size, language }), visit({ size, language })])
  const id = await waitForSupplier()
  await beStaff(atOffice, address, wordsIn(language), labels[language]).signIn('owner', 'zh')
  const [office, supplier] = [atOffice.page, atSupplier.page]

  // A link is made; its address is shown once.
  await office.goto(`${address}/tickets/${id}`)
  const panel = office.getByRole('region', { name: words.title })
  await panel.getByText(words.waiting).waitFor()
  await atOffice.press(panel.getByRole('button', { name: words.make, exact: true }))
  const making = office.getByRole('dialog')
  await atOffice.press(making.getByRole('button', { name: words.make, exact: true }))
  const link = await making.locator('code').textContent()
  expect(link).toMatch(/\/p\/outside#[\w-]{43}$/)
  await office.keyboard.press('Escape')

  // The supplier sees what is asked, and nothing of the customer.
  await supplier.goto(link ?? '')
  await supplier.getByRole('heading', { level: 1, name: '加热元件烧断' }).waitFor()
  expect(await supplier.getByText('北方热处理').count()).toBe(0)
  await supplier.getByText(portal['outside.words']).waitFor()

  // Too few pieces are refused in words; the right number is taken.
  const pieces = supplier.getByLabel(labels[language].field('replaced'))
  const send = supplier.getByRole('button', { name: labels[language].outcome('recover', 'replaced') })
  atSupplier.expectRefusal('422 POST /api/v1/portal/outside/actions')
  await pieces.fill('2')
  await atSupplier.press(send)
  await supplier.getByRole('alert').first().waitFor()
  await pieces.fill('3')
  await atSupplier.press(send)
  await supplier.getByText(portal['outside.nothing']).waitFor()
  await supplier.getByText(portal['outside.done']).waitFor()
  expect((await readTicket(owner, id)).nextActions.map((action) => action.step)).not.toContain('recover')

  // Its uses stand on the ticket; taken back, it opens nothing any more.
  await office.reload()
  await panel.getByText(words.uses.acted).first().waitFor()
  await atOffice.press(panel.getByRole('button', { name: words.withdraw, exact: true }))
  await panel.getByText(words.states.withdrawn).waitFor()
  atSupplier.expectRefusal('410 GET /api/v1/portal/outside')
  await supplier.reload()
  await supplier.getByRole('heading', { name: portal['outside.refused'] }).waitFor()
  expect(fill(portal['outside.until'], { at: '' })).not.toContain('{')
})
