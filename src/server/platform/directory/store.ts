import type { Label } from '../../../contract/index.ts'
import type { Db } from '../database/tables.ts'

export interface DirectoryRows {
  readonly units: ReadonlyMap<string, Label>
  /** The unit above each unit that has one. */
  readonly parents: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, PostRow>
  readonly people: ReadonlyMap<number, string>
  readonly members: ReadonlyMap<string, readonly number[]>
}

export interface PostRow {
  readonly code: string
  readonly unit: string
  readonly name: Label
  readonly headsUnit: boolean
  readonly holder: number | null
  readonly standIns: readonly { readonly person: number; readonly from: string; readonly until: string }[]
}

export async function loadDirectoryRows(db: Db): Promise<DirectoryRows> {
  const [units, posts, standIns, people, members] = await Promise.all([
    db.selectFrom('unit').select(['code', 'name', 'parent']).execute(),
    db.selectFrom('post').select(['code', 'unit_code', 'name', 'heads_unit', 'holder_id']).where('closed_at', 'is', null).execute(),
    db.selectFrom('stand_in').selectAll().execute(),
    db.selectFrom('person').select(['id', 'name']).execute(),
    db.selectFrom('membership').innerJoin('person', 'person.id', 'membership.person_id').where('person.left_at', 'is', null).select(['unit_code', 'person_id']).execute(),
  ])
  const memberMap = new Map<string, number[]>()
  for (const { unit_code: unit, person_id: person } of members) memberMap.set(unit, [...(memberMap.get(unit) ?? []), person])
  return {
    units: new Map(units.map((unit) => [unit.code, unit.name])),
    parents: new Map(units.flatMap((unit) => (unit.parent === null ? [] : [[unit.code, unit.parent]]))),
    posts: new Map(posts.map((post) => [post.code, {
      code: post.code, unit: post.unit_code, name: post.name, headsUnit: post.heads_unit, holder: post.holder_id,
      standIns: standIns.filter((entry) => entry.post_code === post.code).map((entry) => ({ person: entry.person_id, from: entry.from_day, until: entry.until_day })),
    }])),
    people: new Map(people.map((person) => [person.id, person.name])),
    members: memberMap,
  }
}
