/** What the clients know: what they asked for, what was acknowledged, and what they never heard of again. */

/** Somebody spoke up, on the portal or at the desk. */
export interface Submission {
  /** In the Idempotency-Key and in the subject: unique in the whole test. */
  readonly mark: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
  /** Whether this client asks again when no answer came. */
  readonly persistent: boolean
  /** Every number that was answered; more than one is a fault. */
  readonly numbers: Set<string>
  queryCode?: string | undefined
}

/** A text added to a ticket; asked once and never repeated. */
export interface Word {
  readonly number: string
  readonly text: string
  acknowledged: boolean
}

/** A step ended by somebody. */
export interface Deed {
  readonly number: string
  readonly step: string
  readonly nr: number
  acknowledged: boolean
}

export interface Ledger {
  readonly submissions: Submission[]
  readonly words: Word[]
  readonly deeds: Deed[]
  /** Answers that no client should ever get. */
  readonly oddities: string[]
}

export const openLedger = (): Ledger => ({ submissions: [], words: [], deeds: [], oddities: [] })

export const acknowledged = ({ submissions }: Ledger): Submission[] => submissions.filter(({ numbers }) => numbers.size > 0)

/** Grows with every creation, word and deed that is acknowledged. */
export const countAnswers = (ledger: Ledger): number =>
  acknowledged(ledger).length + [...ledger.words, ...ledger.deeds].filter((act) => act.acknowledged).length

/** Those who will ask again. */
export const unanswered = ({ submissions }: Ledger): Submission[] => submissions.filter(({ numbers, persistent }) => numbers.size === 0 && persistent)

export const numberOf = ({ numbers }: Submission): string => [...numbers][0] ?? ''
