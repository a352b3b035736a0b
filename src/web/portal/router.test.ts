import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathTo, readRoute } from './router.ts'

const name = fc.string({ minLength: 1, unit: 'grapheme' })

describe('the addresses of the portal', () => {
  it('lead back to the page they were made for, whatever the procedure or the number is called', () => {
    fc.assert(fc.property(name, (procedure) => { expect(readRoute(pathTo({ page: 'new', procedure }))).toEqual({ page: 'new', procedure }) }))
    fc.assert(fc.property(name, (number) => { expect(readRoute(pathTo({ page: 'ticket', number }))).toEqual({ page: 'ticket', number }) }))
    fc.assert(fc.property(name, (number) => { expect(readRoute(pathTo({ page: 'done', number }))).toEqual({ page: 'done', number }) }))
  })

  it.each(['/p', '/p/'])('open the front page at %s', (path) => expect(readRoute(path)).toEqual({ page: 'home' }))

  it('take a procedure with its slash written plainly, as on a printed card', () => {
    expect(readRoute('/p/new/school/general-affairs-feedback')).toEqual({ page: 'new', procedure: 'school/general-affairs-feedback' })
  })

  it.each(['/', '/px', '/p/nothing', '/p/new', '/p/new/', '/p/ticket/', '/p/ticket/%E0%A4%A', '/p/nothing/x'])('say that %s is no page', (path) => {
    expect(readRoute(path)).toEqual({ page: 'notFound' })
  })
})
