import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFor, loadLibraryProcedure, officeCalendar, person, REPORTER } from '../../../test/support/procedures.ts'
import { AT, assigned, DAY, desk, facts, HOUR, moved, owner, refusals, SAME, second, Story, v1 } from '../../../test/support/slip-versions.ts'
import type { Procedure, Values } from '../procedure/index.ts'
import { canonicalJson, decide, evolve, nextActions, replay } from '../ticket/index.ts'
import type { Ticket, TicketEvent } from '../ticket/index.ts'
import { checkMapping, decideMigration, planMigration, suggestMapping, tellPlan } from './index.ts'
import type { Mapping } from './index.ts'

describe('a ticket that moves to a new version', () => {
  it('stays where it is, with whom it is, when only words changed', () => {
    const story = assigned().do({ kind: 'claim', step: 'handle', nr: 1 }, person('3', 'unit:repair'), AT)
    const ticket = moved(second(['en: Handle,', 'en: Deal with,']), story)
    expect(ticket).toMatchObject({ procedureVersion: 2, open: [{ step: 'handle', nr: 1, assignees: ['unit:repair'], claimedBy: 'person:3' }] })
    expect(ticket.clocks).toEqual(story.ticket.clocks)
    expect({ ...ticket, procedureVersion: 1, revision: 0 }).toEqual({ ...story.ticket, revision: 0 })
  })

  it('goes to the step that takes the place of its own, with everything that names it', () => {
    const after = second(['handle', 'repairIt'], ['en: Handle,', 'en: Repair it,'])
    const ticket = moved(after, assigned(), { steps: { handle: 'repairIt' } })
    expect(ticket.open).toMatchObject([{ step: 'repairIt', nr: 1, assignees: ['unit:repair'] }])
    expect(ticket.visits).toEqual({ assign: 1, repairIt: 1 })
    const done = decide(after, ticket, { kind: 'act', step: 'repairIt', nr: 1, outcome: 'done', values: { result: 'new lamp' } }, facts(person('3', 'unit:repair'), AT + 3 * DAY))
    expect(done).toMatchObject({ kind: 'accepted' })
  })

  it('is given to whom the new version names', () => {
    const after = second(['by: handler, outcomes', 'by: { post: chief }, outcomes'])
    const story = assigned().do({ kind: 'claim', step: 'handle', nr: 1 }, person('3', 'unit:repair'), AT)
    expect(moved(after, story).open).toMatchObject([{ assignees: ['post:chief'], claimedBy: null }])
  })

  it('stays with whom it was given by hand, when the rule did not change', () => {
    const given: TicketEvent = { type: 'reassigned', at: AT, actor: 'person:9', step: 'handle', nr: 1, assignees: ['unit:cleaning'] }
    const story = assigned()
    const ticket = evolve(story.ticket, given)
    const decision = decideMigration(v1, second(['en: Handle,', 'en: Deal with,']), SAME, ticket, facts(owner, AT))
    expect(decision).toMatchObject({ kind: 'accepted', events: [{ open: [{ assignees: ['unit:cleaning'] }] }] })
  })

  it('keeps its values, under new names where they have them, and leaves out what is not asked any more', () => {
    const story = new Story({ matter: 'A lamp', remark: 'third floor', category: 'service' }).act('assign', 'single', { leadUnit: 'repair' })
    const after = second(['  remark: { type: text, zh: 备注, en: Remark }\n', ''], [', units, remark], next: assign', ', units], next: assign'], ['form: [remark], outcomes', 'outcomes'], ['matter', 'subject'])
    const ticket = moved(after, story, { steps: {}, fields: { matter: 'subject' } })
    expect(ticket.values).toEqual({ subject: 'A lamp', category: 'service', leadUnit: 'repair' })
    expect(planMigration(v1, after, { steps: {}, fields: { matter: 'subject' } }, story.ticket, facts(owner, AT)).values).toEqual({ kept: ['category', 'leadUnit'], renamed: [{ from: 'matter', to: 'subject' }], dropped: ['remark'], missing: [] })
  })

  it('says what the new version would have asked for at the beginning', () => {
    const after = second(['  remark: { type', '  phone: { type: text, required: true, zh: 电话, en: Phone }\n  remark: { type'], ['form: [matter, category', 'form: [matter, phone, category'])
    expect(planMigration(v1, after, SAME, assigned().ticket, facts(owner, AT)).values.missing).toEqual(['phone'])
  })

  it('keeps its branches, their values and what waits in them', () => {
    const story = new Story().act('assign', 'many', { leadUnit: 'desk', units: ['repair', 'cleaning'] }).act('consult', 'said', { remark: 'fine' }, person('3', 'unit:repair'))
    const after = second(['consult', 'opinion'], ['gather:', 'together:'], ['next: gather', 'next: together'], ['remark', 'note'])
    const ticket = moved(after, story, { steps: { consult: 'opinion', gather: 'together' }, fields: { remark: 'note' } })
    expect(ticket.branches).toMatchObject([{ path: 'opinion#1:repair', values: { note: 'fine', remark: null }, arrivedAt: 'together' }, { path: 'opinion#1:cleaning', arrivedAt: null }])
    expect(ticket.open).toMatchObject([{ step: 'opinion', branch: 'opinion#1:cleaning', assignees: ['unit:cleaning'] }])
    const last = decide(after, ticket, { kind: 'act', step: 'opinion', nr: 2, outcome: 'said', values: {} }, facts(person('5', 'unit:cleaning'), AT + 3 * DAY))
    expect(last.kind === 'accepted' && last.events.map((event) => event.type)).toEqual(['acted', 'arrived', 'gathered', 'stepOpened'])
  })

  it('writes down one event, and its history can be replayed', () => {
    const story = assigned()
    const decision = decideMigration(v1, second(['5 working days', '3 working days']), SAME, story.ticket, facts(owner, AT + DAY))
    expect(decision.kind === 'accepted' && decision.events.map((event) => [event.type, event.actor])).toEqual([['migrated', 'person:9']])
    const events = decision.kind === 'accepted' ? decision.events : []
    expect(canonicalJson(replay([...story.events, ...events]) ?? null)).toBe(canonicalJson(moved(second(['5 working days', '3 working days']), story, SAME, AT + DAY)))
  })
})

