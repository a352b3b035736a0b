/** What a reporter does on the portal, step by step, as a person would. */
import type { Page } from 'playwright-core'
import { drawPicture } from './picture.ts'
import type { Visit } from './visit.ts'
import { fill, type Labels, type Words } from './words.ts'

export interface Matter { readonly subject: string; readonly content: string; readonly place: string; readonly name: string; readonly phone: string }
export interface Receipt { readonly number: string; readonly code: string }

export interface Reporter {
  /** Says the matter with a photo and a contact; answers what the receipt shows. */
  readonly speakUp: (matter: Matter) => Promise<Receipt>
  /** Asks the open matter for news. */
  readonly lookAgain: () => Promise<void>
  readonly answer: (outcome: 'accepted' | 'refused', stars: number, comment?: string) => Promise<void>
}

const addPhoto = async (page: Page, words: Words['portal']): Promise<void> => {
  await page.getByLabel(words['files.choose']).setInputFiles({ name: 'photo-1.png', mimeType: 'image/png', buffer: drawPicture() })
  await page.getByText(words['files.uploaded']).waitFor()
}

export const beReporter = ({ page, press }: Visit, address: string, { portal: words }: Words, labels: Labels): Reporter => ({
  speakUp: async (matter) => {
    await page.goto(`${address}/p/`)
    await press(page.getByRole('link', { name: labels.title }))
    await press(page.getByRole('radio', { name: labels.choice('kind', 'complaint'), exact: true }))
    await page.getByRole('textbox', { name: labels.field('subject') }).fill(matter.subject)
    await page.getByRole('textbox', { name: labels.field('content') }).fill(matter.content)
    await page.getByRole('textbox', { name: labels.field('place') }).fill(matter.place)
    await addPhoto(page, words)
    await page.getByLabel(words['new.name'], { exact: true }).fill(matter.name)
    await page.getByLabel(words['new.phone']).fill(matter.phone)
    await press(page.getByRole('button', { name: words['new.send'], exact: true }))
    await page.getByRole('heading', { name: words['done.heading'] }).waitFor()
    const [number = '', code = ''] = await page.locator('output').allTextContents()
    await press(page.getByRole('link', { name: words['done.follow'] }))
    await page.getByText(fill(words['ticket.number'], { number }), { exact: true }).waitFor()
    return { number, code }
  },
  lookAgain: async () => {
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/portal/tickets/'))
    await press(page.getByRole('button', { name: words['ticket.refresh'] }))
    await answered
  },
  answer: async (outcome, stars, comment) => {
    const ask = page.getByRole('region', { name: labels.step('confirm') })
    await press(ask.getByRole('radio', { name: labels.outcome('confirm', outcome), exact: true }))
    await press(ask.getByRole('radio', { name: fill(words['survey.star'], { n: stars }) }))
    if (comment !== undefined) await ask.getByLabel(words[outcome === 'accepted' ? 'survey.comment_yes' : 'survey.comment_no']).fill(comment)
    await press(ask.getByRole('button', { name: words['survey.send'], exact: true }))
    await ask.waitFor({ state: 'detached' })
  },
})
