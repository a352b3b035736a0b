/** Every screen, with the way to it, for whoever looks at all of them: the checks of accessibility and the pictures. */
import type { Page } from 'playwright-core'
import { PARK, SCHOOL } from './staff.ts'
import { settle } from './visit.ts'
import type { Words } from './words.ts'
import type { Receipt, World } from './world.ts'

export interface Screen {
  readonly name: string
  readonly as: 'reporter' | 'stranger' | 'owner'
  readonly open: (page: Page, world: World, words: Words) => Promise<void>
}

const SCHOOL_TITLE = /总务处信息反馈|General affairs feedback/

const go = async (page: Page, { address }: World, path: string): Promise<void> => {
  await page.goto(address + path)
  await settle(page)
}

/** A portal page of a ticket whose code this tab remembers. */
const goWithCode = (page: string, of: (world: World) => Receipt) => async (at: Page, world: World): Promise<void> => {
  const { number, queryCode } = of(world)
  await at.goto(`${world.address}/p/`)
  await at.evaluate(`sessionStorage.setItem('huiyin.code.${number}', '${queryCode}')`)
  await go(at, world, `/p/${page}/${number}`)
}

const plain = (name: string, as: Screen['as'], path: string | ((world: World) => string)): Screen =>
  ({ name, as, open: (page, world) => go(page, world, typeof path === 'string' ? path : path(world)) })

/** A screen with something opened on it by a button. */
const pressed = (name: string, path: string, button: (words: Words) => string, shows: string): Screen => ({
  name, as: 'owner',
  open: async (page, world, words) => {
    await go(page, world, path)
    await page.getByRole('main').getByRole('button', { name: button(words) }).first().click()
    await page.locator(shows).first().waitFor()
    await settle(page)
  },
})

export const PORTAL_SCREENS: readonly Screen[] = [
  plain('portal-home', 'reporter', '/p/'),
  plain('portal-form', 'reporter', `/p/new/${encodeURIComponent(SCHOOL)}`),
  {
    name: 'portal-form-errors', as: 'reporter',
    open: async (page, world, words) => {
      await go(page, world, `/p/new/${encodeURIComponent(SCHOOL)}`)
      await page.getByRole('button', { name: words.portal['new.send'], exact: true }).click()
      await page.locator('[aria-invalid="true"]').first().waitFor()
    },
  },
  { name: 'portal-done', as: 'reporter', open: goWithCode('done', ({ answered }) => answered) },
  plain('portal-code', 'reporter', ({ answered }) => `/p/ticket/${answered.number}`),
  { name: 'portal-verdict', as: 'reporter', open: goWithCode('ticket', ({ answered }) => answered) },
  { name: 'portal-question', as: 'reporter', open: goWithCode('ticket', ({ questioned }) => questioned) },
  { name: 'portal-archived', as: 'reporter', open: goWithCode('ticket', ({ archived }) => archived) },
  plain('portal-notices', 'reporter', '/p/notices'),
  plain('portal-missing', 'reporter', '/p/nowhere'),
]

export const TICKET_SCREENS: readonly Screen[] = [
  plain('workbench', 'owner', '/'),
  plain('tickets', 'owner', '/tickets'),
  plain('tickets-none', 'owner', '/tickets?q=nothing-like-this'),
  {
    name: 'ticket-form', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, `/tickets/${world.toSolve}`)
      await page.getByRole('group', { name: words.tickets.page.chooseOutcome }).getByRole('button').nth(1).click()
      await page.getByRole('combobox').first().waitFor()
    },
  },
  plain('ticket-closed', 'owner', ({ archived }) => `/tickets/${archived.id}`),
  {
    name: 'ticket-why', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, `/tickets/${world.late}`)
      await page.getByRole('region', { name: words.tickets.page.clocks }).getByRole('button').first().click()
      await page.locator('.tk-why li').first().waitFor()
      await settle(page)
    },
  },
  {
    name: 'intake', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, '/intake')
      await page.getByRole('combobox', { name: words.intake.start.procedure }).click()
      await page.locator('.ant-select-item-option').filter({ hasText: SCHOOL_TITLE }).click()
      await page.locator('.in-form textarea').first().fill('食堂午饭的菜凉了，二号窗口的米饭也硬。')
      await page.locator('.in-desk > :not(.in-form) a').first().waitFor()
      await settle(page)
    },
  },
  plain('notifications', 'owner', '/notifications'),
  plain('nowhere', 'owner', '/nowhere'),
]

