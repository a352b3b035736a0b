/** Viewers, kept for a few seconds: asked for on every request, changed when the directory changes. */
import { grants } from '../../../core/access/index.ts'
import type { Permission } from '../../../core/access/index.ts'
import type { Db } from '../database/tables.ts'
import { findViewerRow, loadTimeZone } from './store.ts'
import type { ViewerRow } from './store.ts'
import type { Viewer } from './viewer.ts'

/** How long another process may go on with what it knew, milliseconds. */
const FRESH_FOR = 5_000
const MOST_KEPT = 5_000

export interface Viewers {
  /** Undefined when there is no such person, or they have left. */
  readonly find: (personId: number) => Promise<Viewer | undefined>
  /** The directory changed: what is known is no longer true. */
  readonly forget: () => void
}

interface Kept {
  readonly viewer: Promise<Viewer | undefined>
  readonly at: number
  readonly today: string
}

export async function openViewers(db: Db, now: () => number): Promise<Viewers> {
  const today = dayIn(await loadTimeZone(db))
  const kept = new Map<number, Kept>()
  const forget = (): void => { kept.clear() }
  return {
    forget,
    find: (personId) => {
      const known = kept.get(personId)
      const day = today(now())
      if (known && now() - known.at < FRESH_FOR && known.today === day) return known.viewer
      if (kept.size >= MOST_KEPT) forget()
      const entry: Kept = { viewer: loadViewer(db, personId, day), at: now(), today: day }
      kept.set(personId, entry)
      // A failed look is not remembered; whoever asked hears of it.
      entry.viewer.catch(() => { if (kept.get(personId) === entry) kept.delete(personId) })
      return entry.viewer
    },
  }
}

export async function loadViewer(db: Db, personId: number, today: string): Promise<Viewer | undefined> {
  const row = await findViewerRow(db, personId, today)
  return row && viewerFrom(row)
}

export function viewerFrom(row: ViewerRow): Viewer {
  const parties = [
    `person:${row.id}`,
    ...row.units.map((unit) => `unit:${unit}`), ...row.posts.map((post) => `post:${post}`), ...row.heads.map((unit) => `head:${unit}`),
  ]
  const below = [...row.units_below.flatMap((unit) => [`unit:${unit}`, `head:${unit}`]), ...row.posts_below.map((post) => `post:${post}`)]
  const can = (permission: Permission): boolean => grants(row.roles, permission)
  return {
    personId: row.id, ref: `person:${row.id}`, name: row.name, login: row.login, language: row.language, roles: row.roles,
    parties, readers: [...new Set([...parties, ...below])], seesAll: can('tickets.seeAll'), can, mustChangePassword: row.must_change_password,
  }
}

/** The calendar day in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return (at) => format.format(at)
}
