/** The demonstration's tickets: planned, put in the order of time, and registered with their pasts. */
import type { Actor } from '../../../core/ticket/index.ts'
import { factsFor } from '../tickets/index.ts'
import { assembleCast } from './cast.ts'
import type { DemoDeps, DemoWish } from './deps.ts'
import { drawPicture } from './picture.ts'
import { listWishes, planOrdinary, planWish } from './plan.ts'
import type { PlannedTicket, Planning } from './plan.ts'
import type { DemoSector } from './sectors.ts'
import { drawsFor } from './seeded.ts'
import { addPicture } from './store.ts'

const MOST_PICTURES = 14
const STRETCH = 64

/** Answers how many were made. */
export async function fillTickets(deps: DemoDeps, sectors: readonly DemoSector[], people: readonly Actor[], wish: DemoWish): Promise<number> {
  const { deps: engine } = deps.tickets
  const planned = planAll({
    seed: wish.seed, facts: engine, procedureOf: deps.procedures.latest,
    stage: { cast: assembleCast(people, (actor) => factsFor(engine, actor, deps.now())), calendar: engine.homeCalendar(), now: deps.now() },
  }, sectors, wish.tickets)
  const illustrated = await addPictures(deps, planned, wish.seed)
  for (let done = 0; done < illustrated.length; done += STRETCH) {
    await Promise.all(illustrated.slice(done, done + STRETCH).map((ticket) => deps.tickets.start(ticket.input)))
    wish.told?.(Math.min(done + STRETCH, illustrated.length), illustrated.length)
  }
  return illustrated.length
}

/** States first, then ordinary ones up to the number asked for; all in the order of their beginnings. */
export function planAll(planning: Planning, sectors: readonly DemoSector[], count: number): PlannedTicket[] {
  if (sectors.length === 0) return []
  const planned = listWishes(sectors, planning.procedureOf).flatMap((wish, index) => planWish(planning, wish, index) ?? []).slice(0, count)
  for (let index = 0; planned.length < count && index < count * 2; index++) {
    const sector = sectors[index % sectors.length]
    const ticket = sector && planOrdinary(planning, sector, index)
    if (ticket) planned.push(ticket)
  }
  return planned.sort((a, b) => a.startAt - b.startAt)
}

/** The first few whose form takes pictures get some. */
async function addPictures(deps: DemoDeps, planned: readonly PlannedTicket[], seed: number): Promise<PlannedTicket[]> {
  const draws = drawsFor(seed, 'pictures')
  let left = MOST_PICTURES
  const illustrated: PlannedTicket[] = []
  for (const ticket of planned) {
    const { input, pictures } = ticket
    if (pictures === undefined || left === 0 || !draws.chance(0.3)) {
      illustrated.push(ticket)
      continue
    }
    left--
    const bytes = drawPicture(draws)
    const id = await addPicture(deps.db, { name: `demo-${MOST_PICTURES - left}.png`, bytes, content: deps.vault.sealBytes(bytes), by: input.actor.ref })
    illustrated.push({ ...ticket, input: { ...input, values: { ...input.values, [pictures]: [id] } } })
  }
  return illustrated
}