describe('a ticket that cannot move', () => {
  const without = (name: string, ...more: readonly (readonly [string, string])[]): Procedure => second([`  ${name}: { zh: 办理, en: Handle, by: handler, outcomes: { done: { zh: 办结, en: Done, form: [result!], next: end } } }\n`, ''], ...more)

  it('has an open step without a counterpart', () => {
    const after = without('handle', ['next: handle', 'next: end'])
    expect(refusals(after, assigned())).toEqual(['the open step "Handle" has no counterpart in the new version; name one in the mapping'])
    expect(refusals(after, assigned(), { steps: { handle: 'wait' } })).toEqual([])
  })

  it('has a value that the new version does not know', () => {
    expect(refusals(second(['service: { zh: 服务, en: Service }', 'service2: { zh: 服务, en: Service }']), assigned())).toEqual(['the value of "Category" is not valid in the new version (unknown choice); correct the ticket first'])
  })

  it('has nobody named in the field that the new step is given by', () => {
    const after = second(['by: handler, outcomes', 'by: handler, outcomes'], ['leadUnit: { type: unit, zh: 主办单位, en: Lead unit }', 'leadUnit: { type: unit, zh: 主办单位, en: Lead unit }\n  helper: { type: unit, zh: 协助单位, en: Helper }'], ['unitIn: leadUnit', 'unitIn: helper'], ['form: [leadUnit!]', 'form: [leadUnit!, helper!]'])
    expect(refusals(after, assigned())).toEqual(['the step "Handle" is given to whom "Helper" names, and that is empty; correct the ticket first'])
  })

  it('is open in a branch that the new version does not part into', () => {
    const story = new Story().act('assign', 'many', { leadUnit: 'desk', units: ['repair', 'cleaning'] })
    const after = second(['by: item, each: units', 'by: desk'], ['next: gather', 'next: handle'], ['  gather: { zh: 汇合, en: Gather, kind: join, gathers: all, next: handle }\n', ''])
    expect(new Set(refusals(after, story))).toEqual(new Set(['the step "Consult" is open in a branch that the new version does not part into; let the branches come together first']))
  })

  it('waits for another ticket that the new version does not wait for', () => {
    const child = ['  wait: { zh: 等待, en: Wait, by: desk, outcomes: { back: { zh: 恢复, en: Back, next: handle } } }', '  wait: { zh: 追偿, en: Recovery, kind: ticket, opens: { procedure: quality/recovery }, outcomes: { back: { zh: 恢复, en: Back, next: handle } } }'] as const
    const parent = second(child)
    const parted = { ...parent, version: 1 }
    const start = decide(parted, undefined, { kind: 'start', channel: 'desk', values: { matter: 'A lamp' }, number: 'L-1', anonymous: false }, facts(desk, AT))
    const first = replay(start.kind === 'accepted' ? start.events : [])
    const act = first && decide(parted, first, { kind: 'act', step: 'assign', nr: 1, outcome: 'wait', values: { leadUnit: 'repair' } }, facts(desk, AT))
    const ticket = act?.kind === 'accepted' ? act.events.reduce<Ticket>((state, event) => evolve(state, event), first ?? new Story().ticket) : undefined
    expect(ticket?.open).toMatchObject([{ step: 'wait' }])
    if (!ticket) return
    const plan = planMigration(parted, { ...v1, version: 2 }, SAME, ticket, facts(owner, AT))
    expect(plan.refusals.map((refusal) => refusal.en)).toEqual(['the step "Recovery" waits for another ticket quality/recovery, which the new version does not wait for; let it end first'])
    expect(planMigration(parted, parent, SAME, ticket, facts(owner, AT)).refusals).toEqual([])
  })

  it('is closed, or on another version', () => {
    const closed = assigned().act('handle', 'done', { result: 'new lamp' }, person('3', 'unit:repair'))
    expect(refusals(second(), closed)).toEqual(['the ticket is closed and stays on its version'])
    expect(planMigration({ ...v1, version: 7 }, second(), SAME, assigned().ticket, facts(owner, AT)).refusals).toMatchObject([{ code: 'ticket.other_version', zh: '工单在第 1 版上' }])
  })

  it('has two open steps that would become one', () => {
    const two = evolve(assigned().ticket, { type: 'stepOpened', at: AT, actor: 'person:1', step: 'wait', nr: 1, assignees: ['unit:desk'] })
    const plan = planMigration(v1, without('handle', ['next: handle', 'next: end']), { steps: { handle: 'wait' } }, two, facts(owner, AT))
    expect(plan.refusals.map((refusal) => refusal.code)).toEqual(['step.collides'])
  })

  it('is at a level that the new version does not have', () => {
    const levels = (text: string): Procedure => second(['starts:\n', `levels: ${text}\nstarts:\n`])
    const before = { ...levels('{ low: { zh: 低, en: Low }, high: { zh: 高, en: High, when: "filled(remark)" } }'), version: 1 }
    const ticket = { ...assigned().ticket, level: 'high' }
    const after = levels('{ low: { zh: 低, en: Low }, grave: { zh: 严重, en: Grave, when: "filled(remark)" } }')
    expect(planMigration(before, after, SAME, ticket, facts(owner, AT)).refusals).toMatchObject([{ code: 'level.gone', en: 'the level "High" is not in the new version; name another in the mapping' }])
    expect(planMigration(before, after, { steps: {}, levels: { high: 'grave' } }, ticket, facts(owner, AT))).toMatchObject({ refusals: [], level: { from: 'high', to: 'grave' } })
  })
})

