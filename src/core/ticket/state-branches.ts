/** Branches of a ticket: paths, and what lies over the ticket inside them. */
import type { BranchPath, EventOf } from './events.ts'
import type { Branch, Ticket } from './state-types.ts'

export function openBranches(branches: readonly Branch[], event: EventOf<'branched'>): readonly Branch[] {
  return [...branches, ...event.branches.map((branch): Branch => ({
    path: branch.path, item: branch.item, row: branch.row ?? null, values: {}, visits: {}, outcomes: {}, actors: {}, arrivedAt: null, over: false,
  }))]
}

export function changeBranches(branches: readonly Branch[], path: BranchPath, changed: (branch: Branch) => Partial<Branch>): readonly Branch[] {
  return branches.map((branch) => (branch.path === path ? { ...branch, ...changed(branch) } : branch))
}

/** These and everything inside them are over. */
export function closeBranches(branches: readonly Branch[], paths: readonly BranchPath[]): readonly Branch[] {
  return branches.map((branch) => (!branch.over && paths.some((path) => inBranch(branch.path, path)) ? { ...branch, over: true } : branch))
}

/** Whether a path is another one or lies inside it; everything lies in the whole ticket. */
export function inBranch(path: BranchPath, outer: BranchPath): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}/`)
}

/** The path of a branch: `parent/step#nr:item`. */
export function pathOf(parent: BranchPath, step: string, nr: number, item: string): BranchPath {
  return `${parent === '' ? '' : `${parent}/`}${step}#${nr}:${item.replaceAll('/', '_')}`
}

export function parentOf(path: BranchPath): BranchPath {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

/** Branches of the same fork. */
export function siblingsOf(ticket: Ticket, path: BranchPath): readonly Branch[] {
  const group = path.slice(0, path.lastIndexOf(':') + 1)
  return ticket.branches.filter((branch) => branch.path.startsWith(group) && !branch.path.slice(group.length).includes('/'))
}

/** Where values filled in at a place belong: to the nearest branch that is for a unit, person or row; steps side by side share the ticket's. */
export function homeOf(ticket: Ticket, path: BranchPath): BranchPath {
  let home = path
  while (home !== '' && (ticket.branches.find((branch) => branch.path === home)?.item ?? null) === null) home = parentOf(home)
  return home
}

/** What a place in the ticket sees: the ticket, with the branches around it laid over it from the outside in. */
export interface View {
  readonly values: Ticket['values']
  readonly visits: Ticket['visits']
  readonly outcomes: Ticket['outcomes']
  readonly actors: Ticket['actors']
  readonly item: string | undefined
  readonly row: Branch['row']
}

export function viewFrom(ticket: Ticket, path: BranchPath): View {
  const { values, visits, outcomes, actors } = ticket
  let view: View = { values, visits, outcomes, actors, item: undefined, row: null }
  if (path === '') return view
  for (const branch of ticket.branches) {
    if (!inBranch(path, branch.path)) continue
    view = {
      values: { ...view.values, ...branch.values }, visits: { ...view.visits, ...branch.visits }, outcomes: { ...view.outcomes, ...branch.outcomes },
      actors: { ...view.actors, ...branch.actors }, item: branch.item ?? view.item, row: branch.row ?? view.row,
    }
  }
  return view
}
