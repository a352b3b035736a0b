/** Who and where: the names that events, states and commands share. */

/** Somebody who may be given work: `unit:x`, `head:x`, `post:x`, `person:7`, `outside:<field>` or `reporter`. */
export type Party = string
/** Who did it: `person:7`, `reporter`, `outside:<field>`, `clock`, `rule`, `schedule`, `watch`, `ticket`, `system` or `import`. */
export type ActorRef = string
/** Where in the ticket: `` for the whole, else a path such as `assign#1:catering` or `assign#1:catering/check#2:1`. */
export type BranchPath = string

export interface Survey {
  readonly solved: boolean
  /** 1 (not at all) to 5 (very). */
  readonly satisfied?: number
  readonly comment?: string
}
