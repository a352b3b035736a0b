import { describe, expect, it } from 'vitest'
import { calendars, oneDesk, planOf } from '../../../test/support/simulation.ts'
import { describePeople } from './describe-simulation.ts'
import { peopleNeeded } from './people-needed.ts'
import type { PeopleAnswer, PeopleQuestion } from './people-needed.ts'
import type { PlanDocument } from './plan-document.ts'

const PROCEDURE = oneDesk('natural', `clocks:
  answer: { zh: 答复, en: Answer, from: received, until: serve.claimed, within: 10 minutes, rule: elapsed }
  never: { zh: 从不, en: Never, from: serve.refused, until: closed, within: 1 day }
`.replace('serve.refused', 'reopened'))

/** 18 an hour at 10 minutes each: three people would be busy all the time. */
const PLAN: PlanDocument = { arrivals: '18 per hour', handling: { serve: 'exp 10 minutes' }, staff: { office: 1 }, weeks: 3, warmUp: 1, replications: 10 }

const answers = new Map<string, PeopleAnswer>()

/** The same question is not played twice. */
function ask(question: PeopleQuestion): PeopleAnswer {
  const known = answers.get(JSON.stringify(question))
  if (known) return known
  const answer = peopleNeeded(PROCEDURE, calendars, planOf(PROCEDURE, PLAN), question)
  if ('problem' in answer) throw new Error(answer.problem)
  answers.set(JSON.stringify(question), answer)
  return answer
}

/** The share that waits longer than so many minutes, for `servers` (Erlang C; the tail of M/M/c is exponential). */
function lateBy(servers: number, minutes: number): number {
  const [load, service] = [3, 10]
  let blocked = 1
  for (let busy = 1; busy <= servers; busy += 1) blocked = (load * blocked) / (busy + load * blocked)
  const waits = blocked / (1 - (load / servers) * (1 - blocked))
  return waits * Math.exp((-(servers - load) * minutes) / service)
}

describe('how many people are needed', { timeout: 60_000 }, () => {
  it.each([0.3, 0.1, 0.01, 0.002])('for at most %f late: as many as Erlang says, and one fewer is not enough', (share) => {
    const expected = [4, 5, 6, 7, 8, 9].find((servers) => lateBy(servers, 10) <= share)
    const answer = ask({ party: 'office', clock: 'answer', share })
    expect(answer.people).toBe(expected)
    const [before, chosen] = [answer.tried.find(({ people }) => people === (expected ?? 0) - 1), answer.tried.find(({ people }) => people === expected)]
    expect(before?.enough).toBe(false)
    expect(chosen?.enough).toBe(true)
    expect(chosen?.bound).toBeLessThanOrEqual(share)
    expect(chosen?.bound).toBeGreaterThanOrEqual(chosen?.late ?? 1)
  })

  it('the table of what was tried is in order, and its shares are those of Erlang', () => {
    const { tried } = ask({ party: 'office', clock: 'answer', share: 0.002 })
    expect(tried.map(({ people }) => people)).toEqual(tried.map(({ people }) => people).sort((a, b) => a - b))
    for (const { people, late, utilisation } of tried) {
      if (people <= 3) continue
      expect(Math.abs(late - lateBy(people, 10))).toBeLessThan(0.03)
      expect(Math.abs(utilisation - 3 / people)).toBeLessThan(0.02)
    }
  })

  it('more certainty never asks for fewer people', () => {
    const [some, most] = [ask({ party: 'office', clock: 'answer', share: 0.1, certainty: 0.5 }), ask({ party: 'office', clock: 'answer', share: 0.1, certainty: 0.999 })]
    expect(most.people ?? 99).toBeGreaterThanOrEqual(some.people ?? 0)
    for (const { people, bound } of some.tried) expect(most.tried.find((other) => other.people === people)?.bound ?? 1).toBeGreaterThanOrEqual(bound)
  })

  it('says so when no number that was tried is enough, and where they wait then', () => {
    const answer = ask({ party: 'office', clock: 'answer', share: 0.05, most: 3 })
    expect(answer).toMatchObject({ people: null, bottleneck: { key: 'unit:office' } })
    expect(describePeople(answer, 'en').join('\n')).toMatch(/Even with 3 people it is not 95\.0% certain/)
    expect(describePeople(answer, 'zh').join('\n')).toContain('试到 3 人')
  })

  it('says so when it is asked for somebody or something that is not there', () => {
    const plan = planOf(PROCEDURE, PLAN)
    expect(peopleNeeded(PROCEDURE, calendars, plan, { party: 'kitchen', clock: 'answer', share: 0.05 })).toEqual({ problem: 'unknown_party' })
    expect(peopleNeeded(PROCEDURE, calendars, plan, { party: 'office', clock: 'lunch', share: 0.05 })).toEqual({ problem: 'unknown_clock' })
    expect(peopleNeeded(PROCEDURE, calendars, plan, { party: 'office', clock: 'never', share: 0.05 })).toEqual({ problem: 'never_runs' })
  })

  it('says it in both languages', () => {
    const answer = ask({ party: 'office', clock: 'answer', share: 0.1 })
    expect(describePeople(answer, 'en')[0]).toBe(`For at most 10.0% of "Answer" to be late, with 95.0% certainty, Office must be ${String(answer.people)}`)
    expect(describePeople(answer, 'zh')[0]).toBe(`“答复”超时率以 95.0% 的把握不超过 10.0%，办公室需要 ${String(answer.people)} 人`)
  })
})
