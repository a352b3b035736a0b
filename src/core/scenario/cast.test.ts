import { describe, expect, it } from 'vitest'
import { compileProcedure } from '../procedure/index.ts'
import { holdersOf, joinGiven, partiesOf, superiorOf } from './cast.ts'
import type { GivenDocument } from './document.ts'
import { PLAY } from './planted/play.ts'

const compiled = compileProcedure(PLAY)
if (!compiled.ok) throw new Error('the play is not good')
const { procedure } = compiled

const people = { lin: ['unit:sales'], gu: ['unit:quality'], he: ['post:quality-head'], su: ['head:sales'], an: ['post:director'], xu: [] }
const given = (more: GivenDocument = {}): ReturnType<typeof joinGiven> => joinGiven({ people }, more)

describe('the cast of a scenario', () => {
  it('who holds the post of a head is head of its unit', () => {
    expect(partiesOf(procedure, given(), 'he')).toEqual(['person:he', 'post:quality-head', 'head:quality'])
  })

  it('nobody stands behind a post whose only holder is away', () => {
    expect(holdersOf(procedure, given(), 'post:quality-head')).toEqual(['he'])
    expect(holdersOf(procedure, given({ away: ['he'] }), 'post:quality-head')).toEqual([])
    expect(holdersOf(procedure, given({ away: ['he'], people: { wu: ['post:quality-head'] } }), 'post:quality-head')).toEqual(['wu'])
  })

  it.each<{ readonly who: string; readonly superior: string | undefined; readonly more?: GivenDocument }>([
    { who: 'person:lin', superior: 'head:sales' },
    { who: 'person:su', superior: 'head:company' },
    { who: 'unit:sales', superior: 'head:company' },
    { who: 'head:quality', superior: 'head:company' },
    { who: 'person:gu', superior: 'head:quality' },
    { who: 'person:gu', superior: 'head:company', more: { away: ['he'] } },
    { who: 'person:gu', superior: undefined, more: { away: ['he', 'an'] } },
    { who: 'post:quality-head', superior: 'head:company' },
    { who: 'person:he', superior: 'head:company' },
    { who: 'person:an', superior: undefined },
    { who: 'unit:company', superior: undefined },
    { who: 'person:xu', superior: undefined },
    { who: 'person:lin', superior: 'person:gu', more: { superior: { lin: 'gu' } } },
  ])('the superior of $who is $superior', ({ who, superior, more }) => {
    expect(superiorOf(procedure, given(more), who)).toBe(superior)
  })

  it('a scenario adds to what the file gives, and says anew what it says again', () => {
    const joined = joinGiven(
      { people, registers: { customers: { acme: { days: 1 }, bo: { days: 3 } } }, sameBefore: { customer: ['2026-09-01 09:00'] }, away: ['lin'] },
      { people: { lin: [] }, registers: { customers: { bo: { days: 5 } } }, sameBefore: { customer: ['2026-09-02 09:00'] }, away: ['gu'] },
    )
    expect(joined).toMatchObject({
      people: { ...people, lin: [] }, registers: { customers: { acme: { days: 1 }, bo: { days: 5 } } }, sameBefore: { customer: ['2026-09-01 09:00', '2026-09-02 09:00'] }, away: ['lin', 'gu'],
    })
  })
})
