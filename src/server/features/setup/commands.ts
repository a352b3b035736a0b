/** The first run: the organisation gets its name, its first owner, and what the chosen procedures need to work at once. */
import type { z } from 'zod'
import type { setupShape } from '../../../contract/index.ts'
import type { Procedure } from '../../../core/procedure/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import { hashPassword, isSecret, isWeakPassword } from '../../platform/auth/index.ts'
import type { Sessions } from '../../platform/auth/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { addMemberships, addPerson } from '../people/index.ts'
import { addNeededPosts } from '../posts/index.ts'
import { adopt } from '../procedures/index.ts'
import { addNeededRegisters } from '../registers/index.ts'
import { addNeededUnits } from '../units/index.ts'
import { completeSetup, findSetupHash, isSetupNeeded } from './store.ts'

export interface SetupDeps {
  readonly db: Db
  readonly now: () => number
  readonly sessions: Sessions
  /** The newest version of a procedure; undefined when there is none. */
  readonly procedure: (id: string) => Procedure | undefined
  /** What this process knows of the directory is out of date. */
  readonly changed: () => Promise<void>
}

/** One person does everything at first; roles are given to others later. */
const FIRST_ROLES = ['owner', 'administrator', 'processOwner', 'supervisor', 'clerk']

export interface SetUp {
  readonly personId: number
  readonly secret: string
  readonly expiresAt: Date
}

export function createSetup(deps: SetupDeps): (given: z.infer<typeof setupShape>, device: string) => Promise<SetUp> {
  return async (given, device) => {
    if (isWeakPassword(given.password, given.login)) throw new AppError('directory.weak_password', { problems: [{ field: 'password', code: 'field.weak_password' }] })
    const procedures = given.procedures.map((id) => deps.procedure(id))
    if (procedures.some((procedure) => procedure === undefined)) throw new AppError('request.invalid', { problems: [{ field: 'procedures', code: 'field.unknown_choice' }] })
    const passwordHash = await hashPassword(given.password)
    const setUp = await changeOrganisation(deps.db, { kind: 'directory' }, async (tx) => {
      await checkCode(tx, given.code)
      const personId = await addOwner(tx, given, passwordHash)
      const units = await provideNeeds(tx, procedures.filter((procedure) => procedure !== undefined), personId)
      const at = deps.now()
      await adopt(tx, given.procedures, 'setup', new Date(at))
      await completeSetup(tx, given.organisation, new Date(at))
      await recordAdminEvent(tx, { at, actor: `person:${personId}`, type: 'installation.setUp', data: { organisation: given.organisation, procedures: given.procedures, units } })
      return { personId, ...(await deps.sessions.begin(tx, personId, device)) }
    })
    await deps.changed()
    return setUp
  }
}

async function checkCode(tx: Tx, code: string): Promise<void> {
  if (!(await isSetupNeeded(tx))) throw new AppError('setup.done_already')
  const hash = await findSetupHash(tx)
  if (!hash || !isSecret(code, hash)) throw new AppError('setup.wrong_code')
}

async function addOwner(tx: Tx, given: z.infer<typeof setupShape>, passwordHash: string): Promise<number> {
  const { login, name, language } = given
  const id = await addPerson(tx, { login, name, language, roles: FIRST_ROLES, contact: null, passwordHash, mustChangePassword: false })
  if (id === undefined) throw new AppError('directory.login_taken', { problems: [{ field: 'login', code: 'field.unexpected' }] })
  return id
}

/** Adds the units, posts and registers that procedures count on; `holder` joins the units and holds the posts, so that every step has somebody. Answers the units added. */
export async function provideNeeds(tx: Tx, procedures: readonly Procedure[], holder: number | null): Promise<string[]> {
  const units: string[] = []
  for (const { needs } of procedures) {
    units.push(...(await addNeededUnits(tx, needs.units)))
    await addNeededPosts(tx, needs.posts, holder)
  }
  await addNeededRegisters(tx, procedures)
  if (holder !== null) await addMemberships(tx, holder, units)
  return units
}
