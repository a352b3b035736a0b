/** Who acts, in words: "Data-entry clerk", "Head of customer service (ordinary) or Project manager (major)". */
import { ownEntry } from '../own-entry.ts'
import type { Label, Procedure, Who } from '../types.ts'
import { conditionInWords } from './expression-words.ts'
import { Teller } from './teller.ts'

/** For screens: both languages, several people as a list. */
export function whoInWords(procedure: Procedure, whos: readonly Who[]): Label {
  return { zh: sayWho(new Teller(procedure, 'zh'), whos, 'list'), en: sayWho(new Teller(procedure, 'en'), whos, 'list') }
}

/** Any of them may act (`or`), all of them are meant (`and`), or a plain list. */
export function sayWho(t: Teller, whos: readonly Who[], how: 'or' | 'and' | 'list'): string {
  const names = whoNames(t, whos)
  if (names.length === 0) return t.say('无', 'nobody')
  return how === 'or' ? t.or(names) : how === 'and' ? t.and(names) : t.list(names)
}

export function whoNames(t: Teller, whos: readonly Who[]): readonly string[] {
  return [...new Set(whos.map((who) => sayOne(t, who)))]
}

function sayOne(t: Teller, who: Who): string {
  switch (who.kind) {
    case 'role': return t.label(ownEntry(t.procedure.roles, who.role)?.label, who.role)
    case 'reporter': return t.say('反馈人', 'the reporter')
    case 'originator': return t.say('登记人', 'whoever registered the ticket')
    case 'unit': return t.unit(who.unit)
    case 'post': return t.post(who.post)
    case 'unitIn': return t.say(`${t.field(who.field)}所填的单位`, `the unit in ${t.field(who.field)}`)
    case 'headOf': return who.field === 'item' ? t.say('该支所对应单位的负责人', 'the head of the unit of the branch') : t.say(`${t.field(who.field)}的负责人`, `the head of the unit in ${t.field(who.field)}`)
    case 'personIn': return t.say(`${t.field(who.field)}所填的人`, `the person in ${t.field(who.field)}`)
    case 'actorOf': return t.say(`办理${t.step(who.step)}的人`, `whoever did ${t.step(who.step)}`)
    case 'item': return who.column === undefined ? t.say('该支所对应的单位或人员', 'the unit or person of the branch') : t.say(`该行${columnAnywhere(t, who.column)}所填的单位或人员`, `whoever stands in ${columnAnywhere(t, who.column)} of its row`)
    case 'superiorOf': return t.say(`${sayWho(t, who.who, 'or')}的上级`, `the superior of ${sayWho(t, who.who, 'or')}`)
    case 'outside': return t.say(`${t.field(who.field)}所填的外部人员（凭个人链接办理，无须账号）`, `the outside person in ${t.field(who.field)} (by a personal link, without an account)`)
    case 'table': return t.say(`${t.field(who.field)}在对照表${t.quote(who.table)}中对应的${t.quote(who.column)}`, `the ${t.quote(who.column)} that the table ${t.quote(who.table)} gives for ${t.field(who.field)}`)
    case 'register': {
      const columns = t.columnsOf(t.fieldOf(who.field)?.register)
      return t.say(`${t.field(who.field)}在台账中的${t.column(columns, who.column)}`, `the ${t.column(columns, who.column)} of ${t.field(who.field)} in the register`)
    }
    case 'firstOf': return sayChain(t, who.whos)
    case 'byLevel': return t.or(Object.entries(who.levels).map(([key, whos]) => `${sayWho(t, whos, 'or')}${t.aside(t.label(t.procedure.levels.find((level) => level.key === key)?.label, key))}`))
    case 'cases': return sayCases(t, who.cases)
  }
}

/** A column that is named without its table belongs to the rows of a branch: tables that steps part over tell its label, before the others. */
export function columnAnywhere(t: Teller, key: string): string {
  const parting = new Set(Object.values(t.procedure.steps).map((step) => step.each))
  const tables = Object.values(t.procedure.fields)
  return t.column([...tables.filter((field) => parting.has(field.key)), ...tables].flatMap((field) => field.columns), key)
}

function sayChain(t: Teller, whos: readonly Who[]): string {
  const [first = '', ...others] = whos.map((who) => sayOne(t, who))
  if (others.length === 0) return first
  return others.length === 1
    ? t.say(`${first}（空缺或须回避时为${others.join('')}）`, `${first} (failing whom, ${others.join('')})`)
    : t.say(`${first}（空缺或须回避时依次为${others.join('、')}）`, `${first} (failing whom, in this order: ${others.join(', ')})`)
}

type Cases = Extract<Who, { kind: 'cases' }>['cases']

function sayCases(t: Teller, cases: Cases): string {
  const said = cases.map(({ when, who }) => {
    const several = who.length > 1 ? t.say(`（${sayWho(t, who, 'or')}）`, `(${sayWho(t, who, 'or')})`) : sayWho(t, who, 'or')
    if (when === undefined) return cases.length === 1 ? several : `${several}${t.aside(t.say('其他情况', 'otherwise'))}`
    return `${several}${t.aside(t.say(`${conditionInWords(t, when)}时`, `when ${conditionInWords(t, when)}`))}`
  })
  return said.join(t.say('，或', ', or '))
}

/** Each case as a line of its own: `“数”超过5件时：…`. */
export function casesInLines(t: Teller, cases: Cases): string[] {
  return cases.map(({ when, who }) => {
    const occasion = when ? t.say(`${conditionInWords(t, when)}时`, `when ${conditionInWords(t, when)}`) : t.say('其他情况', 'otherwise')
    return t.sentence(`${occasion}${t.say('：', ': ')}${sayWho(t, who, 'or')}`)
  })
}
