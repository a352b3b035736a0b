/** What a simulation found out: plain data, for a screen to draw and for `describeSimulation` to say. Times are in milliseconds. */
import type { Label } from '../procedure/index.ts'
import type { LocalDate, Milliseconds } from '../worktime/index.ts'
import type { Interval } from './intervals.ts'

export interface Summary {
  readonly mean: Milliseconds
  readonly median: Milliseconds
  /** Nine in ten take no longer. */
  readonly p90: Milliseconds
  readonly max: Milliseconds
}

/** The same lengths of time in open time of the procedure's calendar, and in all time. Mean and max are exact, the others to 0.8 %. */
export interface Times {
  readonly count: number
  readonly working: Summary
  readonly natural: Summary
}

export interface Counted {
  readonly key: string
  readonly label: Label
  readonly count: number
}

export interface StepReport {
  readonly key: string
  readonly label: Label
  /** Who is waited for. */
  readonly by: 'people' | 'outside' | 'both'
  /** How often it was opened, over all replications; and for each ticket. */
  readonly opened: number
  readonly perTicket: number
  readonly skipped: number
  /** Ended by a clock or a rule. */
  readonly taken: number
  /** From opening until somebody begins. */
  readonly waiting: Times | null
  /** From there to the end. */
  readonly handling: Times | null
  /** From opening until the outside (the reporter, another ticket, an event) has answered. */
  readonly answering: Times | null
  readonly outcomes: readonly Counted[]
}

export interface ClockReport {
  readonly key: string
  readonly label: Label
  /** Not shown to people: it only drives an automatic outcome. */
  readonly silent: boolean
  readonly inTime: number
  readonly late: number
  /** Still running at the end and not yet late: not in the share. */
  readonly undecided: number
  /** The share late of those decided, with its interval of 95 % (Wilson). */
  readonly share: number
  readonly interval: Interval
  readonly byReplication: readonly number[]
  /** By how much the limit was missed. */
  readonly over: Times | null
}

export interface PartyReport {
  readonly key: string
  readonly label: Label
  readonly people: number
  /** How many open steps wait, on average over open time and over all time, and at most. */
  readonly queue: { readonly working: number; readonly natural: number; readonly max: number }
  /** Share of the time on duty of its people that they are at work, for whomever. */
  readonly utilisation: number
  /** The line at the end of the run is much longer than at its beginning: the people cannot keep up. */
  readonly grows: boolean
  /** By bucket of `series.days`: mean and longest line, and utilisation. */
  readonly series: readonly { readonly queue: number; readonly max: number; readonly utilisation: number }[]
}

export interface SimulationReport {
  readonly procedure: string
  readonly title: Label
  readonly seed: number
  readonly from: LocalDate
  readonly weeks: number
  readonly warmUp: number
  readonly replications: number
  /** What nobody said, and what was taken instead. */
  readonly assumed: readonly Label[]
  /** Over all replications; arrived = closed + open. */
  readonly tickets: {
    readonly arrived: number
    readonly closed: number
    readonly open: number
    readonly reopened: number
    /** Arrived and closed in a week, on average. */
    readonly arrivedPerWeek: number
    readonly closedPerWeek: number
    readonly byChannel: readonly Counted[]
    readonly byLevel: readonly Counted[]
    readonly byEnd: readonly Counted[]
  }
  /** From receipt to the end, of those that are closed. */
  readonly lead: Times
  /** Tickets by lead time in working time: class i holds those from i to i + 1 times `width`, the last also all longer ones. */
  readonly leadHistogram: { readonly width: Milliseconds; readonly counts: readonly number[] }
  readonly steps: readonly StepReport[]
  readonly clocks: readonly ClockReport[]
  readonly parties: readonly PartyReport[]
  /** The party in whose line tickets spend most time; null when hardly anything ever waits. */
  readonly bottleneck: string | null
  readonly series: { readonly from: LocalDate; readonly days: number }
}
