/** A procedure in the making: what the text will say, and may still be changed. */
import type { Dice } from './random-dice.ts'

export interface DraftOutcome {
  next: string | { when?: string; to: string | string[] }[]
  form: string[]
  when?: string
  needs?: string
  whenSolved?: boolean
  reopens?: boolean
}

export interface DraftStep {
  kind: 'task' | 'survey' | 'wait' | 'join' | 'end'
  by?: unknown
  outcomes: Record<string, DraftOutcome>
  each?: string
  vote?: { outcome: string; needs: number | string; otherwise: string }
  skip: Record<string, unknown>[]
  gathers?: 'all' | 'any' | number
  next?: DraftOutcome['next']
}

export interface DraftClock {
  from: string[]
  until: string[]
  when?: string
  pausedIn: string[]
  late: Record<string, unknown>[]
}

export interface Draft {
  readonly steps: Record<string, DraftStep>
  readonly clocks: Record<string, DraftClock>
  readonly rules: Record<string, { at: string[]; when?: string; do: Record<string, unknown>[] }>
  first: DraftOutcome['next']
  startForm: string[]
  /** Steps by the branch they are in, outermost first: a loop stays in its branch. */
  readonly scopes: string[][]
}

export function randomCondition(dice: Dice, steps: readonly string[]): string {
  const step = dice.pick(steps.filter((key) => key !== 'end' && !key.startsWith('j'))) ?? 'end'
  const atoms = ['kind == "x"', 'kind != "y"', 'kind in ["x", "z"]', 'flag', '!flag', 'number > 5', 'number <= 3', 'filled(kind)', 'size(list) > 1', 'level == "high"', 'reopened > 0', `times("${step}") > 1`, `outcome("${step}") == ""`, 'anonymous']
  const one = dice.pick(atoms) ?? 'flag'
  return dice.chance(0.3) ? `${one} ${dice.pick(['&&', '||']) ?? '&&'} ${dice.pick(atoms) ?? 'flag'}` : one
}
