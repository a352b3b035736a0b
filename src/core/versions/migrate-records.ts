/** What is kept beside the steps - level, goods, ledger - on the new version. */
import { ownEntry } from '../procedure/own-entry.ts'
import { both, quote } from './change.ts'
import { nameOf } from './names.ts'
import { refuseMove } from './migrate-refusals.ts'
import type { MigrationRefusal, Move } from './migration.ts'
import { sayGoods, sayLedger, sayLevel } from './say.ts'

/** Settled entries stay as they are, whatever the new version says of their kind. */
const OPEN_ENTRIES = ['proposed', 'heard', 'appealed']

export function lostRecords({ before, after, mapping, ticket }: Move): MigrationRefusal[] {
  const level = nameOf(mapping.levels, ticket.level)
  const levels = after.levels.length > 0 && !after.levels.some((entry) => entry.key === level) ? [refuseMove('level.gone', ticket.level, sayLevel(before, ticket.level))] : []
  const goods = Object.entries(ticket.goods).flatMap(([place, count]) => {
    const [key = '', holder = ''] = place.split('.')
    const there = ownEntry(after.goods, key)
    if (count <= 0 || (there && Object.hasOwn(there.holders, holder))) return []
    return [refuseMove('goods.gone', place, before.goods[key]?.holders[holder] ? quote(before.goods[key].holders[holder]) : sayGoods(before, key))]
  })
  const entries = ticket.ledger.filter((entry) => OPEN_ENTRIES.includes(entry.state) && !ownEntry(after.ledger, entry.entry))
  return [...levels, ...goods, ...entries.map((entry) => refuseMove('ledger.gone', entry.entry, before.ledger[entry.entry] ? sayLedger(before, entry.entry) : both(entry.entry)))]
}
