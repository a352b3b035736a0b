/** Filling a system with a demonstration, and taking it out again. */
import { changeOrganisation, recordAdminEvent } from '../../platform/audit/index.ts'
import { loadViewer } from '../../platform/access/index.ts'
import { hashPassword, makePassword } from '../../platform/auth/index.ts'
import type { Tx } from '../../platform/database/tables.ts'
import type { Actor } from '../../../core/ticket/index.ts'
import { addMemberships, addPerson } from '../people/index.ts'
import { addNeededPosts } from '../posts/index.ts'
import { removeTickets } from '../tickets/index.ts'
import { addNeededUnits } from '../units/index.ts'
import type { DemoDeps, DemoWish } from './deps.ts'
import { DEMO_NAME, OWNER_LOGIN, planOrganisation } from './organisation.ts'
import type { DemoOrganisation } from './organisation.ts'
import { SECTORS } from './sectors.ts'
import { countDemoTickets, findDemoPeople, findDemoTickets, isOwned, listFillings, nameOrganisation, setPasswords, takePost } from './store.ts'
import { removePeople, removePlaces } from './store-remove.ts'
import { fillTickets } from './tickets.ts'

export interface DemoFilled {
  readonly tickets: number
  readonly people: readonly string[]
  /** The account that owns everything, when nobody did before. */
  readonly owner: string | undefined
  /** Undefined when the people were there before and keep theirs. */
  readonly password: string | undefined
}

const DAY = 86_400_000
const OWNER_ROLES = ['owner', 'administrator', 'processOwner', 'supervisor', 'clerk']

/** Fills what is missing: done again, it changes nothing. */
export async function fillDemo(deps: DemoDeps, wish: DemoWish): Promise<DemoFilled> {
  const sectors = SECTORS.filter((sector) => deps.procedures.latest(sector.procedure))
  const before = await findDemoPeople(deps.db)
  const isNew = before.length === 0
  const password = wish.password ?? (isNew ? makePassword() : undefined)
  const owner = isNew ? await makeOrganisation(deps, planOrganisation(sectors.flatMap((sector) => deps.procedures.latest(sector.procedure) ?? []), wish.seed), password ?? '') : undefined
  if (!isNew && password !== undefined) await resetPasswords(deps, before, password)
  await deps.directoryChanged()
  const people = await findDemoPeople(deps.db)
  const there = await countDemoTickets(deps.db)
  const made = there === 0 ? await fillTickets(deps, sectors, await actorsOf(deps, people), wish) : 0
  return { tickets: made, people: people.map((person) => person.login), owner: owner ? OWNER_LOGIN : undefined, password }
}

async function hashFor(people: readonly { readonly id: number }[], password: string): Promise<{ id: number; hash: string }[]> {
  return Promise.all(people.map(async ({ id }) => ({ id, hash: await hashPassword(password) })))
}

async function resetPasswords(deps: DemoDeps, people: readonly { readonly id: number }[], password: string): Promise<void> {
  const hashes = await hashFor(people, password)
  await changeOrganisation(deps.db, { kind: 'directory' }, (tx) => setPasswords(tx, hashes))
}

/** Answers whether it had to make an owner, too. */
async function makeOrganisation(deps: DemoDeps, { units, posts, seats }: DemoOrganisation, password: string): Promise<boolean> {
  const hashes = await Promise.all([...seats, OWNER_LOGIN].map(() => hashPassword(password)))
  return changeOrganisation(deps.db, { kind: 'directory' }, async (tx) => {
    const at = deps.now()
    const setUp = !(await isOwned(tx))
    const madeUnits = await addNeededUnits(tx, units)
    const madePosts = await addNeededPosts(tx, posts, null)
    for (const [index, seat] of seats.entries()) {
      const id = await addOne(tx, { ...seat, hash: hashes[index] ?? '' })
      await addMemberships(tx, id, seat.units)
      if (seat.post !== undefined) await takePost(tx, seat.post, id, dayOf(at - 90 * DAY), dayOf(at + 365 * DAY))
    }
    if (setUp) {
      const owner = await addOne(tx, { login: OWNER_LOGIN, name: '演示管理员', language: 'zh', roles: OWNER_ROLES, hash: hashes.at(-1) ?? '' })
      await addMemberships(tx, owner, units.map((unit) => unit.code))
      await nameOrganisation(tx, DEMO_NAME, new Date(at))
    }
    await recordAdminEvent(tx, { at, actor: 'demo', type: 'demo.filled', data: { units: madeUnits, posts: madePosts, people: seats.length + (setUp ? 1 : 0), setUp } })
    return setUp
  })
}

async function addOne(tx: Tx, { login, name, language, roles, hash }: { login: string; name: string; language: 'zh' | 'en'; roles: readonly string[]; hash: string }): Promise<number> {
  // A real person may have the login: then the next one is taken.
  for (let attempt = 0; attempt < 100; attempt++) {
    const id = await addPerson(tx, { login: attempt === 0 ? login : `${login}-${attempt}`, name, language, roles, contact: null, passwordHash: hash, mustChangePassword: false, demo: true })
    if (id !== undefined) return id
  }
  throw new Error(`no login like ${login} is free`)
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

async function actorsOf(deps: DemoDeps, people: readonly { readonly id: number; readonly login: string }[]): Promise<Actor[]> {
  const viewers = await Promise.all(people.filter((person) => person.login !== OWNER_LOGIN).map((person) => loadViewer(deps.db, person.id, deps.today())))
  return viewers.flatMap((viewer) => (viewer ? [{ ref: viewer.ref, parties: viewer.parties }] : []))
}

export interface DemoRemoved {
  readonly tickets: number
  readonly people: number
  /** People whom real tickets still name: they have left, and can no longer sign in. */
  readonly left: number
  readonly units: number
  readonly posts: number
}

/** Takes out what the demonstration made, and nothing else. */
export async function removeDemo(deps: DemoDeps): Promise<DemoRemoved> {
  const removed = await changeOrganisation(deps.db, { kind: 'directory' }, async (tx) => {
    const fillings = await listFillings(tx)
    const { tickets, numbers } = await removeTickets(tx, deps.procedures, await findDemoTickets(tx))
    const people = await removePeople(tx, new Date(deps.now()))
    const places = await removePlaces(tx, fillings.flatMap((filling) => filling.posts), fillings.flatMap((filling) => filling.units))
    // An organisation that only the demonstration had set up is to be set up anew.
    if (fillings.some((filling) => filling.setUp) && !(await isOwned(tx))) await nameOrganisation(tx, { zh: '', en: '' }, null)
    if (tickets + people.removed + people.left > 0) {
      await recordAdminEvent(tx, { at: deps.now(), actor: 'demo', type: 'demo.removed', data: { tickets, numbers, people: people.removed, left: people.left, ...places } })
    }
    return { tickets, people: people.removed, left: people.left, ...places }
  })
  await deps.directoryChanged()
  return removed
}
