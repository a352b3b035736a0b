import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startBrowsing } from './support/browsing.ts'
import { register, SCHOOL, setUp, type Caller } from './support/staff.ts'
import { beStaff } from './support/staff-hands.ts'
import type { Language } from './support/visit.ts'
import { labelsOf, loadProcedure, wordsIn } from './support/words.ts'

const { product, visit } = startBrowsing()
const procedure = loadProcedure(SCHOOL)
let owner: Caller
beforeAll(async () => {
  owner = await setUp(product())
})

const CLI = join(import.meta.dirname, '../../src/server/cli/main.ts')
const answered = z.object({ due: z.string(), explanation: z.array(z.string()) })

/** What `huiyin calendar due` says, in Chinese. */
const reckon = (start: string, within: string): z.infer<typeof answered> => {
  const { stdout } = spawnSync(process.execPath, [CLI, 'calendar', 'due', '--start', start, '--within', within, '--rule', 'legal', '--calendar', 'cn', '--json'], { encoding: 'utf8' })
  return answered.parse(JSON.parse(stdout))
}

/** Received before National Day 2026: with the make-up Sunday of 20 September, and across 1 to 7 October to the make-up Saturday of the 10th. */
const RECEIVED = [
  { at: '2026-09-18T10:00:00+08:00', firstReply: '2026-09-21T17:30:00+08:00', resolution: '2026-09-29T17:30:00+08:00' },
  { at: '2026-09-29T10:00:00+08:00', firstReply: '2026-10-08T17:30:00+08:00', resolution: '2026-10-14T17:30:00+08:00' },
] as const

const MATTER = { kind: 'complaint', subject: '宿舍热水时有时无', content: '晚上十点以后没有热水。' } as const

/** The row of a time limit on the ticket page. */
const limitOf = (panel: Locator, name: string): Locator => panel.getByRole('listitem').filter({ hasText: name })

describe('a limit that runs across a holiday', () => {
  it.each(RECEIVED)('is due on the ticket page when the calendar says so (received $at)', async ({ at, firstReply, resolution }) => {
    expect(reckon(at, '2 working days').due).toBe(firstReply)
    expect(reckon(at, '7 working days').due).toBe(resolution)
    const { id } = await register(owner, { procedure: SCHOOL, channel: 'desk', receivedAt: at, values: MATTER })
    // A reader far away sees the organisation's time all the same.
    const { page } = await visit({ cookie: owner.cookie, timeZone: 'America/New_York' })
    const words = wordsIn('zh')
    const labels = labelsOf(procedure, 'zh')
    await page.goto(`${product().address}/tickets/${id}`)
    const panel = page.getByRole('region', { name: words.tickets.page.clocks })
    for (const [clock, due, within] of [['firstReply', firstReply, '2 working days'], ['resolution', resolution, '7 working days']] as const) {
      const row = limitOf(panel, labels.clock(clock))
      const time = row.locator('time')
      expect(Date.parse((await time.getAttribute('datetime')) ?? '')).toBe(Date.parse(due))
      const [, month, day] = due.split(/[-T]/).map(Number)
      expect(await time.innerText()).toMatch(new RegExp(`${month}月${day}日.* 17:30$`))
      await row.getByRole('button').click()
      const lines = page.locator('.tk-why li:visible')
      await lines.first().waitFor()
      expect(await lines.allInnerTexts()).toEqual(reckon(at, within).explanation)
      await row.getByRole('button').click()
      await lines.first().waitFor({ state: 'detached' })
    }
  })

  it.each([
    ['zh', /^2026年9月20日星期日，调休上班（国庆节）/, /^2026年10月1日星期四，国庆节放假/, /^2026年10月10日星期六，调休上班（国庆节）/],
    ['en', /20 Sept.*Sunday.*make-up|Sunday.*20 Sept.*make-up/i, /1 Oct.*(holiday|National Day)/i, /10 Oct.*make-up/i],
  ] as const)('says why, day by day, in the reader\'s language (%s)', async (language: Language, makeUpSunday, holiday, makeUpSaturday) => {
    const [early, late] = await Promise.all(RECEIVED.map(({ at }) => register(owner, { procedure: SCHOOL, channel: 'desk', receivedAt: at, values: MATTER })))
    const { address } = product()
    const words = wordsIn(language)
    const labels = labelsOf(procedure, language)
    const reader = await visit({ language })
    const { page } = reader
    await beStaff(reader, address, words, labels).signIn('owner', 'zh')
    const readWhy = async (id: number | undefined): Promise<string[]> => {
      await page.goto(`${address}/tickets/${id ?? 0}`)
      const panel = page.getByRole('region', { name: words.tickets.page.clocks })
      await limitOf(panel, labels.clock('resolution')).getByRole('button').click()
      const why = page.locator('.tk-why li')
      await why.first().waitFor()
      return why.allInnerTexts()
    }
    expect(await readWhy(early?.id)).toContainEqual(expect.stringMatching(makeUpSunday))
    const lines = await readWhy(late?.id)
    expect(lines).toContainEqual(expect.stringMatching(holiday))
    expect(lines).toContainEqual(expect.stringMatching(makeUpSaturday))
  })

  it('is reckoned from when the call really came in, as the intake desk was told', async () => {
    const reader = await visit({ cookie: owner.cookie, timeZone: 'America/New_York' })
    const { page } = reader
    const words = wordsIn('zh')
    const labels = labelsOf(procedure, 'zh')
    await page.goto(`${product().address}/intake`)
    await page.getByRole('combobox', { name: words.intake.start.procedure }).fill(labels.title)
    await page.keyboard.press('Enter')
    await page.getByText(procedure.starts['desk']?.label.zh ?? '', { exact: true }).click()
    await page.getByLabel(words.intake.start.receivedAt).fill('2026-09-18T10:00')
    await page.getByRole('radio', { name: labels.choice('kind', 'problem') }).click()
    await page.getByRole('textbox', { name: labels.field('subject') }).fill(MATTER.subject)
    await page.getByRole('textbox', { name: labels.field('content') }).fill(MATTER.content)
    await page.getByRole('button', { name: words.intake.submit, exact: true }).click()
    await page.getByRole('link', { name: words.intake.done.open }).click()
    const panel = page.getByRole('region', { name: words.tickets.page.clocks })
    const time = limitOf(panel, labels.clock('firstReply')).locator('time')
    expect(Date.parse((await time.getAttribute('datetime')) ?? '')).toBe(Date.parse(RECEIVED[0].firstReply))
  })
})
