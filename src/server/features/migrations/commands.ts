/** Moving the open tickets of one version to another: chosen, tried, set going. The moving itself is in commands-run.ts. */
import type { MigrationChoice, MigrationRun, MigrationTrial, MigrationWish } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import { checkMapping, labelsIn, MAPPED_KINDS, suggestMapping } from '../../../core/versions/index.ts'
import type { MappedKind } from '../../../core/versions/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import { AppError } from '../../platform/http/index.ts'
import type { Moving } from '../tickets/index.ts'
import type { MigrationDeps } from './deps.ts'
import { addRun } from './store.ts'
import { viewRun } from './views.ts'

export interface Migrations {
  /** What both versions have, and which names seem to be the same thing. Throws `migration.versions`. */
  readonly choose: (procedure: string, from: number, to: number) => Promise<MigrationChoice>
  /** What would happen to the open tickets after this id; nothing does. Throws `migration.versions`, `migration.mapping_invalid`. */
  readonly dryRun: (actor: Actor, procedure: string, wish: MigrationWish, after: number) => Promise<MigrationTrial>
  /** Sets it going; the work goes on in the background. Throws as dryRun does, and `migration.running`. */
  readonly run: (personId: number, procedure: string, wish: MigrationWish) => Promise<MigrationRun>
  readonly view: (id: number) => Promise<MigrationRun>
}

/** Tickets tried out in one answer. */
const PAGE = 100

/** `wake` tells the loop that moves tickets. */
export function createMigrations(deps: MigrationDeps, wake: () => void): Migrations {
  const view = async (id: number): Promise<MigrationRun> => {
    const found = await viewRun(deps.db, id)
    if (!found) throw new AppError('migration.not_found')
    return found
  }
  return {
    view,
    choose: async (id, from, to) => {
      const { before, after } = versionsOf(deps, id, from, to)
      const kinds = MAPPED_KINDS.map((kind) => ({ kind, old: namesIn(before, kind), fresh: namesIn(after, kind) }))
      const { steps, fields, levels, clocks } = suggestMapping(before, after)
      return { from, to, kinds, suggested: { steps: { ...steps }, fields: { ...fields }, levels: { ...levels }, clocks: { ...clocks } }, openTickets: (await deps.moves.countOpen(id)).get(from) ?? 0 }
    },
    dryRun: async (actor, id, wish, after) => {
      const moving = movingOf(deps, id, wish)
      const tickets = await deps.moves.plan(actor, moving, after, PAGE)
      const items = tickets.map((ticket) => ({
        ticket: { id: ticket.id, number: ticket.number }, moves: ticket.refusals.length === 0, lines: ticket.lines.map((line) => ({ ...line })), refusals: ticket.refusals.map((refusal) => ({ ...refusal })),
      }))
      const moves = items.filter((item) => item.moves).length
      const last = tickets.length === PAGE ? tickets.at(-1)?.id : undefined
      return { openTickets: (await deps.moves.countOpen(id)).get(wish.from) ?? 0, items, moves, stays: items.length - moves, ...(last === undefined ? {} : { next: last }) }
    },
    run: async (personId, id, wish) => {
      // What cannot run is refused now, not in the background.
      movingOf(deps, id, wish)
      const ticketsTotal = (await deps.moves.countOpen(id)).get(wish.from) ?? 0
      const at = deps.now()
      const run = await changeOrganisation(deps.db, { kind: 'procedure', id }, async (tx) => {
        const added = await addRun(tx, { procedure: id, ...wish, ticketsTotal, createdBy: personId, at: new Date(at) })
        if (added === undefined) throw new AppError('migration.running')
        await recordAdminEvent(tx, { at, actor: `person:${personId}`, type: 'procedure.migrationBegun', data: { run: added, procedure: id, ...wish, tickets: ticketsTotal } })
        return added
      })
      wake()
      return view(run)
    },
  }
}

const namesIn = (procedure: Procedure, kind: MappedKind): MigrationChoice['kinds'][number]['old'] =>
  [...labelsIn(procedure, kind)].map(([key, label]) => ({ key, label: { ...label } }))

function versionsOf({ procedures }: MigrationDeps, id: string, from: number, to: number): Pick<Moving, 'before' | 'after'> {
  const [before, after] = [procedures.version(id, from), procedures.version(id, to)]
  if (!before || !after || from === to) throw new AppError('migration.versions')
  return { before, after }
}

/** Throws `migration.versions`, `migration.mapping_invalid`. */
export function movingOf(deps: MigrationDeps, id: string, { from, to, mapping }: MigrationWish): Moving {
  const { before, after } = versionsOf(deps, id, from, to)
  const faults = checkMapping(before, after, mapping)
  if (faults.length > 0) {
    throw new AppError('migration.mapping_invalid', {
      problems: faults.map((fault) => ({ field: `mapping.${fault.kind}.${fault.from}`, code: 'field.unknown_choice' })), faults: faults.map(({ kind, from: name, zh, en }) => ({ kind, from: name, zh, en })),
    })
  }
  return { before, after, mapping }
}
