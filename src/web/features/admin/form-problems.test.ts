import { expect, test } from 'vitest'
import { CODE_PATTERN, fillLabel, pathOfProblem, proposeCode } from './form-problems.ts'

test.each([
  ['body.name.zh', ['name', 'zh']],
  ['/standIns/0/until', ['standIns', 0, 'until']],
  ['code', ['code']],
])('the problem at %j is shown at that field', (field, path) => {
  expect(pathOfProblem({ field })).toEqual(path)
})

test.each([['Customer service', 'customer-service'], ['  3rd Floor! ', 'rd-floor'], ['Café', 'cafe'], ['后勤', '']])('the code proposed for %j is %j', (name, code) => {
  expect(proposeCode(name)).toBe(code)
  if (code) expect(code).toMatch(CODE_PATTERN)
})

test('a name given in one language serves both', () => {
  expect(fillLabel({ zh: ' 客服部 ' })).toEqual({ zh: '客服部', en: '客服部' })
  expect(fillLabel({ zh: '客服部', en: 'Service' })).toEqual({ zh: '客服部', en: 'Service' })
})
