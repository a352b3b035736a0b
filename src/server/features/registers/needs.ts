import type { Procedure } from '../../../core/procedure/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import { toColumn, withNeeded } from './columns.ts'
import { addRegister, changeRegister, lockRegister } from './store.ts'

/** Adds the registers, or the columns of them, that procedures count on; what is there stays. Answers the codes added. Throws `register.columns_clash`. */
export async function addNeededRegisters(tx: Tx, procedures: readonly Procedure[]): Promise<string[]> {
  const added: string[] = []
  for (const need of procedures.flatMap((procedure) => Object.values(procedure.needs.registers))) {
    if (await addRegister(tx, { code: need.key, name: need.label, columns: need.columns.map(toColumn) })) added.push(need.key)
    else {
      const there = await lockRegister(tx, need.key)
      if (!there) throw new Error(`the register ${need.key} is neither there nor new`)
      const columns = withNeeded(there.columns, need)
      if (JSON.stringify(columns) !== JSON.stringify(there.columns)) await changeRegister(tx, need.key, there.version, { columns })
    }
  }
  return added
}
