/**
 * Who does the work of a procedure, as far as it can be said without a ticket: the same parties as in the engine (`unit:x`, `post:x`,
 * `reporter`), and for whoever is only known on a ticket a party named after the place they are found in (`unitIn:leadUnit`).
 */
import type { Effect, Expression, Label, Procedure, Step, Who } from '../procedure/index.ts'

export interface Party {
  readonly key: string
  readonly label: Label
  /** False for the reporter and for people outside: they are not waited for in a line, they answer after a while. */
  readonly staffed: boolean
  /** Other names by which a plan may call it. */
  readonly aliases: readonly string[]
}

/** A "who" taken apart; what depends on the ticket is decided when a step opens. */
export type Hands =
  | { readonly kind: 'party'; readonly party: string }
  | { readonly kind: 'several'; readonly of: readonly Hands[] }
  /** The very person. */
  | { readonly kind: 'actorOf'; readonly step: string }
  | { readonly kind: 'originator' }
  | { readonly kind: 'byLevel'; readonly levels: Readonly<Record<string, Hands>> }
  | { readonly kind: 'cases'; readonly cases: readonly { readonly when?: Expression; readonly hands: Hands }[] }
  /** The first of these who has anybody. */
  | { readonly kind: 'firstOf'; readonly of: readonly Hands[] }

export function handsOf(procedure: Procedure, whos: readonly Who[]): Hands {
  const of = whos.map((who) => handsOfOne(procedure, who))
  return of.length === 1 && of[0] ? of[0] : { kind: 'several', of }
}

function handsOfOne(procedure: Procedure, who: Who): Hands {
  const party = (key: string): Hands => ({ kind: 'party', party: key })
  switch (who.kind) {
    case 'unit': return party(`unit:${who.unit}`)
    case 'post': return party(`post:${who.post}`)
    case 'unitIn':
    case 'headOf':
    case 'personIn':
    case 'outside': return party(`${who.kind}:${who.field}`)
    case 'role': return handsOf(procedure, procedure.roles[who.role]?.who ?? [])
    case 'actorOf': return { kind: 'actorOf', step: who.step }
    case 'reporter': return party('reporter')
    case 'originator': return { kind: 'originator' }
    case 'item': return party(who.column === undefined ? 'item' : `item:${who.column}`)
    case 'superiorOf': return party(`superiorOf:${partiesIn(handsOf(procedure, who.who)).join('+')}`)
    case 'firstOf': return { kind: 'firstOf', of: who.whos.map((one) => handsOfOne(procedure, one)) }
    case 'table': return party(`table:${who.table}.${who.column}`)
    case 'register': return party(`register:${who.field}.${who.column}`)
    case 'byLevel': return { kind: 'byLevel', levels: Object.fromEntries(Object.entries(who.levels).map(([level, whos]) => [level, handsOf(procedure, whos)])) }
    case 'cases': return { kind: 'cases', cases: who.cases.map(({ when, who: whos }) => ({ ...(when ? { when } : {}), hands: handsOf(procedure, whos) })) }
  }
}

/** Every party these hands may turn out to be. */
export function partiesIn(hands: Hands): string[] {
  switch (hands.kind) {
    case 'party': return [hands.party]
    case 'several':
    case 'firstOf': return [...new Set(hands.of.flatMap(partiesIn))]
    case 'actorOf': return []
    case 'originator': return ['originator']
    case 'byLevel': return [...new Set(Object.values(hands.levels).flatMap(partiesIn))]
    case 'cases': return [...new Set(hands.cases.flatMap((one) => partiesIn(one.hands)))]
  }
}

/** Who is waited for at a step: people of the organisation, or the outside (the reporter, another ticket, an event), or either. */
export function workAt(procedure: Procedure, step: Step): { readonly people: boolean; readonly outside: boolean } {
  if (step.kind === 'join' || step.kind === 'end') return { people: false, outside: false }
  if (step.kind === 'wait' || step.kind === 'ticket') return { people: false, outside: true }
  const hands = handsOf(procedure, step.by)
  const outside = partiesIn(hands).filter(isOutside)
  return { people: outside.length < partiesIn(hands).length || namesActors(hands), outside: outside.length > 0 }
}

function isOutside(key: string): boolean {
  return key === 'reporter' || key.startsWith('outside:')
}

