import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../../core/worktime/index.ts'
import type { Values } from '../../../core/procedure/index.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { openDirectory } from '../../platform/directory/index.ts'
import { openVault } from '../../platform/crypto/index.ts'
import { openProcedures } from '../procedures/index.ts'
import { createReporters } from '../reporters/index.ts'
import { createTickets } from './slice.ts'
import { findTicket } from './store.ts'

/** Graded by what was there before: the same reporter, the same product, the same matter in other words. */
const COUNTING = `procedure: test/counting
version: 1
title: { zh: 计数, en: Counting }
number: JS-{yyyy}-{seq:4}
needs:
  units: { office: { zh: 处, en: Office } }
  registers: { orders: { zh: 订单, en: Orders, columns: { pieces: { type: number, zh: 件数, en: Pieces }, product: { type: text, zh: 产品, en: Product } } } }
roles: { desk: { zh: 台, en: Desk, unit: office } }
fields:
  subject: { type: text, required: true, title: true, zh: 事, en: Matter }
  content: { type: longText, zh: 内容, en: Content }
  product: { type: text, zh: 产品, en: Product }
  order: { type: register, of: orders, zh: 订单, en: Order }
  fault: { type: choice, zh: 缺陷, en: Fault, choices: { noise: { zh: 响, en: Noise }, leak: { zh: 漏, en: Leak } } }
levels:
  low: { zh: 低, en: Low }
  again: { zh: 又, en: Again, when: 'count(same("reporter"), days(10)) >= 3' }
  product: { zh: 品, en: Product, when: 'count(same("product"), days(30)) >= 3' }
  fault: { zh: 陷, en: Fault, when: 'count(same("fault"), days(30)) >= 2' }
  similar: { zh: 似, en: Similar, when: 'similar(days(7)) >= 2' }
  never: { zh: 无, en: Never, when: 'total("orders", "pieces", same("product"), days(30)) > 0 || cell(order, "pieces") > 0 || cellText(order, "product") != ""' }
starts:
  desk: { zh: 台, en: Desk, anonymous: true, form: [subject, content, product], next: find }
steps:
  find: { zh: 查, en: Find, by: desk, form: [fault, product], outcomes: { found: { zh: 查明, en: Found, next: solve } } }
  solve: { zh: 办, en: Solve, by: desk, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 档, en: Archive }
`

const { db } = await freshDatabase<Tables>()
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined } as never // the log's methods, and nothing of what else it is
const calendar = compileCalendar(chinaOfficeCalendar())
const vault = openVault(Buffer.alloc(32, 7))
let now = Date.parse('2026-09-01T10:00:00+08:00')
const procedures = await openProcedures(db, [{ path: 'counting.yaml', text: COUNTING }], quiet)
await db.insertInto('unit').values([{ code: 'office', name: JSON.stringify({ zh: '处', en: 'Office' }), parent: null, closed_at: null }]).execute()
const directory = await openDirectory(db)
const slice = createTickets({ db, now: () => now, procedures, directory, calendarOf: () => calendar, reporters: createReporters({ db, vault }), vault, clockDue: () => undefined, outboxWaits: () => undefined, zone: () => 'Asia/Shanghai', homeCalendar: () => calendar, today: () => '2026-09-18' }, async () => [])
const clerk = { ref: 'person:1', parties: ['person:1', 'unit:office'] }
const day = 86_400_000

const begin = (values: Values, phone?: string): Promise<{ readonly id: number }> => slice.start({
  actor: clerk, procedure: 'test/counting', channel: 'desk', values, anonymous: phone === undefined, withCode: false, ...(phone === undefined ? {} : { contact: { name: '张三', phone } }),
})
const levelOf = async (id: number): Promise<string | undefined> => (await findTicket(db, id))?.state.level
const find = (id: number, values: Values): Promise<unknown> => slice.commands.act(clerk, id, undefined, { kind: 'act', step: 'find', nr: 1, outcome: 'found', values })

test('whoever speaks up for the third time in ten days is graded by it, by whichever of their tickets', async () => {
  const levels: (string | undefined)[] = []
  for (const wait of [0, 4, 5, 11]) {
    now += wait * day
    levels.push(await levelOf((await begin({ subject: `第 ${wait} 次` }, '13800001111')).id))
  }
  // Ten days before the fourth there is only itself: the others are 11, 16 and 20 days old.
  expect(levels).toEqual(['low', 'low', 'again', 'low'])
})

test('three who speak up at the same moment are counted among each other', async () => {
  const started = await Promise.all(['灯不亮', '水管漏了', '门打不开'].map((subject) => begin({ subject, product: 'Z-1' }, '13800002222')))
  const levels = await Promise.all(started.map(({ id }) => levelOf(id)))
  expect(levels.sort()).toEqual(['low', 'low', 'product'])
})

test('the same value is counted in its window, of tickets that still have it', async () => {
  now += 60 * day
  const [first, second] = [await begin({ subject: '甲', product: 'A-7' }), await begin({ subject: '乙', product: 'A-7' })]
  expect(await levelOf((await begin({ subject: '丙', product: 'B-1' })).id)).toBe('low')
  await find(second.id, { product: 'C-9' })
  expect(await levelOf((await begin({ subject: '丁', product: 'A-7' })).id)).toBe('low')
  expect(await levelOf((await begin({ subject: '戊', product: 'A-7' })).id)).toBe('product')
  now += 31 * day
  expect(await levelOf((await begin({ subject: '己', product: 'A-7' })).id)).toBe('low')
  expect(await levelOf(first.id)).toBe('low')
})

test('a value that is filled in later counts from then on, also of the act that fills it in', async () => {
  now += 60 * day
  const [first, second] = [await begin({ subject: '一' }), await begin({ subject: '二' })]
  await find(first.id, { fault: 'noise' })
  expect(await levelOf(first.id)).toBe('low')
  await find(second.id, { fault: 'noise' })
  expect(await levelOf(second.id)).toBe('fault')
})

test('the same matter in other words is noticed, another matter is not', async () => {
  now += 60 * day
  await begin({ subject: '电梯坏了三天没人修', content: '三号楼的电梯坏了三天，没有人来修' })
  await begin({ subject: '我们楼的电梯坏了，三天都没有人来修', content: '三号楼电梯故障，三天没人修' })
  expect(await levelOf((await begin({ subject: '小区门口烧烤店油烟太大', content: '每晚都是油烟' })).id)).toBe('low')
  expect(await levelOf((await begin({ subject: '电梯坏了，三天没人来修', content: '三号楼的电梯三天没修好' })).id)).toBe('similar')
  now += 8 * day
  expect(await levelOf((await begin({ subject: '电梯坏了，三天没人来修', content: '三号楼的电梯三天没修好' })).id)).toBe('low')
})
