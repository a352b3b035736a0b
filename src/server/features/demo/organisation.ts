/** Who works in the demonstration: people for every unit and post that its procedures count on. */
import type { NeededPost, NeededUnit, Procedure } from '../../../core/procedure/index.ts'
import { drawNames } from './names.ts'
import { drawsFor } from './seeded.ts'

export interface Seat {
  readonly login: string
  readonly name: string
  readonly language: 'zh' | 'en'
  readonly roles: readonly string[]
  readonly units: readonly string[]
  /** The post this person holds, or stands in for where somebody holds it already. */
  readonly post: string | undefined
}

export interface DemoOrganisation {
  readonly units: readonly NeededUnit[]
  readonly posts: readonly NeededPost[]
  readonly seats: readonly Seat[]
}

export const DEMO_NAME = { zh: '回音演示单位', en: 'Huiyin demonstration' }
export const OWNER_LOGIN = 'demo'

/** Desks take in: their people register, look reporters up, import. */
const DESKS = ['general-affairs', 'customer-service', 'park-office']
/** Where more than one person does the work. */
const BUSY = ['catering', 'dormitory', 'engineering', 'security', 'gardens', 'facilities', 'park-safety', 'customer-service', 'general-affairs']

export function planOrganisation(procedures: readonly Procedure[], seed: number): DemoOrganisation {
  const units = [...new Map(procedures.flatMap(({ needs }) => needs.units).map((unit) => [unit.code, unit])).values()]
  const posts = [...new Map(procedures.flatMap(({ needs }) => needs.posts).map((post) => [post.code, post])).values()]
  const held = posts.map((post) => ({ units: [post.unit], post: post.code }))
  const members = units.flatMap(({ code }) => Array.from({ length: BUSY.includes(code) ? 2 : 1 }, () => ({ units: [code], post: undefined })))
  const wanted = [...held, ...members, { units: [] as string[], post: undefined }]
  const draws = drawsFor(seed, 'people')
  const names = drawNames(wanted.length, draws)
  const seats = wanted.map(({ units: at, post }, index): Seat => ({
    login: `demo${String(index + 1).padStart(2, '0')}`, name: names[index] ?? '', language: index % 9 === 4 ? 'en' : 'zh', units: at, post,
    roles: at.length === 0 ? ['supervisor'] : at.some((unit) => DESKS.includes(unit)) ? ['clerk'] : [],
  }))
  return { units, posts, seats }
}