function namesActors(hands: Hands): boolean {
  switch (hands.kind) {
    case 'party': return false
    case 'actorOf':
    case 'originator': return true
    case 'several':
    case 'firstOf': return hands.of.some(namesActors)
    case 'byLevel': return Object.values(hands.levels).some(namesActors)
    case 'cases': return hands.cases.some((one) => namesActors(one.hands))
  }
}

/** Every party that may have work in a procedure, in the order in which its steps name them. */
export function partiesOf(procedure: Procedure): Party[] {
  const effects = [...procedure.rules.flatMap((rule) => rule.do), ...Object.values(procedure.clocks).flatMap((clock) => clock.late)]
  const whos = [
    ...Object.values(procedure.steps).filter(({ kind }) => kind === 'task' || kind === 'survey' || kind === 'meeting').map((step) => step.by),
    ...effects.flatMap((effect: Effect) => (effect.kind === 'assign' ? [effect.who] : [])),
  ]
  const found = [...new Set(whos.flatMap((who) => partiesIn(handsOf(procedure, who))))]
  const keys = found.includes('originator') ? [...found.filter((key) => key !== 'originator'), ...originators(procedure)] : found
  return [...new Set(keys)].map((key) => makeParty(procedure, key))
}

/** Who may have registered a ticket: whoever may start, or anybody of the staff. */
function originators(procedure: Procedure): string[] {
  return Object.values(procedure.starts).filter(({ kind }) => kind === 'person').flatMap((start) => originatorsBy(procedure, start.channel))
}

/** Of one channel; nobody when the public starts there by itself. */
export function originatorsBy(procedure: Procedure, channel: string): string[] {
  const start = procedure.starts[channel]
  if (start?.kind !== 'person') return []
  if (start.by.length > 0) return partiesIn(handsOf(procedure, start.by))
  return start.open ? [] : ['originator']
}

/** A party by its key; what only this organisation knows (its own units) is called by its code. */
export function makeParty(procedure: Procedure, key: string): Party {
  const roles = Object.values(procedure.roles).filter((role) => {
    const parties = partiesIn(handsOf(procedure, role.who))
    return parties.length === 1 && parties[0] === key
  })
  const [kind = '', ...rest] = key.split(':')
  const name = rest.join(':')
  const label = (roles.length === 1 ? roles[0]?.label : undefined) ?? labelOf(procedure, kind, name)
  return { key, label, staffed: !isOutside(key), aliases: [...roles.map((role) => role.key), ...(name === '' ? [] : [name])] }
}

function labelOf(procedure: Procedure, kind: string, name: string): Label {
  const of = (label: Label | undefined): Label => label ?? { zh: name, en: name }
  const unit = (code: string): Label => of(procedure.needs.units.find((one) => one.code === code)?.label)
  switch (kind) {
    case 'unit': return unit(name)
    case 'post': return of(procedure.needs.posts.find((one) => one.code === name)?.label)
    case 'head': return { zh: `${unit(name).zh}负责人`, en: `Head of ${unit(name).en}` }
    case 'unitIn':
    case 'personIn':
    case 'outside': return of(procedure.fields[name]?.label)
    case 'headOf': return { zh: `${of(procedure.fields[name]?.label).zh}的负责人`, en: `Head of: ${of(procedure.fields[name]?.label).en}` }
    case 'reporter': return { zh: '反馈人', en: 'Reporter' }
    case 'originator': return { zh: '登记人', en: 'Whoever registered it' }
    case 'item': return { zh: '各分支的承办人', en: 'Whoever a branch is for' }
    case 'superiorOf': {
      const below = name.split('+').map((one) => makeParty(procedure, one).label)
      return { zh: `${below.map(({ zh }) => zh).join('、')}的上级`, en: `Superior of ${below.map(({ en }) => en).join(', ')}` }
    }
    case 'table':
    case 'register': return { zh: `${name} 所列的承办人`, en: `Whoever ${name} names` }
    default: return { zh: kind, en: kind }
  }
}

/** The party that a plan means by a name: a key, else a role, else a code or field. Undefined when there is none, or more than one. */
export function partyNamed(parties: readonly Party[], name: string): Party | undefined {
  const known = parties.find(({ key }) => key === name)
  if (known) return known
  const called = parties.filter(({ aliases }) => aliases.includes(name))
  return called.length === 1 ? called[0] : undefined
}