export const IMPORT_SCREENS: readonly Screen[] = [
  plain('imports', 'owner', '/imports'),
  plain('import-new', 'owner', '/imports/new'),
  {
    name: 'import-columns', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, '/imports/new')
      await page.getByRole('combobox', { name: words.imports.upload.procedure }).click()
      await page.locator('.ant-select-item-option').filter({ hasText: SCHOOL_TITLE }).click()
      await page.locator('input[type=file]').setInputFiles({ name: '反馈台账.csv', mimeType: 'text/csv', buffer: world.table })
      await page.locator('.im-map').waitFor()
      await settle(page)
    },
  },
]

export const MANAGE_SCREENS: readonly Screen[] = [
  plain('units', 'owner', '/admin/units'),
  pressed('unit-new', '/admin/units', ({ admin }) => admin.units.add, '.ant-modal, .ant-drawer'),
  plain('people', 'owner', '/admin/people'),
  pressed('person-new', '/admin/people', ({ admin }) => admin.people.add, '.ant-modal, .ant-drawer'),
  plain('posts', 'owner', '/admin/posts'),
  pressed('post-new', '/admin/posts', ({ admin }) => admin.posts.add, '.ant-modal, .ant-drawer'),
  plain('calendars', 'owner', '/admin/calendars'),
  plain('registers', 'owner', '/admin/registers'),
  pressed('register-new', '/admin/registers', ({ registers }) => registers.define.add, '.ant-drawer'),
  plain('register', 'owner', '/admin/registers/stock'),
  plain('register-kinds', 'owner', '/admin/registers/customers'),
  plain('register-kinds-row', 'owner', '/admin/registers/customers?row=KH-001'),
  plain('register-empty', 'owner', '/admin/registers/usage'),
  plain('register-row', 'owner', '/admin/registers/stock?row=WL-1001'),
  pressed('register-columns', '/admin/registers/stock', ({ registers }) => registers.define.edit, '.ant-drawer'),
  {
    name: 'register-import', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, '/admin/registers/stock')
      await page.getByRole('main').getByRole('button', { name: words.registers.import.title }).first().click()
      await page.locator('.ant-drawer input[type=file]').setInputFiles({ name: '库存.csv', mimeType: 'text/csv', buffer: Buffer.from('编号,名称,库存量,存放地\nWL-1001,六角螺栓,200,东库\nWL-2001,滚针轴承,许多,西库\nWL-2002,铜垫片,30,西库\n') })
      await page.locator('.im-counts').waitFor()
      await settle(page)
    },
  },
  plain('self-starts', 'owner', '/admin/self-starts'),
  plain('tokens', 'owner', '/tokens'),
  pressed('token-new', '/tokens', ({ tokens }) => tokens.make, '.ant-modal, .ant-drawer'),
  plain('procedures', 'owner', '/procedures'),
  plain('procedure', 'owner', `/procedures/${encodeURIComponent(SCHOOL)}`),
  plain('versions', 'owner', `/procedures/${encodeURIComponent(PARK)}/versions`),
  plain('version', 'owner', `/procedures/${encodeURIComponent(SCHOOL)}/versions/2`),
  plain('version-draft', 'owner', `/procedures/draft?id=${encodeURIComponent(PARK)}`),
  {
    name: 'migration', as: 'owner',
    open: async (page, world, words) => {
      await go(page, world, `/procedures/${encodeURIComponent(PARK)}/migration?from=1&to=2`)
      await page.getByRole('button', { name: words.versions.migration.try, exact: true }).click()
      await page.locator('.vn-lines').first().waitFor()
      await settle(page)
    },
  },
]

export const FRAME_SCREENS: readonly Screen[] = [
  plain('sign-in', 'stranger', '/sign-in'),
  plain('password', 'owner', '/password'),
  {
    name: 'keyboard-map', as: 'owner',
    open: async (page, world) => {
      await go(page, world, '/')
      await page.keyboard.press('?')
      await page.locator('.hy-keys').waitFor()
      await settle(page)
    },
  },
]

export const SCREENS: readonly Screen[] = [...PORTAL_SCREENS, ...FRAME_SCREENS, ...TICKET_SCREENS, ...IMPORT_SCREENS, ...MANAGE_SCREENS]

/** The three steps of the set-up, before anybody owns the product. Ends with the third on the screen. */
export const walkSetup = async (page: Page, setupUrl: string, words: Words, look: (step: number) => Promise<void>): Promise<void> => {
  await page.goto(setupUrl)
  await settle(page)
  await look(1)
  await page.locator('#zh').fill('演示学校')
  await page.getByRole('button', { name: words.session.setup.forward, exact: true }).click()
  await page.locator('#login').waitFor()
  await look(2)
  await page.locator('#name').fill('演示主任')
  await page.locator('#login').fill('owner')
  await page.locator('#password').fill('correct horse battery')
  await page.getByRole('button', { name: words.session.setup.forward, exact: true }).click()
  await page.getByRole('button', { name: words.session.setup.finish, exact: true }).waitFor()
  await look(3)
}
