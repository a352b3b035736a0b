import { describe, expect, it } from 'vitest'
import { changeFilter, hasFilters, readFilters, splitAround } from './filters.ts'

describe('the filters in the address', () => {
  it('are kept when they make sense and dropped when they do not', () => {
    expect(readFilters({ status: 'open', overdue: 'maybe', receivedFrom: '2026-09-01', receivedTo: 'yesterday', sort: 'random', q: ' 电梯 ', page: '3' })).toEqual({ status: 'open', receivedFrom: '2026-09-01', q: '电梯' })
  })
  it('lose level, channel and step with their procedure', () => {
    expect(changeFilter({ procedure: 'a', level: 'major', channel: 'phone', step: 'handle', q: 'x' }, 'procedure', 'b')).toEqual({ procedure: 'b', q: 'x' })
  })
  it('are taken off one by one', () => {
    expect(changeFilter({ status: 'open', q: 'x' }, 'q', undefined)).toEqual({ status: 'open' })
    expect([hasFilters({}), hasFilters({ sort: 'due' }), hasFilters({ q: 'x' })]).toEqual([false, false, true])
  })
})

describe('a text that was found', () => {
  it('marks each searched word, whatever signs it holds', () => {
    expect(splitAround('电梯停了，电梯又停了', '电梯')).toEqual(['', '电梯', '停了，', '电梯', '又停了'])
    expect(splitAround('cost (120)', '(120)')).toEqual(['cost ', '(120)', ''])
    expect(splitAround('nothing', ' ')).toEqual(['nothing'])
  })
})
