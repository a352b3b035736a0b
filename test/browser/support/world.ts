/** A small organisation with something on every screen, made over HTTP as its people would. */
import { drawPicture } from './picture.ts'
import type { Product } from './product.ts'
import { act, addPerson, answer, call, PARK, PROPERTY, readTicket, register, SCHOOL, setUp, signIn, speakUp, type Caller } from './staff.ts'
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

/** Sets the product up and fills it. */
export const fillWorld = async (product: Product): Promise<World> => {
  const { address } = product
  const owner = await setUp(product, [SCHOOL, PROPERTY, PARK])
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
  return {
    address, owner, answered, questioned, toSolve: opened.id, archived: { ...archived, id: (await readTicket(owner, archived.number)).id }, late: late.id,
    table: writeGbkTable([['收到时间', '类别', '标题', '内容'], ['2026-09-08 10:00', '投诉', '一号楼水压低', '早上七点水压很低。'], ['2026-13-45', '建议', '日期写错的一行', '这一行的日期不存在。']]),
  }
}
