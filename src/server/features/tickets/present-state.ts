/** The parts of a ticket's page that follow from its state: clocks, branches, ledger, goods; and what a viewer may read of its values. */
import type { ClockView, TicketView } from '../../../contract/index.ts'
import type { Label, Procedure, Value, Values } from '../../../core/procedure/index.ts'
import { hiddenFields, resolveWho } from '../../../core/ticket/index.ts'
import type { Branch, ClockState, Facts, Permissions, Ticket } from '../../../core/ticket/index.ts'
import { formatDuration } from '../../../core/worktime/index.ts'
import type { Presenting } from './present-parties.ts'
import { presentParty } from './present-parties.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
const durationLabel = (duration: Parameters<typeof formatDuration>[0]): Label => ({ zh: formatDuration(duration, 'zh'), en: formatDuration(duration, 'en') })

export function presentClock(presenting: Presenting, procedure: Procedure, state: Ticket, clock: ClockState): ClockView {
  return {
    clock: clock.clock, nr: clock.nr, label: procedure.clocks[clock.clock]?.label ?? { zh: clock.clock, en: clock.clock },
    startedAt: iso(clock.start), dueAt: iso(clock.due), warnAt: isoOrNull(clock.warnAt),
    state: clock.state, late: clock.late, stoppedAt: isoOrNull(clock.stoppedAt),
    within: clock.within ? durationLabel(clock.within) : null,
    item: itemLabel(presenting, procedure, state, clock.branch), extended: clock.extensions.length,
    asked: clock.asked ? { by: presentParty(presenting, clock.asked.by), more: durationLabel(clock.asked.more) } : null,
  }
}

/** The unit, person or row a branch is for; null outside of branches. */
export function itemLabel(presenting: Presenting, procedure: Procedure, state: Ticket, path: string): Label | null {
  const branch = state.branches.find((candidate) => candidate.path === path)
  return branch ? labelOfBranch(presenting, procedure, branch) : null
}

function labelOfBranch({ directory }: Presenting, procedure: Procedure, branch: Branch): Label {
  const { item, row } = branch
  if (row) {
    const text = Object.values(row).find((cell) => typeof cell === 'string' && cell !== '')
    return { zh: `第 ${item ?? ''} 项 ${String(text ?? '')}`.trim(), en: `${item ?? ''}. ${String(text ?? '')}`.trim() }
  }
  if (item === null) {
    const step = branch.path.slice(branch.path.lastIndexOf(':') + 1)
    return procedure.steps[step]?.label ?? { zh: step, en: step }
  }
  return directory.nameOf(directory.hasUnit(item) ? `unit:${item}` : `person:${item}`)
}

export function presentBranches(presenting: Presenting, procedure: Procedure, state: Ticket, mayRead: (values: Values) => Values): TicketView['branches'] {
  return state.branches.map((branch) => {
    const step = /([A-Za-z0-9]*)#\d+:[^/]*$/.exec(branch.path)?.[1] ?? ''
    const label = procedure.steps[step]?.label ?? { zh: '并行办理', en: 'In parallel' }
    return {
      path: branch.path, step: label, item: labelOfBranch(presenting, procedure, branch), over: branch.over || branch.arrivedAt !== null, values: onWire(mayRead(branch.values)),
      outcomes: Object.entries(branch.outcomes).flatMap(([key, outcome]) => procedure.steps[key]?.outcomes.find((candidate) => candidate.key === outcome)?.label ?? []),
    }
  })
}

export function presentLedger(presenting: Presenting, procedure: Procedure, state: Ticket, permissions: Permissions): TicketView['ledger'] {
  return state.ledger.flatMap((entry) => {
    const rule = procedure.ledger[entry.entry]
    if (!rule) return []
    return [{
      nr: entry.nr, label: rule.label, kind: rule.kind, to: entry.to.map((party) => presentParty(presenting, party)), amount: entry.amount, unit: entry.unit, shareOf: rule.shareOf ?? null,
      state: entry.state, hearUntil: isoOrNull(entry.hearUntil), appealUntil: isoOrNull(entry.appealUntil), moves: [...(permissions.ledger.find(({ nr }) => nr === entry.nr)?.moves ?? [])],
    }]
  })
}

/** Rewards and penalties are shown to whom they concern, to whoever decides on them, and to those who oversee the procedure. */
export function seesLedger(procedure: Procedure, state: Ticket, facts: Facts, nr: number): boolean {
  const entry = state.ledger.find((candidate) => candidate.nr === nr)
  const rule = entry && procedure.ledger[entry.entry]
  if (!entry || !rule) return false
  const entitled = [...entry.to, ...resolveWho(procedure, state, [...rule.approve, ...(rule.appeal?.to ?? []), ...procedure.watchers], facts)]
  return entitled.some((party) => facts.actor.parties.includes(party))
}

export function presentGoods(procedure: Procedure, state: Ticket): TicketView['goods'] {
  return Object.values(procedure.goods).flatMap((goods) => {
    const held = Object.entries(goods.holders).flatMap(([holder, label]) => {
      const count = state.goods[`${goods.key}.${holder}`] ?? 0
      return count === 0 ? [] : [{ holder: label, count }]
    })
    return held.length === 0 ? [] : [{ label: goods.label, held }]
  })
}

/** Whether this reader sees a field's value: everybody who sees the ticket, or only those the procedure names. */
export function readerOf(procedure: Procedure, state: Ticket, facts: Facts): (values: Values) => Values {
  const hidden = new Set(hiddenFields(procedure, state, facts))
  return (values) => (hidden.size === 0 ? values : Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key))))
}

/** Lists in values are read-only here, as they are on the wire. */
export function onWire(values: Values): TicketView['values'] {
  return Object.fromEntries(Object.entries(values).map(([key, value]): [string, TicketView['values'][string]] => [key, copyOf(value)]))
}

function copyOf(value: Value): TicketView['values'][string] {
  // The same data: what is read-only here is freshly made JSON there.
  return structuredClone(value) as TicketView['values'][string]
}
