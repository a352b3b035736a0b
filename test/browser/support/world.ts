/** A small organisation with something on every screen, made over HTTP as its people would. */
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { drawPicture } from './picture.ts'
import type { Product } from './product.ts'
import { act, addPerson, answer, call, fillRegister, PARK, PROPERTY, readTicket, register, SCHOOL, setUp, signIn, speakUp, STOCK, type Caller } from './staff.ts'
import { writeGbkTable } from './table.ts'
import { handIn, nextText, publish, sign } from './versions.ts'
import { portalFileShape } from '../../../src/contract/portal.ts'

export interface Receipt { readonly number: string; readonly queryCode: string }
export interface World {
  readonly address: string
  readonly owner: Caller
  /** Open at a step of the owner's with a choice of outcomes. */
  readonly toSolve: number
  /** Waits for the reporter's verdict. */
  readonly answered: Receipt
  /** Waits for more from the reporter. */
  readonly questioned: Receipt
  /** Over, with a rating. */
  readonly archived: Receipt & { readonly id: number }
  /** Received long ago: late. */
  readonly late: number
  readonly table: Buffer
}

const CONTACT = { name: '演示学生', phone: '13900000001', email: 'demo@example.com' }

const sendPhoto = async (address: string): Promise<string> => {
  const form = new FormData()
  // A view of exactly these bytes; the pool behind a small Buffer is larger.
  form.append('file', new Blob([new Uint8Array(drawPicture())], { type: 'image/png' }), '现场照片.png')
  return portalFileShape.parse((await call({ address, cookie: '' }, 'POST', '/api/v1/portal/files', form)).body).id
}

const say = (address: string, subject: string, content: string, more: Readonly<Record<string, string | string[]>> = {}): Promise<Receipt> =>
  speakUp(address, SCHOOL, { kind: 'complaint', subject, content, place: '教学楼二层', ...more }, CONTACT)

const reply = async (owner: Caller, key: string, text: string, mode: 'individual' | 'public' | 'notice'): Promise<void> => {
  await act(owner, key, 'solved', { result: text })
  await act(owner, key, 'replied', { replyMode: mode, replyText: text })
}

/** The park's rule is in its second version, with a ticket left on the first; the school's second version waits for its reviewer. */
const changeRules = async (owner: Caller): Promise<void> => {
  await addPerson(owner, { login: 'editor', name: '演示制度员', units: [], roles: ['processOwner'], language: 'zh' })
  const [editor, reviewer] = [await signIn(owner.address, 'editor'), await signIn(owner.address, 'supervisor')]
  await register(owner, { procedure: PARK, channel: 'phone', values: { source: 'mayorMailbox', subject: '园区路灯不亮', content: '北门第三盏路灯不亮。' }, anonymous: true })
  const park = await handIn(editor, nextText(PARK, ['within: 5 working days', 'within: 4 working days']))
  await sign(editor, park, 'prepared')
  await sign(reviewer, park, 'reviewed')
  await sign(owner, park, 'approved')
  await publish(editor, park)
  await sign(editor, await handIn(editor, nextText(SCHOOL, ['within: 7 working days', 'within: 5 working days'])), 'prepared')
}

const ARTICLES = ['六角螺栓 M8×30', '轴承 6204-2RS', '三角带 A1250', '密封圈 35×3.1', '交流接触器 220V']
const isHeld = z.object({ items: z.array(z.unknown()).min(1) })

/** A stock with so many articles below their quota that the watch holds its tickets back, and a row with a history. */
const fillStock = async (owner: Caller): Promise<void> => {
  const articles = Array.from({ length: 120 }, (_, nr) => [`WL-${String(1001 + nr)}`, `${ARTICLES[nr % ARTICLES.length] ?? ''}${nr < ARTICLES.length ? '' : ` 第${nr + 1}号`}`, nr % 9 === 8 ? '否' : '是', String((nr * 37) % 400), String(400 + (nr % 5) * 1000)])
  await fillRegister(owner, 'stock', [['编号', '名称', '备库', '库存量', '定额'], ...articles])
  await fillRegister(owner, 'stock', [['编号', '库存量'], ['WL-1001', '12.5']])
  for (let tries = 0; !isHeld.safeParse((await call(owner, 'GET', '/api/v1/held-starts')).body).success; tries += 1) {
    if (tries === 100) throw new Error('the watch over the stock has held nothing back')
    await setTimeout(300)
  }
}

const column = (key: string, type: string, zh: string, en: string, more: object = {}): object => ({ key, type, label: { zh, en }, ...more })