describe('a mapping', () => {
  it('is suggested from what was only renamed', () => {
    expect(suggestMapping(v1, second(['handle', 'repairIt'], ['remark', 'note'], ['  answer: {', '  reply: {']))).toEqual({ steps: { handle: 'repairIt' }, fields: { remark: 'note' }, levels: {}, clocks: { answer: 'reply' } })
  })

  it('is refused when it names what is not there, or turns a field into another type', () => {
    expect(checkMapping(v1, second(), { steps: { handel: 'handle', handle: 'repair' }, fields: { matter: 'units' } }).map((problem) => problem.en))
      .toEqual(['The old version has no "handel"', 'The new version has no "repair"', '"matter" is of type text, "units" of type units'])
    expect(checkMapping(v1, second(), { steps: { handle: 'wait' }, clocks: { answer: 'answer' } })).toEqual([])
  })
})

describe('a plan in words', () => {
  it('tells what would happen, in both languages', () => {
    const after = second(['handle', 'repairIt'], ['en: Handle,', 'en: Repair it,'], ['5 working days', '1 working day'], ['  remark: { type', '  phone: { type: text, required: true, zh: 电话, en: Phone }\n  remark: { type'], ['form: [matter, category', 'form: [matter, phone, category'])
    const plan = planMigration(v1, after, { steps: { handle: 'repairIt' } }, assigned().ticket, facts(owner, AT + 3 * DAY))
    const lines = tellPlan({ before: v1, after, calendar: officeCalendar, nameOf: (party) => ({ zh: party, en: party }) }, plan)
    expect(lines.map((line) => line.en)).toEqual([
      'step "Handle" → "Repair it", still with unit:repair', 'clock "Answer": due 2026-09-20 17:30 → 2026-09-15 17:30, late at once', 'empty although the new version asks for it at the beginning: "Phone"',
    ])
    expect(lines.map((line) => line.zh)).toEqual(['环节“办理” → “办理”，仍由unit:repair办理', '时限“答复”：到期由 2026-09-20 17:30 改为 2026-09-15 17:30，随即超时', '新版登记时要填的“电话”是空的'])
  })
})

