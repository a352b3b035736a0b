import { sql } from 'kysely'
import { isRole, permissionsOf } from '../../../core/access/index.ts'
import type { Me } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import type { Db } from '../../platform/database/tables.ts'

interface InstallationRow {
  readonly organisation: { readonly zh: string; readonly en: string }
  readonly time_zone: string
  readonly demo: boolean
}

/** Who is signed in, and what their screens may offer. */
export async function describeMe(db: Db, viewer: Viewer): Promise<Me> {
  const { rows: [installation] } = await sql<InstallationRow>`
    select organisation, time_zone, exists (select from person where demo) as demo from installation`.execute(db)
  if (!installation) throw new Error('the installation has its one row from the first migration')
  const of = (kind: string): string[] => viewer.parties.flatMap((party) => (party.startsWith(`${kind}:`) ? [party.slice(kind.length + 1)] : []))
  return {
    person: { id: viewer.personId, login: viewer.login, name: viewer.name, roles: viewer.roles.filter(isRole), language: viewer.language, units: of('unit'), posts: of('post') },
    can: [...permissionsOf(viewer.roles)], mustChangePassword: viewer.mustChangePassword,
    organisation: installation.organisation, timeZone: installation.time_zone, demo: installation.demo,
  }
}
