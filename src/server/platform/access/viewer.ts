/** Whoever is signed in, and everything that decides what they may see and do today. */
import type { Permission } from '../../../core/access/index.ts'
import type { Party } from '../../../core/ticket/index.ts'

export interface Viewer {
  readonly personId: number
  /** `person:7`, as events name an actor. */
  readonly ref: string
  readonly name: string
  readonly login: string
  readonly language: 'zh' | 'en'
  readonly roles: readonly string[]
  /** As whom this person may act today: themselves, their units, posts held or stood in for, units headed. */
  readonly parties: readonly Party[]
  /** As whom they may read: the parties, and all units, heads and posts below a unit they head. */
  readonly readers: readonly Party[]
  readonly seesAll: boolean
  readonly can: (permission: Permission) => boolean
  readonly mustChangePassword: boolean
}
