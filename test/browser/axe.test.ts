import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { startBrowsing } from './support/browsing.ts'
import { SCREENS, walkSetup, type Screen } from './support/screens.ts'
import { settle, type Language, type Visit } from './support/visit.ts'
import { wordsIn } from './support/words.ts'
import { fillWorld, type World } from './support/world.ts'

const { product, visit, keepVisit } = startBrowsing()

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** What axe finds on the screen as it stands, one line each: the rule, the place, what is wrong. */
const findBarriers = async (page: Page, theme: 'light' | 'dark'): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: theme })
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${theme} ${id} ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ') ?? ''}`))
}

const inBothThemes = async (page: Page): Promise<string[]> => [...await findBarriers(page, 'light'), ...await findBarriers(page, 'dark')]

it('the first set-up keeps nobody out', async () => {
  const { page } = await visit()
  await walkSetup(page, product().setupUrl, wordsIn('zh'), async (step) => expect(await inBothThemes(page), `step ${step}`).toEqual([]))
})

describe('with an organisation at work', () => {
  let world: World
  const visits = new Map<string, Visit>()
  beforeAll(async () => {
    world = await fillWorld(product())
    for (const language of ['zh', 'en'] as const) {
      visits.set(`${language} stranger`, await keepVisit({ language }))
      visits.set(`${language} owner`, await keepVisit({ language, cookie: world.owner.cookie }))
    }
  })

  const examine = async (screen: Screen, language: Language): Promise<string[]> => {
    const found = visits.get(`${language} ${screen.as === 'owner' ? 'owner' : 'stranger'}`)
    if (!found) throw new Error('the visits are there from beforeAll on')
    await found.page.evaluate(`localStorage.setItem('huiyin.language', '${screen.as === 'owner' ? `"${language}"` : language}')`).catch(() => undefined)
    await screen.open(found.page, world, wordsIn(language))
    return inBothThemes(found.page)
  }

  it.each(SCREENS)('$name keeps nobody out, light or dark', async (screen) => {
    expect(await examine(screen, 'zh')).toEqual([])
  })

  // English words are longer and break otherwise: the screens with the most of them.
  it.each(SCREENS.filter(({ name }) => ['portal-form-errors', 'portal-verdict', 'sign-in', 'workbench', 'tickets', 'ticket-form', 'intake', 'procedure'].includes(name)))('$name keeps nobody out in English', async (screen) => {
    expect(await examine(screen, 'en')).toEqual([])
  })
})
