/** What somebody of the staff does on their screens, step by step, as a person would. */
import type { Locator } from 'playwright-core'
import { PASSWORD } from './staff.ts'
import type { Language, Visit } from './visit.ts'
import { fill, type Labels, type Words } from './words.ts'

export interface Staff {
  /** `own`: the language that the person's account asks for, when it is not the visit's. */
  readonly signIn: (login: string, own?: Language) => Promise<void>
  /** Opens a ticket from the tasks on the workbench. */
  readonly openTask: (number: string) => Promise<void>
  /** Takes an outcome at a step: fills its form, submits, and waits until that step is done. */
  readonly take: (step: string, outcome: string, fillIn?: (form: Locator) => Promise<void>) => Promise<void>
  /** Waits until the ticket page offers a step, by itself. */
  readonly waitForStep: (step: string) => Promise<void>
  /** Chooses a unit in a form. */
  readonly chooseUnit: (form: Locator, field: string, unit: string) => Promise<void>
}

const TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

export const beStaff = ({ page, press, expectRefusal, language }: Visit, address: string, words: Words, labels: Labels): Staff => {
  const now = page.getByRole('region', { name: words.tickets.page.now })
  const formOf = (step: string): Locator => now.locator('form').filter({ has: page.getByRole('heading', { name: labels.step(step), exact: true }) })
  return {
    signIn: async (login, own = language) => {
      // Whoever comes without a session is asked to sign in: that is the answer to the first question.
      expectRefusal('401 GET /api/v1/session')
      await page.goto(`${address}/`)
      await page.getByLabel(words.session.login).fill(login)
      await page.getByLabel(words.session.password, { exact: true }).fill(PASSWORD)
      await press(page.getByRole('button', { name: words.session.doSignIn, exact: true }))
      // A person's own language comes with them; on this device they may choose the other.
      await page.locator(`html[lang="${TAG[own]}"] .hy-top-bar`).waitFor()
      if (own !== language) await press(page.locator(`.hy-top-bar button[lang="${TAG[language]}"]`))
      await page.getByRole('heading', { name: words.workbench.title, level: 1 }).waitFor()
    },
    openTask: async (number) => {
      const row = page.getByRole('region', { name: words.workbench.tasks }).locator('li.hy-card, tr').filter({ hasText: number })
      await press(row.getByRole('link').first())
      await now.waitFor()
    },
    take: async (step, outcome, fillIn) => {
      const form = formOf(step)
      const chosen = form.getByRole('button', { name: labels.outcome(step, outcome), exact: true })
      const submit = form.getByRole('button', { name: fill(words.tickets.page.submit, { outcome: labels.outcome(step, outcome) }) })
      await submit.or(chosen).first().waitFor()
      if (await chosen.isVisible()) await press(chosen)
      if (fillIn) await fillIn(form)
      await press(submit)
      await form.waitFor({ state: 'detached' })
    },
    waitForStep: (step) => formOf(step).waitFor(),
    chooseUnit: async (form, field, unit) => {
      await form.getByLabel(labels.field(field)).fill(labels.unit(unit))
      await press(page.locator('.ant-select-item-option').filter({ hasText: labels.unit(unit) }))
    },
  }
}
