import { describe, expect, it } from 'vitest'
import { failureText, faultText } from './failure-text.ts'
import { isUncertain, readProblem } from './request.ts'

describe('what went wrong', () => {
  it('is said in the reader’s language with the way out', () => {
    const wrong = readProblem(404, '{"code":"portal.wrong_code","status":404}')
    expect(failureText('zh', wrong)).toBe('编号或查询码不对。请核对后再输入。')
    expect(failureText('en', wrong)).toBe('Number or query code is wrong. Please check both.')
    expect(failureText('en', { kind: 'unreachable' })).toContain('connection')
    expect(failureText('en', readProblem(413, '{"code":"file.too_large"}'), 5_000_000)).toContain('5 MB')
  })

  it('uses the server’s words for a code the portal has none for', () => {
    expect(failureText('en', readProblem(422, '{"code":"ticket.survey_needed","title":"Say whether it is solved."}'))).toBe('Say whether it is solved.')
  })

  it('shows nothing of a proxy’s page, and knows that the server may have done it', () => {
    const proxy = readProblem(502, '<html>Bad gateway</html>')
    expect(failureText('zh', proxy)).toBe('出了点问题，没有办成。请稍后再试。')
    expect(isUncertain(proxy)).toBe(true)
    expect(isUncertain(readProblem(422, '{}'))).toBe(false)
  })

  it('stands at its field, wherever in the body the server found it', () => {
    expect(readProblem(422, '{"code":"ticket.values_invalid","problems":[{"field":"values.subject","code":"field.too_long","max":120},{"field":3}]}')).toMatchObject({ faults: [{ field: 'subject', code: 'field.too_long', max: 120 }] })
    expect(faultText('zh', { field: 'subject', code: 'field.too_long', max: 120 }, '标题')).toBe('“标题”最多 120 字')
    expect(faultText('en', { field: 'subject', code: 'field.unexpected' }, 'Subject')).toBe('“Subject” is not filled in correctly')
  })
})
