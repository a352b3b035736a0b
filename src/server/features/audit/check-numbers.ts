/** Whether every number of every counter has its ticket, or a record of where it went. */
import { readNumber, runsOf } from '../../../core/procedure/index.ts'
import type { NumberPlace, Procedure } from '../../../core/procedure/index.ts'
import { auditFinding } from './findings.ts'
import type { AuditFinding } from './findings.ts'

export interface NumberLedger {
  /** Notes the number of a ticket; answers what is odd about it. */
  readonly note: (procedure: Procedure, number: string) => AuditFinding | undefined
  /** What is missing, once all are noted. */
  readonly missing: () => AuditFinding[]
}

type Runs = Readonly<Record<string, readonly (readonly [number, number])[]>>

export function openLedger(counters: readonly { readonly key: string; readonly value: number }[], removals: readonly Runs[]): NumberLedger {
  const values = new Map(counters.map(({ key, value }) => [key, value]))
  const seen = new Map<string, Set<number>>()
  const take = ({ counter, sequence }: NumberPlace): void => {
    const known = seen.get(counter)
    if (known) known.add(sequence)
    else seen.set(counter, new Set([sequence]))
  }
  for (const removal of removals) {
    for (const [counter, runs] of Object.entries(removal)) for (const [first, last] of runs) for (let sequence = first; sequence <= last; sequence++) take({ counter, sequence })
  }
  return {
    note: (procedure, number) => {
      const place = readNumber(procedure.id, procedure.number, number)
      if (place) take(place)
      return place && place.sequence <= (values.get(place.counter) ?? 0) ? undefined : auditFinding('audit.number_odd', { number })
    },
    missing: () => counters.flatMap(({ key: counter, value }) => {
      const there = seen.get(counter) ?? new Set<number>()
      if (there.size >= value) return []
      const gaps = Array.from({ length: value }, (_, index) => index + 1).filter((sequence) => !there.has(sequence))
      return runsOf(gaps).map(([first, last]) => auditFinding('audit.number_missing', { counter, first, last }))
    }),
  }
}
