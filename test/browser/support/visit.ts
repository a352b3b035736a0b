/** Somebody at a browser, and everything that went wrong on their screen. */
import { join } from 'node:path'
import type { Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response } from 'playwright-core'

export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const
export type Size = keyof typeof SIZES
export type Language = 'zh' | 'en'
export type Theme = 'light' | 'dark'

export interface Visitor {
  readonly address: string
  readonly size?: Size
  readonly language?: Language
  readonly theme?: Theme
  /** `name=value` of somebody who is signed in already. */
  readonly cookie?: string
  /** The zone of the device; the screens of the staff keep to the organisation's. */
  readonly timeZone?: string
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** The one that the screens are read in. */
  readonly language: Language
  /** A refusal that belongs to what the test does, e.g. `401 GET /api/v1/session`. */
  readonly expectRefusal: (refusal: string) => void
  /** What went wrong since it was asked for last, one line each. */
  readonly takeComplaints: () => string[]
  /** A finger on a phone, a mouse elsewhere. */
  readonly press: (target: Locator) => Promise<void>
}

const IN_PAGE = join(import.meta.dirname, 'in-page.js')

const pathOf = (url: string): string => new URL(url).pathname

const watch = (context: BrowserContext, complain: (line: string) => void): void => {
  context.on('console', (message: ConsoleMessage) => {
    // Chromium repeats every refused request here; the answer itself is looked at below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complain(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => complain(`page: ${error.error().message}`))
  context.on('requestfailed', (request: Request) => {
    const reason = request.failure()?.errorText ?? ''
    // Leaving a page ends what it was still asking for.
    if (reason !== 'net::ERR_ABORTED') complain(`${reason} ${request.method()} ${pathOf(request.url())}`)
  })
  context.on('response', (response: Response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.request().method()} ${pathOf(response.url())}`)
  })
}

const openContext = (browser: Browser, { size = 'desktop', language = 'zh', theme = 'light', timeZone = 'Asia/Shanghai' }: Visitor): Promise<BrowserContext> =>
  browser.newContext({
    viewport: SIZES[size], ...(size === 'phone' ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
    locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: timeZone, colorScheme: theme, reducedMotion: 'reduce', acceptDownloads: true,
  })

/** Opens a browser window of its own, with nothing remembered. */
export const openVisit = async (browser: Browser, visitor: Visitor): Promise<Visit> => {
  const context = await openContext(browser, visitor)
  context.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const expected = new Set<string>()
  watch(context, (line) => complaints.push(line))
  await context.exposeBinding('reportText', (_source, text: string) => complaints.push(`untranslated: ${text}`))
  await context.addInitScript({ path: IN_PAGE })
  if (visitor.cookie) {
    const [name = '', value = ''] = visitor.cookie.split('=')
    await context.addCookies([{ name, value, url: visitor.address }])
  }
  const page = await context.newPage()
  return {
    page, context, language: visitor.language ?? 'zh',
    expectRefusal: (refusal) => expected.add(refusal),
    takeComplaints: () => [...new Set(complaints.splice(0))].filter((line) => !expected.has(line)),
    press: (target) => (visitor.size === 'phone' ? target.tap() : target.click()),
  }
}

/** Waits until the page has come to rest: everything loaded, drawn, and no movement left. */
export const settle = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.evaluate('whenAtRest()')
}
