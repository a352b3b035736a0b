/** The library's procedures, compiled, and a cast that can play them. */
import { readFileSync } from 'node:fs'
import { compileProcedure, questionKey } from '../../src/core/procedure/index.ts'
import type { Column, FormField, Outcome, Procedure, Value, Values } from '../../src/core/procedure/index.ts'
import type { Actor, Facts, Survey } from '../../src/core/ticket/index.ts'
import { chinaOfficeCalendar, compileCalendar } from '../../src/core/worktime/index.ts'

export const LIBRARY_IDS = ['school/general-affairs-feedback', 'property/complaint', 'park/relayed-complaint'] as const

export const officeCalendar = compileCalendar(chinaOfficeCalendar())

export function loadLibraryProcedure(id: (typeof LIBRARY_IDS)[number]): Procedure {
  const compiled = compileProcedure(readFileSync(new URL(`../../procedures/${id}.yaml`, import.meta.url), 'utf8'))
  if (!compiled.ok) throw new Error(compiled.findings.map((found) => found.message.en).join('; '))
  return compiled.procedure
}

export const REPORTER: Actor = { ref: 'reporter', parties: ['reporter'] }
export const IMPORTER: Actor = { ref: 'import', parties: [] }
export const CLOCK: Actor = { ref: 'clock', parties: [] }

/** A person by id, with what they are: `person('7', 'unit:catering')`. */
export function person(id: string, ...parties: readonly string[]): Actor {
  return { ref: `person:${id}`, parties: [`person:${id}`, ...parties] }
}

/** Two people in every unit, one on every post, and somebody who has nothing to do with it. */
export function castOf(procedure: Procedure): Actor[] {
  const { units, posts } = procedure.needs
  const members = units.flatMap(({ code }) => [[`unit:${code}`], [`unit:${code}`]])
  const holders = posts.map(({ code, unit, head }) => [`post:${code}`, `unit:${unit}`, ...(head ? [`head:${unit}`] : [])])
  return [...members, ...holders, []].map((parties, index) => person(String(index + 1), ...parties))
}

/** Facts as the cast of `castOf` has them: everybody is there, people are numbers, registers have a row for every key. */
export function factsFor(procedure: Procedure, actor: Actor, now: number, count = 1): Facts {
  const cast = castOf(procedure)
  return {
    now, actor, calendar: () => officeCalendar,
    answers: Object.fromEntries(procedure.questions.map((question) => [questionKey(question), question.kind === 'cell' && question.type === 'text' ? '' : count])),
    directory: {
      hasUnit: (code) => procedure.needs.units.some((unit) => unit.code === code), hasPerson: (id) => /^\d+$/.test(id),
      isStaffed: (party, without) => cast.some((member) => member.parties.includes(party) && !without.includes(member.ref.replace('person:', ''))),
      isOneOf: (id, parties) => cast.find((member) => member.ref === `person:${id}`)?.parties.some((party) => parties.includes(party)) ?? false,
      superiorOf: (party) => superiorIn(procedure, cast, party),
      registerRow: (register, key) => (key === '' ? undefined : Object.fromEntries(procedure.needs.registers[register]?.columns.map((column) => [column.key, column.type === 'person' ? '1' : column.type === 'unit' ? (procedure.needs.units[0]?.code ?? '') : column.type === 'number' ? 1 : 'x']) ?? [])),
    },
  }
}

function superiorIn(procedure: Procedure, cast: readonly Actor[], party: string): string | undefined {
  const unit = /^(?:unit|head):(.*)$/.exec(party)?.[1] ?? cast.find((member) => member.parties.includes(party))?.parties.find((other) => other.startsWith('unit:'))?.slice(5)
  const parent = procedure.needs.units.find((entry) => entry.code === unit)?.parent
  return parent === undefined ? undefined : `head:${parent}`
}

/** A form filled in as it should be; `pick` chooses among what is right, and whether an optional field is left out. */
export function fillIn(procedure: Procedure, form: readonly FormField[], pick: (choices: number) => number): Values {
  return Object.fromEntries(form.flatMap(({ field, required }): [string, Value][] => (required || pick(2) === 0 ? [[field, valueFor(procedure, field, pick)]] : [])))
}

function valueFor(procedure: Procedure, key: string, pick: (choices: number) => number): Value {
  const field = procedure.fields[key]
  switch (field?.type) {
    case undefined:
    case 'text':
    case 'longText': return ['水管漏水', 'The lift is noisy', '"; drop table', '字'.repeat(40)][pick(4)] ?? 'x'
    case 'number':
    case 'money': return (field.min ?? 0) + pick(100)
    case 'date': return '2026-10-09'
    case 'dateTime': return '2026-10-09T10:00'
    case 'choice': return field.choices[pick(field.choices.length)]?.key ?? null
    case 'boolean': return pick(2) === 0
    case 'unit': return procedure.needs.units[pick(procedure.needs.units.length)]?.code ?? null
    case 'person': return String(1 + pick(9))
    case 'people': return Array.from({ length: Math.max(field.min ?? 1, 1 + pick(2)) }, (_, index) => String(1 + (pick(3) + 3 * index) % 9))
    case 'files': return Array.from({ length: Math.max(1, field.min ?? 1) }, (_, index) => `${index + 1}.jpg`)
    case 'level': return procedure.levels[pick(procedure.levels.length)]?.key ?? null
    case 'rating': return 1 + pick(5)
    case 'contact':
    case 'signature':
    case 'register': return 'acme'
    case 'units': return procedure.needs.units.slice(0, 1 + pick(2)).map((unit) => unit.code)
    case 'table': return Array.from({ length: 1 + pick(2) }, () => Object.fromEntries(field.columns.map((column) => [column.key, cellFor(procedure, column, pick)])))
    case 'checklist': return field.items.map((item) => ({ item: item.key, passed: pick(2) === 0 }))
    case 'causes': return [{ id: '1', parent: null, branch: 'occurrence', text: '焊点虚焊' }]
  }
}

function cellFor(procedure: Procedure, column: Column, pick: (choices: number) => number): string | number | boolean | readonly string[] {
  switch (column.type) {
    case 'text': return '一项'
    case 'number':
    case 'money': return pick(100)
    case 'date': return '2026-10-09'
    case 'choice': return column.choices[pick(column.choices.length)]?.key ?? ''
    case 'boolean': return pick(2) === 0
    case 'unit': return procedure.needs.units[pick(procedure.needs.units.length)]?.code ?? ''
    case 'person': return String(1 + pick(9))
    case 'files': return ['a.jpg']
  }
}

export function answerFor(outcome: Outcome): Survey | undefined {
  return outcome.whenSolved === undefined ? undefined : { solved: outcome.whenSolved, satisfied: 3 }
}
