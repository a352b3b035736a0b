import { describe, expect, it } from 'vitest'
import { addressOf, problemOf } from './api.ts'
import { touchedBy } from './live.ts'
import { mayTryAgain } from './problem-error.ts'
import { nameOfKey } from './shortcuts.ts'

describe('an address', () => {
  it('leaves out what was not chosen', () => {
    expect(addressOf('/api/v1/tickets', { status: 'open', q: '电梯 & 门', unit: undefined, level: '', limit: 50, overdue: false })).toBe('/api/v1/tickets?status=open&q=%E7%94%B5%E6%A2%AF+%26+%E9%97%A8&limit=50&overdue=false')
    expect(addressOf('/api/v1/units')).toBe('/api/v1/units')
  })
})

describe('a failed answer', () => {
  it('carries code, fields and details of the problem', () => {
    const problem = problemOf(422, JSON.stringify({ type: 'x', title: '请检查', status: 422, code: 'ticket.values_invalid', problems: [{ field: 'cause', code: 'field.required' }] }))
    expect(problem).toMatchObject({ code: 'ticket.values_invalid', status: 422, message: '请检查', problems: [{ field: 'cause', code: 'field.required' }] })
    expect(mayTryAgain(problem)).toBe(false)
  })
  it('of a proxy in between is told as the network’s fault, and tried again', () => {
    const problem = problemOf(502, '<html>Bad gateway</html>')
    expect([problem.code, mayTryAgain(problem)]).toEqual(['client.offline', true])
  })
  it('that nobody understands is called unreadable', () => {
    expect(problemOf(418, 'teapot').code).toBe('client.unreadable')
  })
})

describe('a live message', () => {
  it('refreshes the ticket, the lists and the tasks, and nothing else', () => {
    expect(touchedBy({ kind: 'ticket', id: 7 })).toEqual([['ticket', 7], ['tickets'], ['tasks']])
    expect(touchedBy({ kind: 'notification' })).toEqual([['notifications']])
  })
})

describe('a pressed key', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) => nameOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })
  it('has one name on every keyboard', () => {
    expect([press('?'), press('g'), press('Enter', { ctrlKey: true }), press('Enter', { metaKey: true }), press('Escape')]).toEqual(['?', 'g', 'ctrl+enter', 'ctrl+enter', 'escape'])
  })
})