/** A register of one's own with a column of every kind. */
const fillCustomers = async (owner: Caller): Promise<void> => {
  const kinds = [['key', '重点客户', 'Key account'], ['usual', '一般客户', 'Usual']].map(([key, zh, en]) => ({ key, label: { zh, en } }))
  await call(owner, 'POST', '/api/v1/registers', {
    code: 'customers', name: { zh: '客户台账', en: 'Customers' },
    columns: [
      column('name', 'text', '名称', 'Name', { required: true }), column('kind', 'choice', '类别', 'Kind', { choices: kinds }), column('since', 'date', '合作起始', 'Customer since'),
      column('credit', 'money', '信用额度', 'Credit'), column('invoiced', 'boolean', '开票', 'Invoiced'), column('keeper', 'person', '客户经理', 'Account manager'), column('unit', 'unit', '归口部门', 'Unit in charge'),
    ],
  })
  await fillRegister(owner, 'customers', [
    ['编号', '名称', '类别', '合作起始', '信用额度', '开票', '客户经理', '归口部门'],
    ['KH-001', '演示机电设备有限公司（华东区总经销，含各分公司及售后服务网点）', '重点客户', '2019-03-01', '1250000.5', '是', '演示食堂', '饮食服务中心'],
    ['KH-002', '演示商贸行', '一般客户', '2026-11-20', '8000', '否', '', ''],
    ['KH-003', '演示物业', '', '', '', '', '演示主任', ''],
  ])
}

/** Sets the product up and fills it. */
export const fillWorld = async (product: Product): Promise<World> => {
  const { address } = product
  const owner = await setUp(product, [SCHOOL, PROPERTY, PARK, STOCK])
  await addPerson(owner, { login: 'catering', name: '演示食堂', units: ['catering'], language: 'zh' })
  await addPerson(owner, { login: 'supervisor', name: 'Demo Supervisor', units: [], roles: ['supervisor'], language: 'en' })
  const toSolve = await say(address, '食堂午饭的菜是凉的', '今天中午十二点半，二号窗口的菜是凉的，米饭也硬。', { photos: [await sendPhoto(address)] })
  await act(owner, toSolve.number, 'accepted', { kind: 'complaint' })
  await act(owner, toSolve.number, 'transferred', { leadUnit: 'catering', transferReason: '属于饮食服务范围。' })
  await act(await signIn(address, 'catering'), toSolve.number, 'done', { result: '已更换保温台。' })
  await act(owner, toSolve.number, 'replied', { replyMode: 'individual', replyText: '您好，保温台已经更换。' })
  await answer(address, toSolve, 'confirm', 1, 'refused', { solved: false, satisfied: 2, comment: '今天去看，菜还是凉的。' })
  const opened = await readTicket(owner, toSolve.number)
  await call(owner, 'POST', `/api/v1/tickets/${opened.id}/notes`, { text: '明天中午去现场测温。' }, { 'if-match': `"${opened.version}"` })

  const answered = await say(address, '宿舍热水时有时无', '晚上十点以后没有热水。')
  await act(owner, answered.number, 'accepted', { kind: 'problem' })
  await reply(owner, answered.number, '锅炉房已调整供水时间，每晚供水到十一点半。', 'public')
  const questioned = await say(address, '图书馆空调太冷', '三楼自习区的空调一直是二十度。')
  await act(owner, questioned.number, 'accepted', { kind: 'opinion' })
  await act(owner, questioned.number, 'askMore', { question: '请问是哪一个座位附近？' })
  const archived = await say(address, '感谢维修师傅', '报修后一个小时就修好了水龙头。')
  await act(owner, archived.number, 'accepted', { kind: 'praise' })
  await reply(owner, archived.number, '已转达维修班，谢谢您。', 'notice')
  await answer(address, archived, 'confirm', 1, 'accepted', { solved: true, satisfied: 5, comment: '办得很快。' })
  await say(address, '食堂晚饭的菜也是凉的', '晚饭时二号窗口的菜同样是凉的。')
  const late = await register(owner, { procedure: SCHOOL, channel: 'desk', receivedAt: '2026-09-18T10:00:00+08:00', values: { kind: 'problem', subject: '操场边的路灯不亮', content: '东侧第三盏路灯不亮。' }, contact: CONTACT })
  await changeRules(owner)
  await fillStock(owner)
  await fillCustomers(owner)
  return {
    address, owner, answered, questioned, toSolve: opened.id, archived: { ...archived, id: (await readTicket(owner, archived.number)).id }, late: late.id,
    table: writeGbkTable([['收到时间', '类别', '标题', '内容'], ['2026-09-08 10:00', '投诉', '一号楼水压低', '早上七点水压很低。'], ['2026-13-45', '建议', '日期写错的一行', '这一行的日期不存在。']]),
  }
}
