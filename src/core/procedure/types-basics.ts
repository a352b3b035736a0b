/** Names, people and conditions: what every part of a procedure is made of. */

export interface Label {
  readonly zh: string
  readonly en: string
}

/**
 * `received`, `said`, `closed`, `reopened`, `<step>` (opened), `<step>.claimed`, `<step>.<outcome>`, `<clock>.warn`, `<clock>.late`,
 * `level.<level>` (raised to it). Clocks, words, rules and papers hang on moments.
 */
export type Moment = string

/** Who may act. Resolved to parties when a step opens. */
export type Who =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'post'; readonly post: string }
  | { readonly kind: 'unitIn'; readonly field: string }
  /** The field `item` is the unit of the branch. */
  | { readonly kind: 'headOf'; readonly field: string }
  | { readonly kind: 'personIn'; readonly field: string }
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'actorOf'; readonly step: string }
  | { readonly kind: 'reporter' }
  /** The member of staff who registered the ticket. */
  | { readonly kind: 'originator' }
  /** In a branch: the unit or person it is for; with a column, the unit or person in that column of its row. */
  | { readonly kind: 'item'; readonly column?: string }
  /** The superior of each of these. */
  | { readonly kind: 'superiorOf'; readonly who: readonly Who[] }
  /** The first of these behind whom somebody stands who is not recused: a post, else its stand-in, else a fallback. */
  | { readonly kind: 'firstOf'; readonly whos: readonly Who[] }
  /** Somebody without an account, reached by the contact in this field; acts by a personal link. */
  | { readonly kind: 'outside'; readonly field: string }
  /** A cell of a table of the procedure, in the row that a field names: the matrix cause -> department, handler, tracker. */
  | { readonly kind: 'table'; readonly table: string; readonly field: string; readonly column: string }
  /** A cell of a register, in the row that a register field names: the salesperson of this customer. */
  | { readonly kind: 'register'; readonly field: string; readonly column: string }
  | { readonly kind: 'byLevel'; readonly levels: Readonly<Record<string, readonly Who[]>> }
  /** The first case that holds; the last has no condition. */
  | { readonly kind: 'cases'; readonly cases: readonly { readonly when?: Expression; readonly who: readonly Who[] }[] }

export interface Role {
  readonly key: string
  readonly label: Label
  readonly who: readonly Who[]
}

export interface Level {
  readonly key: string
  readonly label: Label
  /** Absent on the lowest level: it needs no reason. */
  readonly when?: Expression
}

/** A unit or post the procedure counts on; created empty when the procedure is taken into use. */
export interface NeededUnit {
  readonly code: string
  readonly label: Label
  readonly parent?: string
}
export interface NeededPost {
  readonly code: string
  readonly label: Label
  readonly unit: string
  /** Whether the holder is the head of that unit. */
  readonly head: boolean
}

export type ExpressionType = 'bool' | 'number' | 'text' | 'list'

/** An expression in CEL, compiled once per procedure by `ExpressionSpace`. There is one kind of number: the double. */
export interface Expression {
  readonly source: string
  readonly type: ExpressionType
  readonly questions: readonly Question[]
  /** Names it reads: fields, and `times:step`, `outcome:step`, `parts:step`, `held:goods.holder`. */
  readonly reads: readonly string[]
}

/** A question to the directory or the store that core cannot answer itself. Windows are in milliseconds. */
export type Question =
  /** How many tickets of this procedure, this one included, share a reporter or the value of a field, within the window before receipt. */
  | { readonly kind: 'count'; readonly same: string; readonly window: number }
  /** How many earlier tickets say the same in other words, within the window. */
  | { readonly kind: 'similar'; readonly window: number }
  /** The sum of a register's column over the rows that share a value with the ticket (`same`), dated within the window. */
  | { readonly kind: 'total'; readonly register: string; readonly column: string; readonly same: string; readonly window: number }
  /** A cell of a register in the row that a register field names. */
  | { readonly kind: 'cell'; readonly field: string; readonly column: string; readonly type: 'number' | 'text' }

/** Closes the way until its condition holds; the label says what is missing. */
export interface Gate {
  readonly that: Expression
  readonly label: Label
}

/** The first route whose condition holds is taken; the last one has none. Several targets: one branch each, gathered by a join. */
export interface Route {
  readonly when?: Expression
  readonly to: readonly string[]
}

export interface Assignment {
  readonly field: string
  readonly value: Expression
}
