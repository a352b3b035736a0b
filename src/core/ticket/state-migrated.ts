/** The same ticket on another version of its procedure: what its state names, under the new names. */
import type { BranchPath, EventOf } from './events.ts'
import type { Branch, OpenStep, Ticket } from './state-types.ts'

type Renames = Readonly<Record<string, string>>

const nameOf = (renames: Renames, key: string): string => (Object.hasOwn(renames, key) ? renames[key] ?? key : key)

/** Open steps under their new names, clocks as they were worked out anew. */
export function migrate(ticket: Ticket, event: EventOf<'migrated'>): Partial<Ticket> {
  const moved = (open: OpenStep): OpenStep => {
    const to = event.open.find((candidate) => candidate.from === open.step && candidate.nr === open.nr)
    return { ...open, branch: pathUnder(open.branch, event.steps), ...(to ? { step: to.to, assignees: to.assignees } : {}) }
  }
  return {
    procedureVersion: event.toVersion, level: event.level, clocks: event.clocks,
    open: ticket.open.map(moved), branches: ticket.branches.map((branch) => moveBranch(branch, event.steps)),
    visits: countUnder(ticket.visits, event.steps), outcomes: under(ticket.outcomes, event.steps), actors: under(ticket.actors, event.steps),
    endings: ticket.endings.map((ending) => endingUnder(ending, event.steps)),
    involved: [...new Set([...ticket.involved, ...event.open.flatMap((open) => open.assignees)])],
    ...(event.values ? { values: event.values } : {}),
  }
}

function moveBranch(branch: Branch, steps: Renames): Branch {
  return {
    ...branch, path: pathUnder(branch.path, steps), arrivedAt: branch.arrivedAt === null ? null : nameOf(steps, branch.arrivedAt),
    visits: countUnder(branch.visits, steps), outcomes: under(branch.outcomes, steps), actors: under(branch.actors, steps),
  }
}

function under<T>(record: Readonly<Record<string, T>>, steps: Renames): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [nameOf(steps, key), value]))
}

/** Where two steps became one, the higher count stands: the next opening must have a number of its own. */
function countUnder(counts: Readonly<Record<string, number>>, steps: Renames): Record<string, number> {
  const moved: Record<string, number> = {}
  for (const [key, count] of Object.entries(counts)) {
    const to = nameOf(steps, key)
    moved[to] = Math.max(moved[to] ?? 0, count)
  }
  return moved
}

function endingUnder(ending: string, steps: Renames): string {
  const dot = ending.indexOf('.')
  return `${nameOf(steps, ending.slice(0, dot))}${ending.slice(dot)}`
}

/** `assign#1:catering/check#2:1` with the steps' new names. */
export function pathUnder(path: BranchPath, steps: Renames): BranchPath {
  return path.split('/').map((part) => {
    const mark = part.indexOf('#')
    return mark <= 0 ? part : `${nameOf(steps, part.slice(0, mark))}${part.slice(mark)}`
  }).join('/')
}
