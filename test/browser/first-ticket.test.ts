import { beforeAll, describe, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { addPerson, SCHOOL, setUp, type Caller } from './support/staff.ts'
import { beReporter, type Matter, type Receipt } from './support/reporter-hands.ts'
import { beStaff } from './support/staff-hands.ts'
import type { Language, Size } from './support/visit.ts'
import { fill, labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const { product, visit } = startBrowsing()
const procedure = loadProcedure(SCHOOL)
let owner: Caller
beforeAll(async () => {
  owner = await setUp(product())
  for (const language of ['zh', 'en'] as const) {
    await addPerson(owner, { login: `office-${language}`, name: language === 'zh' ? '演示总务' : 'Demo Office', units: ['general-affairs'], roles: ['clerk'], language })
    await addPerson(owner, { login: `catering-${language}`, name: language === 'zh' ? '演示食堂' : 'Demo Catering', units: ['catering'], language })
  }
})

const SAID = {
  zh: {
    matter: { subject: '食堂午饭的菜是凉的', content: '今天中午十二点半，二号窗口的菜是凉的，米饭也硬。', place: '第一食堂二楼', name: '演示学生', phone: '13900000001' },
    reason: '属于饮食服务范围，请查明并改进。', result: '已更换二号窗口的保温台。', reply: '您好，二号窗口的保温台已经更换，谢谢您告诉我们。',
    no: '今天去看，菜还是凉的。', secondResult: '又加装了一台保温柜，连续三天测温合格。', secondReply: '您好，我们加装了保温柜，连续三天测温合格。', yes: '这次好了。',
  },
  en: {
    matter: { subject: 'Lunch at the canteen is cold', content: 'At half past twelve today the dishes at window two were cold and the rice was hard.', place: 'First canteen, upstairs', name: 'Demo Student', phone: '13900000002' },
    reason: 'A matter of catering; please find out and improve.', result: 'The warming table at window two has been replaced.', reply: 'The warming table at window two has been replaced. Thank you for telling us.',
    no: 'I went today and the dishes are still cold.', secondResult: 'A warming cabinet was added; three days of measurements are good.', secondReply: 'We added a warming cabinet and measured for three days: all good.', yes: 'Good this time.',
  },
} as const satisfies Record<Language, { matter: Matter; [said: string]: string | Matter }>

describe.each(['phone', 'desktop'] as const)('on a %s', (size: Size) => {
  it.each(['zh', 'en'] as const)('a matter goes round and comes home: refused once, answered twice, archived (%s)', async (language) => {
    const { address } = product()
    const words = wordsIn(language)
    const labels = labelsOf(procedure, language)
    const said = SAID[language]
    const [atPortal, atOffice, atCatering] = await Promise.all([visit({ size, language }), visit({ size, language }), visit({ size, language })])
    const reporter = beReporter(atPortal, address, words, labels)
    const office = beStaff(atOffice, address, words, labels)
    const catering = beStaff(atCatering, address, words, labels)
    const portal = atPortal.page
    const ticket = atOffice.page
    const history = ticket.getByRole('region', { name: words.tickets.page.history })

    // The reporter says it and gets a number and a code.
    const receipt: Receipt = await reporter.speakUp(said.matter)
    expect(receipt.number).toMatch(/^ZW-\d{8}-\d{3}$/)
    expect(receipt.code).toMatch(/^[0-9A-Z]{8}$/)
    await portal.getByText(labels.step('register')).first().waitFor()

    // The office takes it in and passes it on.
    await office.signIn('owner', 'zh')
    await office.openTask(receipt.number)
    await ticket.getByRole('link', { name: /^photo-1/ }).first().waitFor()
    await office.take('register', 'accepted')
    await office.take('solve', 'transferred', async (form) => {
      await office.chooseUnit(form, 'leadUnit', 'catering')
      await form.getByRole('textbox', { name: labels.field('transferReason') }).fill(said.reason)
    })

    // Catering does its part.
    await catering.signIn(`catering-${language}`)
    await catering.openTask(receipt.number)
    await catering.take('department', 'done', (form) => form.getByRole('textbox', { name: labels.field('result') }).fill(said.result))

    // The office sees it come back without asking, and answers.
    await office.waitForStep('reply')
    const answer = (text: string) => office.take('reply', 'replied', async (form) => {
      await atOffice.press(form.getByText(labels.choice('replyMode', 'individual'), { exact: true }))
      await form.getByRole('textbox', { name: labels.field('replyText') }).fill(text)
    })
    await answer(said.reply)

    // The reporter reads it and says no.
    await reporter.lookAgain()
    await portal.getByText(said.reply).first().waitFor()
    await reporter.answer('refused', 2, said.no)

    // It is back at the office, with everything that happened.
    await office.waitForStep('solve')
    await ticket.getByText(language === 'zh' ? '重办 1 次' : 'Reopened once').first().waitFor()
    // The history is asked for beside the ticket and may come later.
    await history.getByText(said.no).first().waitFor()
    const story = (await history.innerText()).replace(/\s+/g, ' ')
    for (const part of [receipt.number, said.matter.content, said.reason, said.result, said.reply, said.no, labels.unit('catering'), labels.outcome('confirm', 'refused')]) expect(story).toContain(part)

    // The office solves it itself this time, answers again, and the reporter is content.
    await office.take('solve', 'solved', (form) => form.getByRole('textbox', { name: labels.field('result') }).fill(said.secondResult))
    await answer(said.secondReply)
    await reporter.lookAgain()
    await portal.getByText(said.secondReply).first().waitFor()
    await reporter.answer('accepted', 5, said.yes)

    // Archived: on the portal, on the ticket, and off the workbench.
    await portal.getByText(labels.step('archive')).first().waitFor()
    await portal.getByText(words.portal['ticket.again']).waitFor()
    await ticket.getByText(words.tickets.status.closed).first().waitFor()
    await history.getByText(fill(words.tickets.story.closed, { step: labels.step('archive') })).waitFor()
    await history.getByText(said.yes).waitFor()
    await atOffice.press(ticket.getByRole('link', { name: words.app.workbench }))
    await ticket.getByRole('heading', { name: words.workbench.title, level: 1 }).waitFor()
    await ticket.getByText(receipt.number).waitFor({ state: 'detached' })
  })
})
