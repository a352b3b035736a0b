/** Adding and changing people. Nobody is deleted: whoever leaves can no longer sign in, and their name stays in the record. */
import type { z } from 'zod'
import type { changePersonShape, newPersonShape } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import { hashPassword, isWeakPassword, makePassword } from '../../platform/auth/index.ts'
import type { Sessions } from '../../platform/auth/index.ts'
import type { Vault } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { AppError } from '../../platform/http/index.ts'
import { vacatePosts } from '../posts/index.ts'
import { revokeTokensOf } from '../tokens/index.ts'
import { checkOwnerRemains, checkRoles, checkUnits } from './checks.ts'
import { openContact, sealContact } from './contact.ts'
import { addMemberships, addPerson, changePerson, findPerson, replaceMemberships, setPassword } from './store.ts'
import type { StoredPerson } from './store.ts'

export interface PeopleDeps {
  readonly db: Db
  readonly now: () => number
  readonly vault: Vault
  readonly sessions: Sessions
  /** What this process knows of the directory is out of date. */
  readonly changed: () => Promise<void>
}

type Change = z.infer<typeof changePersonShape>

export interface PeopleCommands {
  /** Answers the id, and the initial password when none was given. */
  readonly add: (viewer: Viewer, person: z.infer<typeof newPersonShape>) => Promise<{ readonly id: number; readonly initialPassword?: string }>
  readonly change: (viewer: Viewer, id: number, change: Change) => Promise<void>
  readonly resetPassword: (viewer: Viewer, id: number) => Promise<{ readonly initialPassword: string }>
}

export function createPeople(deps: PeopleDeps): PeopleCommands {
  const run = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const answer = await changeOrganisation(deps.db, { kind: 'directory' }, work)
    deps.sessions.forget()
    await deps.changed()
    return answer
  }
  return {
    add: async (viewer, person) => {
      if (person.password !== undefined && isWeakPassword(person.password, person.login)) throw new AppError('directory.weak_password')
      const initialPassword = person.password === undefined ? makePassword() : undefined
      const passwordHash = await hashPassword(person.password ?? initialPassword ?? '')
      const id = await run((tx) => addOne(deps, tx, viewer, person, passwordHash))
      return { id, ...(initialPassword === undefined ? {} : { initialPassword }) }
    },
    change: (viewer, id, change) => run((tx) => changeOne(deps, tx, viewer, id, change)),
    resetPassword: async (viewer, id) => {
      const initialPassword = makePassword()
      const hash = await hashPassword(initialPassword)
      await run(async (tx) => {
        const person = await loadPerson(tx, id)
        checkRoles(viewer, person.roles, person.roles)
        await setPassword(tx, id, hash, true)
        await deps.sessions.endOthers(tx, id)
        await recordAdminEvent(tx, { at: deps.now(), actor: viewer.ref, type: 'person.passwordReset', data: { id } })
      })
      return { initialPassword }
    },
  }
}

async function loadPerson(tx: Tx, id: number): Promise<StoredPerson> {
  const person = await findPerson(tx, id)
  if (!person) throw new AppError('directory.not_found')
  return person
}

async function addOne(deps: PeopleDeps, tx: Tx, viewer: Viewer, person: z.infer<typeof newPersonShape>, passwordHash: string): Promise<number> {
  checkRoles(viewer, [], person.roles)
  await checkUnits(tx, person.units)
  const { login, name, roles, units, language, phone, email } = person
  const id = await addPerson(tx, { login, name, roles, language, passwordHash, mustChangePassword: person.password === undefined, contact: sealContact(deps.vault, { phone, email }) })
  if (id === undefined) throw new AppError('directory.login_taken', { problems: [{ field: 'login', code: 'field.unexpected' }] })
  await addMemberships(tx, id, units)
  await recordAdminEvent(tx, { at: deps.now(), actor: viewer.ref, type: 'person.added', data: { id, login, name, roles, units } })
  return id
}

async function changeOne(deps: PeopleDeps, tx: Tx, viewer: Viewer, id: number, change: Change): Promise<void> {
  const before = await loadPerson(tx, id)
  const { version, name, roles, units, language, left } = change
  const leaves = left === true && !before.left
  checkRoles(viewer, before.roles, roles ?? before.roles)
  if (leaves || roles?.includes('owner') === false) await checkOwnerRemains(tx, id, before.roles)
  if (units) await checkUnits(tx, units)
  const touchesContact = change.phone !== undefined || change.email !== undefined
  const contact = touchesContact ? sealContact(deps.vault, { ...openContact(deps.vault, before.contact), ...pickGiven(change) }) : undefined
  const done = await changePerson(tx, before, version, {
    ...(name === undefined ? {} : { name }), ...(roles === undefined ? {} : { roles }), ...(language === undefined ? {} : { language }),
    ...(contact === undefined ? {} : { contact }), ...(left === undefined || left === before.left ? {} : { leftAt: left ? new Date(deps.now()) : null }),
  })
  if (!done) throw new AppError('directory.stale', { version: before.version })
  if (units) await replaceMemberships(tx, id, units)
  const vacated = leaves ? await endStay(deps, tx, id) : []
  await recordAdminEvent(tx, {
    at: deps.now(), actor: viewer.ref, type: 'person.changed',
    data: { id, change: { name, roles, units, language, left, contact: touchesContact }, before: { name: before.name, roles: before.roles, left: before.left }, vacated },
  })
}

function pickGiven({ phone, email }: Change): { phone?: string | null; email?: string | null } {
  return { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) }
}

/** Whoever leaves is signed out everywhere; what they held is vacant. */
async function endStay(deps: PeopleDeps, tx: Tx, id: number): Promise<string[]> {
  await deps.sessions.endOthers(tx, id)
  await revokeTokensOf(tx, id, new Date(deps.now()))
  return vacatePosts(tx, id)
}
