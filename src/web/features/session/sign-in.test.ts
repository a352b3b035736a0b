import { describe, expect, it } from 'vitest'
import { safeTarget } from './safe-target.ts'
import { faultsOf, refusedFields, stepOfRefusal, type SetupDraft } from './setup-draft.ts'

describe('after the sign-in', () => {
  it('the person comes back to where they were', () => {
    expect(safeTarget('/tickets/7?x=1')).toBe('/tickets/7?x=1')
  })
  it.each([undefined, 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', '/sign-in?then=/sign-in'])('nobody is led elsewhere by %s', (then) => {
    expect(safeTarget(then)).toBe('/')
  })
})

describe('the set-up', () => {
  const draft: SetupDraft = { code: 'c', zh: '单位', en: '', name: '何', login: 'He.Qing', password: '1234567890', language: 'zh', procedures: [] }
  it('goes on when everything needed is there', () => {
    expect([faultsOf(draft, 0), faultsOf(draft, 1), faultsOf(draft, 2)]).toEqual([{}, {}, {}])
  })
  it('says what is missing or unfit', () => {
    expect(faultsOf({ ...draft, code: ' ', zh: '' }, 0)).toEqual({ code: 'field.required', zh: 'field.required' })
    expect(faultsOf({ ...draft, name: '', login: '何', password: 'short' }, 1)).toEqual({ name: 'field.required', login: 'setup.badLogin', password: 'tooShort' })
  })
  it('goes back to the step of what the server refused', () => {
    const problems = [{ field: 'password', code: 'field.bad_format' }]
    expect([refusedFields(problems), stepOfRefusal(problems)]).toEqual([{ password: 'field.bad_format' }, 1])
    expect([refusedFields([{ field: 'organisation.zh', code: 'field.too_long' }]), stepOfRefusal([{ field: 'elsewhere', code: 'x' }])]).toEqual([{ zh: 'field.too_long' }, undefined])
  })
})
