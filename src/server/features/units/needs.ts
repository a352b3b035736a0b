import type { NeededUnit } from '../../../core/procedure/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { addUnit } from './store.ts'

/** Adds the units a procedure counts on, parents first; those that are there stay as they are. Answers the codes added. */
export async function addNeededUnits(tx: Tx, needed: readonly NeededUnit[]): Promise<string[]> {
  const added: string[] = []
  const open = new Map(needed.map((unit) => [unit.code, unit]))
  const add = async (unit: NeededUnit): Promise<void> => {
    if (!open.delete(unit.code)) return
    const above = unit.parent === undefined ? undefined : open.get(unit.parent)
    if (above) await add(above)
    if (await addUnit(tx, { code: unit.code, parent: unit.parent ?? null, name: unit.label })) added.push(unit.code)
  }
  for (const unit of needed) await add(unit)
  return added
}
