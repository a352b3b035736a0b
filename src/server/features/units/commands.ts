import type { UnitView, changeUnitShape, newUnitShape } from '../../../contract/index.ts'
import type { z } from 'zod'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { addUnit, changeUnit, findUnit, isInUse, isWithin } from './store.ts'
import { listUnits } from './views.ts'

export interface UnitDeps {
  readonly db: Db
  readonly now: () => number
  /** What this process knows of the directory is out of date. */
  readonly changed: () => Promise<void>
}

export interface UnitCommands {
  readonly add: (actor: string, unit: z.infer<typeof newUnitShape>) => Promise<UnitView>
  readonly change: (actor: string, code: string, change: z.infer<typeof changeUnitShape>) => Promise<UnitView>
}

export function createUnits(deps: UnitDeps): UnitCommands {
  const run = async (code: string, work: (tx: Tx) => Promise<void>): Promise<UnitView> => {
    await changeOrganisation(deps.db, { kind: 'directory' }, work)
    await deps.changed()
    const [view] = await listUnits(deps.db, code)
    if (!view) throw new AppError('directory.not_found')
    return view
  }
  return {
    add: (actor, unit) => run(unit.code, async (tx) => {
      if (unit.parent !== null) await checkParent(tx, unit.parent)
      if (!(await addUnit(tx, unit))) throw new AppError('directory.code_taken', { problems: [{ field: 'code', code: 'field.unexpected' }] })
      await recordAdminEvent(tx, { at: deps.now(), actor, type: 'unit.added', data: unit })
    }),
    change: (actor, code, change) => run(code, (tx) => applyChange(deps, tx, actor, code, change)),
  }
}

async function checkParent(tx: Tx, parent: string): Promise<void> {
  const found = await findUnit(tx, parent)
  if (!found || found.closed) throw new AppError('request.invalid', { problems: [{ field: 'parent', code: 'field.unknown_unit' }] })
}

async function applyChange(deps: UnitDeps, tx: Tx, actor: string, code: string, change: z.infer<typeof changeUnitShape>): Promise<void> {
  const { version, parent, name, position, closed } = change
  const before = await findUnit(tx, code)
  if (!before) throw new AppError('directory.not_found')
  if (parent !== undefined && parent !== null && parent !== before.parent) {
    await checkParent(tx, parent)
    if (await isWithin(tx, parent, code)) throw new AppError('directory.circle')
  }
  if (closed === true && !before.closed && (await isInUse(tx, code))) throw new AppError('directory.in_use')
  const done = await changeUnit(tx, code, version, {
    ...(parent === undefined ? {} : { parent }), ...(name === undefined ? {} : { name }), ...(position === undefined ? {} : { position }),
    ...(closed === undefined || closed === before.closed ? {} : { closedAt: closed ? new Date(deps.now()) : null }),
  })
  if (!done) throw new AppError('directory.stale', { version: before.version })
  await recordAdminEvent(tx, { at: deps.now(), actor, type: 'unit.changed', data: { code, change: { parent, name, position, closed }, before: { parent: before.parent, name: before.name, closed: before.closed } } })
}
