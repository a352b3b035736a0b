/** The six-step procedure of the engine bench, run by our engine; and a ticket with a long past. */
import { compileProcedure } from '../../src/core/procedure/index.ts'
import type { Procedure } from '../../src/core/procedure/index.ts'
import { decide, replay } from '../../src/core/ticket/index.ts'
import type { Command, Facts, Ticket, TicketEvent } from '../../src/core/ticket/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../src/core/worktime/index.ts'

const SOURCE = `procedure: bench/six-steps
version: 1
title: { zh: 六步, en: Six steps }
number: B-{yyyy}-{seq:6}
fields:
  subject: { type: text, required: true, title: true, zh: 事项, en: Matter }
  amount: { type: number, zh: 金额, en: Amount }
needs:
  units: { office: { zh: 办公室, en: Office } }
roles:
  office: { zh: 办公室, en: Office, unit: office }
starts:
  desk: { zh: 登记, en: Desk, form: [subject, amount], next: register }
clocks:
  reply: { zh: 答复, en: Reply, from: received, until: reply.done, within: 2 working days }
  solve: { zh: 办结, en: Solved, from: assign, until: check.done, within: 5 working days, warn: 1 working day }
steps:
  register: { zh: 登记, en: Register, by: office, outcomes: { done: { zh: 完, en: Done, next: assign } } }
  assign: { zh: 交办, en: Assign, by: office, outcomes: { done: { zh: 完, en: Done, next: [{ when: 'amount > 1000', to: investigate }, { to: handle }] } } }
  investigate: { zh: 调查, en: Investigate, by: office, outcomes: { done: { zh: 完, en: Done, next: handle } } }
  handle: { zh: 办理, en: Handle, by: office, outcomes: { done: { zh: 完, en: Done, next: check } } }
  check: { zh: 核查, en: Check, by: office, outcomes: { done: { zh: 完, en: Done, next: reply } } }
  reply: { zh: 答复, en: Reply, by: office, outcomes: { done: { zh: 完, en: Done, next: archive } } }
  archive: { kind: end, zh: 归档, en: Archive }
words:
  answered: { at: reply.done, to: reporter, zh: '您反映的 {{title}} 已办结', en: '{{title}} is done' }
`

const LONG = ['register', 'assign', 'investigate', 'handle', 'check', 'reply']
const SHORT = ['register', 'assign', 'handle', 'check', 'reply']

function load(): Procedure {
  const compiled = compileProcedure(SOURCE)
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => `${found.place.line}: ${found.message.en}`).join('; '))
  return compiled.procedure
}

function factsOf(): (now: number) => Facts {
  const calendar = compileCalendar(chinaOfficeCalendar())
  const actor = { ref: 'person:1', parties: ['person:1', 'unit:office'] }
  const directory: Facts['directory'] = { hasUnit: () => true, hasPerson: () => true, isStaffed: () => true, isOneOf: () => true, superiorOf: () => undefined, registerRow: () => undefined }
  return (now) => ({ now, actor, calendar: () => calendar, answers: {}, directory })
}

/** Every second run takes the branch, so that each has both ways to go. */
export function prepareHuiyin(): (nr: number) => void {
  const procedure = load()
  const facts = factsOf()
  return (nr) => {
    let now = Date.parse('2026-09-17T09:00:00+08:00') + nr * 1000
    let ticket: Ticket | undefined
    const act = (command: Command): void => {
      const decision = decide(procedure, ticket, command, facts(now))
      if (decision.kind === 'refused') throw new Error(decision.code)
      ticket = decision.ticket
      now += 3_600_000
    }
    const large = nr % 2 === 0
    act({ kind: 'start', channel: 'desk', values: { subject: '水管漏水', amount: large ? 5000 : 10 }, number: 'B-2026-000001', anonymous: false })
    for (const step of large ? LONG : SHORT) act({ kind: 'act', step, nr: 1, outcome: 'done', values: {} })
    if (ticket?.status !== 'closed') throw new Error('the run did not end')
  }
}

/** A ticket with so many events: notes and words between two steps. */
export function prepareReplay(length: number): { replayOnce: () => void; events: number } {
  const procedure = load()
  const facts = factsOf()
  const events: TicketEvent[] = []
  let now = Date.parse('2026-09-17T09:00:00+08:00')
  const act = (command: Command): void => {
    const decision = decide(procedure, replay(events), command, facts(now))
    if (decision.kind === 'refused') throw new Error(decision.code)
    events.push(...decision.events)
    now += 60_000
  }
  act({ kind: 'start', channel: 'desk', values: { subject: '水管漏水', amount: 10 }, number: 'B-2026-000001', anonymous: false })
  act({ kind: 'act', step: 'register', nr: 1, outcome: 'done', values: {} })
  for (let nr = 0; events.length < length; nr++) {
    if (nr % 3 === 0) act({ kind: nr % 2 === 0 ? 'claim' : 'release', step: 'assign', nr: 1 })
    else act(nr % 3 === 1 ? { kind: 'note', text: `第 ${nr} 条记录` } : { kind: 'correct', values: { subject: `水管漏水 ${nr}` }, reason: '补充' })
  }
  return { replayOnce: () => { if (replay(events)?.revision !== events.length) throw new Error('the replay went wrong') }, events: events.length }
}