describe('whatever the ticket', () => {
  const after = second(['5 working days', '3 working days'], ['handle', 'repairIt'], ['remark', 'note'])
  const mapping: Mapping = { steps: { handle: 'repairIt' }, fields: { remark: 'note' } }
  const turn = fc.record({ outcome: fc.nat({ max: 2 }), who: fc.nat({ max: 2 }), at: fc.nat({ max: 20 }) })

  it('a plan changes nothing, and what was planned is what happens', () => {
    fc.assert(fc.property(fc.array(turn, { maxLength: 5 }), (turns) => {
      const story = new Story({ matter: 'x', remark: 'y' })
      for (const { outcome, who, at } of turns) {
        const open = story.ticket.open.at(who % Math.max(1, story.ticket.open.length))
        const actor = person('5', ...(open?.assignees ?? []))
        const step = v1.steps[open?.step ?? '']
        const chosen = step?.outcomes.at(outcome % step.outcomes.length)
        if (!open || !chosen) break
        const all: Values = { leadUnit: 'repair', units: ['repair', 'cleaning'], result: 'z' }
        const needed = [...step?.form ?? [], ...chosen.form].filter((entry) => entry.required).map((entry) => entry.field)
        story.do({ kind: 'act', step: open.step, nr: open.nr, outcome: chosen.key, values: Object.fromEntries(needed.map((key) => [key, all[key] ?? null])) }, actor, AT + at * HOUR)
      }
      const before = canonicalJson(story.ticket)
      const now = facts(owner, AT + 4 * DAY)
      const plan = planMigration(v1, after, mapping, story.ticket, now)
      expect(canonicalJson(story.ticket)).toBe(before)
      if (plan.refusals.length > 0) {
        expect(story.ticket.status).toBe('closed')
        return
      }
      const ticket = moved(after, story, mapping, AT + 4 * DAY)
      expect(ticket.procedureVersion).toBe(2)
      expect(ticket.open.map((open) => [open.step, open.assignees])).toEqual(plan.steps.map((step) => [step.to, step.after]))
      const live = ticket.clocks.filter((state) => state.state !== 'stopped')
      expect(live.map((state) => state.due).toSorted()).toEqual(plan.clocks.flatMap((clock) => clock.dueAfter ?? []).toSorted())
      expect(ticket.values).toMatchObject({ matter: 'x', note: 'y' })
      // Whoever has the step on the new version is offered its outcomes there.
      for (const open of ticket.open) expect(nextActions(after, ticket, facts(person('5', ...open.assignees), AT + 4 * DAY)).length).toBeGreaterThan(0)
    }), { numRuns: 200 })
  })

  it.each(['school/general-affairs-feedback', 'property/complaint', 'park/relayed-complaint'] as const)('%s moves to the same rules under another number without any change', (id) => {
    const before = loadLibraryProcedure(id)
    const next = { ...before, version: before.version + 1 }
    const start = Object.values(before.starts).find((candidate) => candidate.channel === 'portal') ?? Object.values(before.starts)[0]
    const form = start?.form ?? []
    const values = Object.fromEntries(form.filter((entry) => entry.required).map((entry) => [entry.field, before.fields[entry.field]?.choices[0]?.key ?? 'text']))
    const begun = decide(before, undefined, { kind: 'start', channel: start?.channel ?? '', values, number: 'X-1', anonymous: false }, factsFor(before, REPORTER, AT))
    const ticket = begun.kind === 'accepted' ? replay(begun.events) : undefined
    expect(ticket).toBeDefined()
    if (!ticket) return
    const decision = decideMigration(before, next, SAME, ticket, factsFor(before, owner, AT + HOUR))
    expect(decision.kind === 'accepted' && decision.events.map((event) => event.type)).toEqual(['migrated'])
    const same = decision.kind === 'accepted' ? decision.events.reduce<Ticket>((state, event) => evolve(state, event), ticket) : undefined
    expect({ ...same, procedureVersion: ticket.procedureVersion, revision: ticket.revision }).toEqual(ticket)
  })
})
