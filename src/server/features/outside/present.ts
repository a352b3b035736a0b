/** A ticket as somebody outside may see it: what was said to them, what is asked of them, what they did. Nothing else of it. */
import type { OutsideLink, OutsideTicket } from '../../../contract/index.ts'
import { ERROR_TEXTS } from '../../../contract/index.ts'
import type { Label, Procedure } from '../../../core/procedure/index.ts'
import { nextActions } from '../../../core/ticket/index.ts'
import type { Facts, TicketEvent } from '../../../core/ticket/index.ts'
import { presentAsk, presentEnding } from '../procedures/index.ts'
import type { Directory } from '../../platform/directory/index.ts'
import type { Visit } from './commands.ts'
import { fieldOf } from './parties.ts'
import type { StoredLink, StoredUse } from './views.ts'

const iso = (at: number): string => new Date(at).toISOString()

export function labelOf(procedure: Procedure, party: string): Label {
  const role = Object.values(procedure.roles).find(({ who }) => who.some((one) => one.kind === 'outside' && one.field === fieldOf(party)))
  return role?.label ?? procedure.fields[fieldOf(party)]?.label ?? { zh: party, en: party }
}

export function presentForOutside({ link, page, procedure }: Visit, organisation: Label, events: readonly TicketEvent[], facts: Facts): OutsideTicket {
  const { state } = page
  const due = state.clocks.filter((clock) => clock.state === 'running' && procedure.clocks[clock.clock]?.shown).map((clock) => clock.due)
  return {
    organisation, number: state.number, version: page.version, title: page.title, procedure: procedure.title, status: state.status, as: labelOf(procedure, link.party), expiresAt: link.expiresAt.toISOString(),
    words: events.flatMap((event) => (event.type === 'said' && event.to.includes(link.party) ? [{ at: iso(event.at), text: event.text }] : [])),
    done: events.flatMap((event) => (event.type === 'acted' && event.actor === link.party ? [{ at: iso(event.at), label: presentEnding(procedure, event.step, event.outcome) }] : [])),
    asks: nextActions(procedure, state, facts).map((action) => ({ ...presentAsk(procedure, action), dueAt: due.length === 0 ? null : iso(Math.min(...due)) })),
  }
}

export function presentLink(procedure: Procedure, directory: Directory, link: StoredLink, uses: readonly StoredUse[], now: number): OutsideLink {
  const createdBy = `person:${link.createdBy}`
  return {
    id: link.id, party: link.party, label: labelOf(procedure, link.party), createdBy: { party: createdBy, name: directory.nameOf(createdBy) }, createdAt: link.createdAt.toISOString(), expiresAt: link.expiresAt.toISOString(),
    withdrawnAt: link.withdrawnAt?.toISOString() ?? null, state: link.withdrawnAt ? 'withdrawn' : link.expiresAt.getTime() <= now ? 'expired' : 'valid',
    uses: uses.filter((use) => use.linkId === link.id).map(({ at, what, detail }) => ({ at: at.toISOString(), what, detail: tellDetail(procedure, detail) })),
  }
}

function tellDetail(procedure: Procedure, detail: StoredUse['detail']): Label | null {
  const { step, outcome, code } = detail ?? {}
  const done = typeof step === 'string' && typeof outcome === 'string' ? presentEnding(procedure, step, outcome) : undefined
  const why = Object.entries(ERROR_TEXTS).find(([known]) => known === code)?.[1]
  if (done && why) return { zh: `${done.zh}（${why.zh}）`, en: `${done.en} (${why.en})` }
  return done ?? why ?? null
}
