// A procedure in plain words and as files to take away.
import { expect, it } from 'vitest'
import { descriptionShape, procedureShape } from '../../src/contract/index.ts'
import { openWholeApp } from '../support/whole-app.ts'

const { ask, setUp, addPerson } = await openWholeApp('2026-03-02T09:00:00+08:00')
const owner = await setUp()
const SCHOOL = `/api/v1/procedures/${encodeURIComponent('school/general-affairs-feedback')}`

it('whoever may read procedures reads the rule in plain words, in either language', async () => {
  const zh = descriptionShape.parse((await ask('GET', `${SCHOOL}/description`, { as: owner })).body)
  const en = descriptionShape.parse((await ask('GET', `${SCHOOL}/description?lang=en`, { as: owner })).body)
  expect(zh).toMatchObject({ lang: 'zh', title: '总务处信息反馈' })
  const register = (described: typeof zh): unknown => described.sections.find(({ key }) => key === 'steps')?.entries.find(({ key }) => key === 'register')
  expect(register(zh)).toMatchObject({ title: '登记', points: expect.arrayContaining([{ text: '由信息录入员办理。', points: [] }]) as unknown })
  expect(register(en)).toMatchObject({ title: 'Register', points: expect.arrayContaining([{ text: 'Handled by Data-entry clerk.', points: [] }]) as unknown })
})

it('the diagram on the screen has every step and what clocks take', async () => {
  const { diagram } = procedureShape.parse((await ask('GET', SCHOOL, { as: owner })).body)
  expect(diagram.nodes.find(({ key }) => key === 'reply')).toMatchObject({ kind: 'task', who: { zh: '总务处' }, limits: expect.arrayContaining([{ zh: '首次回复：2个工作日内', en: 'First reply: within 2 working days' }]) as unknown })
  expect(diagram.edges.filter(({ clock }) => clock)).toMatchObject([
    { from: 'moreInfo', to: 'solve', label: { zh: '逾期未补充' }, clock: { zh: '“等待反馈人补充”到时（7天内）' } },
    { from: 'confirm', to: 'archive', label: { zh: '逾期未确认' }, clock: { zh: '“等待反馈人确认”到时（7天内）' } },
  ])
})

it.each([
  ['md', 'text/markdown; charset=utf-8', '# 总务处信息反馈'],
  ['svg', 'image/svg+xml; charset=utf-8', '<svg xmlns="http://www.w3.org/2000/svg"'],
  ['bpmn', 'application/xml; charset=utf-8', '<bpmn:process id="Process_school_general-affairs-feedback"'],
])('it can be taken away as %s', async (format, type, inside) => {
  const { status, headers, text } = await ask('GET', `${SCHOOL}/file?format=${format}`, { as: owner })
  expect(status).toBe(200)
  expect(headers['content-type']).toBe(type)
  expect(headers['content-disposition']).toBe(`attachment; filename="school-general-affairs-feedback-v1.zh.${format}"`)
  expect(text).toContain(inside)
})

it('what is not there, or not offered, is refused as a problem, and so are strangers', async () => {
  const cook = await addPerson(owner, 'cook', { units: ['catering'] })
  expect((await ask('GET', '/api/v1/procedures/no%2Fsuch/description', { as: owner })).body).toMatchObject({ code: 'procedure.not_found' })
  expect((await ask('GET', '/api/v1/procedures/no%2Fsuch/file?format=svg', { as: owner })).status).toBe(404)
  expect((await ask('GET', `${SCHOOL}/file?format=pdf`, { as: owner })).status).toBe(400)
  expect((await ask('GET', `${SCHOOL}/file`, { as: owner })).status).toBe(400)
  expect((await ask('GET', `${SCHOOL}/description?lang=fr`, { as: owner })).status).toBe(400)
  // Those who work by a rule may read it.
  expect((await ask('GET', `${SCHOOL}/description`, { as: cook.as })).status).toBe(200)
  expect((await ask('GET', `${SCHOOL}/description`)).status).toBe(401)
})
