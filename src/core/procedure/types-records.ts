/** What is kept beside the steps: rewards and penalties, goods in custody, papers. */
import type { Duration } from '../worktime/index.ts'
import type { Expression, Label, Moment, Who } from './types-basics.ts'

/** A reward or penalty: who, how much of what, and the way from proposal to final. */
export interface LedgerRule {
  readonly key: string
  readonly label: Label
  readonly kind: 'reward' | 'penalty' | 'warning'
  readonly to: readonly Who[]
  /** Money in yuan, points, or percent of `shareOf`; absent for a warning. */
  readonly amount?: Expression
  readonly unit: 'CNY' | 'points' | 'percent'
  readonly shareOf?: Label
  /** Hearing: whoever is charged may answer within this time before it is decided. */
  readonly hearing?: Duration
  /** Who decides; empty: final at once. */
  readonly approve: readonly Who[]
  /** Appeal within this time after the decision, to these. */
  readonly appeal?: { readonly within: Duration; readonly to: readonly Who[] }
}

/** Samples, returned goods: counted pieces in the custody of named holders. */
export interface Goods {
  readonly key: string
  readonly label: Label
  readonly holders: Readonly<Record<string, Label>>
  /** Holders who must keep at least so many once they have them. */
  readonly keep: Readonly<Record<string, number>>
}

/** From a holder (absent: from outside) to a holder (absent: leaves). Never more than there is. */
export interface GoodsMove {
  readonly goods: string
  readonly from?: string
  readonly to?: string
  readonly count: Expression
  /** The field that names who was there: witnessed opening, hand-over. */
  readonly witness?: string
}

/** A numbered printable form, issued at a moment and sent to a distribution list. */
export interface Paper {
  readonly key: string
  readonly label: Label
  /** Empty: issued only by an effect. */
  readonly at: readonly Moment[]
  readonly when?: Expression
  /** `{number}` is the ticket's, `{nr}` counts issues of this paper on the ticket. */
  readonly number: string
  readonly copies: readonly Who[]
  readonly fields: readonly string[]
}
