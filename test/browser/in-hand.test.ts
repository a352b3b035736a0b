import { beforeAll, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { act, addPerson, readTicket, register, SCHOOL, setUp, signIn, type Caller } from './support/staff.ts'
import { beStaff } from './support/staff-hands.ts'
import { handIn, nextText, publish, sign } from './support/versions.ts'
import type { Language, Size } from './support/visit.ts'
import { fill, labelsOf, loadProcedure, wordsIn } from './support/words.ts'

/** The school's rule with more time on request, a reward for the unit that did it, and no promise before the reply. */
const RULE = nextText(SCHOOL,
  ['\nfields:\n', '\nnoPromiseBefore: reply.replied\nfields:\n'],
  ['    within: 7 working days\n', '    within: 7 working days\n    extend: { by: department, decide: head, atMost: 3 working days, times: 1 }\n'],
  ['\nwords:\n', "\nrules:\n  prompt: { zh: 部门办结, en: Done by the unit, at: department.done, do: [{ ledger: prompt }] }\nledger:\n  prompt: { zh: 及时办结奖励, en: Reward for prompt work, kind: reward, to: { actorOf: department }, amount: '50', unit: CNY, approve: head }\n\nwords:\n"])

const { product, visit } = startBrowsing()
const labels = { zh: labelsOf(loadProcedure(SCHOOL), 'zh'), en: labelsOf(loadProcedure(SCHOOL), 'en') }
let owner: Caller
let catering: Caller
beforeAll(async () => {
  owner = await setUp(product())
  await addPerson(owner, { login: 'editor', name: '演示制度员', units: [], roles: ['processOwner'], language: 'zh' })
  await addPerson(owner, { login: 'reviewer', name: '演示审核人', units: [], roles: ['supervisor'], language: 'zh' })
  await addPerson(owner, { login: 'catering', name: '演示食堂', units: ['catering'], language: 'zh' })
  const [editor, reviewer] = await Promise.all([signIn(owner.address, 'editor'), signIn(owner.address, 'reviewer')])
  catering = await signIn(owner.address, 'catering')
  const version = await handIn(editor, RULE)
  await sign(editor, version, 'prepared')
  await sign(reviewer, version, 'reviewed')
  await sign(owner, version, 'approved')
  await publish(editor, version)
})

/** A ticket that the catering unit has in hand. */
const passOn = async (): Promise<number> => {
  const { id } = await register(owner, { procedure: SCHOOL, channel: 'phone', values: { kind: 'complaint', subject: '二号窗口的菜是凉的', content: '中午十二点半，菜和米饭都是凉的。' }, contact: { name: '演示学生', phone: '13900000003' } })
  await act(owner, id, 'transferred', { leadUnit: 'catering', transferReason: '属于饮食服务范围' })
  return id
}

it.each([['desktop', 'zh'], ['phone', 'en']] as const)('more time is asked for and granted, the unit is reminded and rewarded, and nothing is promised (%s, %s)', async (size: Size, language: Language) => {
  const { address } = product()
  const { tickets } = wordsIn(language)
  const { state } = tickets
  const id = await passOn()
  const [atOffice, atCatering] = await Promise.all([visit({ size, language }), visit({ size, language })])
  await beStaff(atOffice, address, wordsIn(language), labels[language]).signIn('owner', 'zh')
  await beStaff(atCatering, address, wordsIn(language), labels[language]).signIn('catering', 'zh')
  const [office, unit] = [atOffice.page, atCatering.page]
  await Promise.all([office.goto(`${address}/tickets/${id}`), unit.goto(`${address}/tickets/${id}`)])

  // The unit asks for more time.
  await atCatering.press(unit.getByRole('button', { name: state.askMore, exact: true }))
  const asking = unit.getByRole('dialog')
  await asking.getByRole('spinbutton').fill('2')
  await asking.getByRole('textbox').last().fill('配件后天到')
  await atCatering.press(asking.getByRole('button', { name: state.ask, exact: true }))
  await unit.getByText(state.asked, { exact: true }).first().waitFor()
  const before = (await readTicket(owner, id)).clocks.find((clock) => clock.clock === 'resolution')
  expect(before?.asked?.more.en).toContain('2')

  // The head grants it, and the day moves.
  await office.reload()
  await atOffice.press(office.getByRole('button', { name: state.decide, exact: true }))
  await atOffice.press(office.getByRole('dialog').getByRole('button', { name: state.grant, exact: true }))
  await office.getByText(state.decided, { exact: true }).first().waitFor()
  const after = (await readTicket(owner, id)).clocks.find((clock) => clock.clock === 'resolution')
  expect(after?.extended).toBe(1)
  expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''))

  // The office reminds the unit.
  await atOffice.press(office.getByRole('button', { name: state.urge, exact: true }))
  const reminding = office.getByRole('dialog', { name: state.urgeTitle })
  await reminding.getByRole('textbox').fill('学生在等答复')
  await atOffice.press(reminding.getByRole('button', { name: state.urge, exact: true }))
  await office.getByText(state.urged, { exact: true }).first().waitFor()

  // Words to the reporter wait for the declaration.
  const talk = office.getByRole('region', { name: tickets.page.talk })
  const send = talk.getByRole('button', { name: tickets.page.send })
  await talk.getByRole('textbox').fill('食堂正在办理，请稍候。')
  expect(await send.isDisabled()).toBe(true)
  await atOffice.press(talk.getByRole('checkbox'))
  await atOffice.press(send)
  await talk.getByRole('listitem').filter({ hasText: '食堂正在办理，请稍候。' }).waitFor()

  // The unit is done and a reward is proposed; the head confirms it.
  await act(catering, id, 'done', { result: '已更换保温台' })
  await office.reload()
  const ledger = office.getByRole('region', { name: state.ledger })
  await ledger.getByText(fill(tickets.story.CNY, { amount: 50 })).waitFor()
  await atOffice.press(ledger.getByRole('button', { name: state.moves.confirm, exact: true }))
  await atOffice.press(office.getByRole('dialog').getByRole('button', { name: state.moves.confirm, exact: true }))
  await ledger.getByText(state.ledgerStates.confirmed).waitFor()
  expect((await readTicket(owner, id)).ledger.map((entry) => entry.state)).toEqual(['confirmed'])
})
