import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutcomeView } from '../../../contract/procedures.ts'
import { outcomesFor, readGiven, surveyOf } from './given.ts'

const outcome = (key: string, whenSolved?: boolean): OutcomeView => ({ key, label: { zh: key, en: key }, tone: 'plain', form: [], ...(whenSolved === undefined ? {} : { whenSolved }) })
const nothing = readGiven(null)

describe('an ask', () => {
  it('offers yes before no, and never what happens by itself when nobody answers', () => {
    const outcomes = [outcome('noWord'), outcome('refused', false), outcome('accepted', true)]
    expect(outcomesFor({ kind: 'survey', outcomes }).map(({ key }) => key)).toEqual(['accepted', 'refused'])
    expect(outcomesFor({ kind: 'task', outcomes: [outcome('answered')] }).map(({ key }) => key)).toEqual(['answered'])
  })

  it('sends stars and comment only when they were given', () => {
    expect(surveyOf(outcome('accepted', true), nothing)).toEqual({ solved: true })
    expect(surveyOf(outcome('refused', false), { ...nothing, satisfied: 2, comment: ' 还在漏 ' })).toEqual({ solved: false, satisfied: 2, comment: '还在漏' })
  })

  it('is not stopped by whatever stands in the tab’s memory', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => { expect(readGiven(text).answers.raw).toBeDefined() }))
  })
})
