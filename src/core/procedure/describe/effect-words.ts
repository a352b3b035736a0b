/** What a late clock or a rule does, in words; each as a clause of one sentence. */
import { ownEntry } from '../own-entry.ts'
import type { Assignment, Effect, SubTicket } from '../types.ts'
import { valueInWords, writtenInto } from './expression-words.ts'
import type { Teller } from './teller.ts'
import { sayWho } from './who-words.ts'

export function effectInWords(t: Teller, effect: Effect): string {
  switch (effect.kind) {
    case 'notify': return t.say(`通知${sayWho(t, effect.who, 'and')}`, `${sayWho(t, effect.who, 'and')} ${isMany(effect) ? 'are' : 'is'} told`)
    case 'raise': return t.say(`等级升为${t.level(effect.level)}`, `the level is raised to ${t.level(effect.level)}`)
    case 'take': return t.say(`${t.stepAt(effect.step)}自动按${t.outcome(effect.step, effect.outcome)}处理`, `${t.stepAt(effect.step)} ends with ${t.outcome(effect.step, effect.outcome)} by itself`)
    case 'assign': return t.say(`${t.stepAt(effect.step)}改由${sayWho(t, effect.who, 'or')}办理`, `${t.stepAt(effect.step)} is handed to ${sayWho(t, effect.who, 'or')}`)
    case 'urge': return effect.who.length === 0
      ? t.say('向当时的办理人催办（留记录）', 'whoever holds the open steps is urged, on record')
      : t.say(`向当时的办理人以及${sayWho(t, effect.who, 'and')}催办（留记录）`, `whoever holds the open steps is urged, on record, and so ${isMany(effect) ? 'are' : 'is'} ${sayWho(t, effect.who, 'and')}`)
    case 'ledger': {
      const label = t.quote(t.label(ownEntry(t.procedure.ledger, effect.entry)?.label, effect.entry))
      return t.say(`提出考核${label}${clauseOf(t, 'ledger', effect.entry)}`, `the ledger entry ${label} is proposed${clauseOf(t, 'ledger', effect.entry)}`)
    }
    case 'say': {
      const words = t.procedure.words.find(({ key }) => key === effect.words)
      const to = words ? sayWho(t, words.to, 'and') : effect.words
      return t.say(`告知${to}${clauseOf(t, 'words', effect.words)}`, `a word goes to ${to}${clauseOf(t, 'words', effect.words)}`)
    }
    case 'paper': {
      const label = t.quote(t.label(t.procedure.papers.find(({ key }) => key === effect.paper)?.label, effect.paper))
      return t.say(`出具${label}${clauseOf(t, 'papers', effect.paper)}`, `the paper ${label} is issued${clauseOf(t, 'papers', effect.paper)}`)
    }
    case 'open': return t.say(`另开一张工单：${subTicketInWords(t, effect.ticket)}，不等其结果`, `another ticket is opened: ${subTicketInWords(t, effect.ticket)}, without waiting for it`)
    case 'set': return setInWords(t, effect.set)
  }
}

function isMany(effect: Extract<Effect, { kind: 'notify' | 'urge' }>): boolean {
  return effect.who.length > 1
}

function clauseOf(t: Teller, part: string, key: string): string {
  return t.aside(t.clause(part, key))
}

export function effectsInWords(t: Teller, effects: readonly Effect[]): string {
  return effects.map((effect) => effectInWords(t, effect)).join(t.say('；', '; '))
}

export function setInWords(t: Teller, set: readonly Assignment[]): string {
  return set.map(({ field, value }) => writtenInto(t, field, value)).join(t.say('，', ', '))
}

/** Another procedure is known by its id; what goes into its fields is told by their keys there. */
export function subTicketInWords(t: Teller, ticket: SubTicket): string {
  const start = ticket.start === undefined ? '' : t.say(`，途径 ${ticket.start}`, `, by its start ${ticket.start}`)
  const given = ticket.with.map(({ field, value }) => `${field} = ${valueInWords(t, value)}`)
  const filled = given.length === 0 ? '' : t.say(`，带入 ${given.join('、')}`, `, with ${given.join(', ')}`)
  return t.say(`制度 ${ticket.procedure}${start}${filled}`, `procedure ${ticket.procedure}${start}${filled}`)
}
