/** The part of a plan that says who is there, and when. */
import { WEEKDAYS } from '../worktime/index.ts'
import type { Span, Weekday } from '../worktime/index.ts'
import { makeParty, partyNamed } from './parties.ts'
import type { Party } from './parties.ts'
import type { PlanDocument } from './plan-document.ts'
import type { PlanPath } from './plan-problems.ts'
import type { Hours, StaffGroup } from './plan.ts'
import { listOf } from './plan-reading.ts'
import type { PlanReading } from './plan-reading.ts'

type StaffDocument = NonNullable<PlanDocument['staff']>[string]

/** Whom each party that is only known on a ticket stands for, by party. */
export function readSplit(reading: PlanReading, split: PlanDocument['split'], parties: readonly Party[]): Record<string, Record<string, number>> {
  const read: Record<string, Record<string, number>> = { ...splitByTables(reading) }
  for (const [name, shares] of Object.entries(split ?? {})) {
    const party = partyNamed(parties, name)
    if (!party || !isOpen(party.key)) {
      reading.report('plan.unknown_party', ['split', name], { name, known: listOf(parties.filter(({ key }) => isOpen(key)).map(nameOf)) })
      continue
    }
    const names = Object.keys(shares)
    const of = reading.shares(Object.entries(shares), names, ['split', name])
    read[party.key] = Object.fromEntries(Object.entries(of).map(([code, share]) => [partyOf(reading, party.key, code), share]))
  }
  return read
}

/** A table of the procedure names its units and posts itself: each row as often as any other. */
function splitByTables(reading: PlanReading): Record<string, Record<string, number>> {
  const read: Record<string, Record<string, number>> = {}
  for (const table of Object.values(reading.procedure.tables)) {
    for (const [column, kind] of Object.entries(table.columns)) {
      if (kind === 'text') continue
      const rows = Object.values(table.rows).flatMap((row) => row[column] ?? [])
      const shares: Record<string, number> = {}
      for (const code of rows) shares[`${kind}:${code}`] = (shares[`${kind}:${code}`] ?? 0) + 1 / rows.length
      read[`table:${table.key}.${column}`] = shares
    }
  }
  return read
}

/** Only known on a ticket. */
function isOpen(key: string): boolean {
  return /^(unitIn|headOf|personIn|item|table|register)(:|$)/.test(key)
}

function partyOf(reading: PlanReading, open: string, code: string): string {
  if (/^(unit|head|post|person):/.test(code)) return code
  if (open.startsWith('headOf:')) return `head:${code}`
  if (open.startsWith('personIn:')) return `person:${code}`
  return reading.procedure.needs.posts.some((post) => post.code === code) ? `post:${code}` : `unit:${code}`
}

/** The parties that have work of their own, once fields and tables are split up. */
export function splitParties(reading: PlanReading, parties: readonly Party[], split: Readonly<Record<string, Readonly<Record<string, number>>>>): Party[] {
  const keys = parties.flatMap(({ key }) => (split[key] ? Object.keys(split[key]) : [key]))
  return [...new Set(keys)].map((key) => parties.find((party) => party.key === key) ?? makeParty(reading.procedure, key))
}

/** One person of each party, unless somebody said otherwise. */
export function readStaff(reading: PlanReading, document: PlanDocument, parties: readonly Party[]): StaffGroup[] {
  const usual = document.absence === undefined ? 0 : reading.single(document.absence, ['absence'])
  const staffed = parties.filter((party) => party.staffed)
  const groups = Object.entries(document.staff ?? {}).flatMap(([name, staff]) => readGroups(reading, name, staff, staffed, usual))
  const named = new Set(groups.flatMap((group) => group.parties))
  const others = staffed.filter(({ key }) => !named.has(key))
  if (others.length > 0) {
    reading.assume(`没有给出人数的各有 1 人：${others.map(({ label }) => label.zh).join('、')}`, `one person each, as no number was given: ${others.map(({ label }) => label.en).join(', ')}`)
  }
  return [...groups, ...others.map((party): StaffGroup => ({ name: nameOf(party), parties: [party.key], people: 1, absence: usual, hours: calendarOf(reading) }))]
}

function readGroups(reading: PlanReading, name: string, staff: StaffDocument, parties: readonly Party[], usual: number): StaffGroup[] {
  const path = ['staff', name]
  const keys = name.split('+').flatMap((part) => {
    const party = partyNamed(parties, part.trim())
    if (!party) reading.report('plan.unknown_party', path, { name: part.trim(), known: listOf(parties.map(nameOf)) })
    return party ? [party.key] : []
  })
  const groups = typeof staff === 'number' ? [{ people: staff }] : Array.isArray(staff) ? staff : [staff]
  return groups.map((group): StaffGroup => ({
    name, parties: [...new Set(keys)], people: group.people,
    absence: group.absence === undefined ? usual : reading.single(group.absence, [...path, 'absence']),
    hours: readHours(reading, group, path),
  }))
}

/** The name a person would use: a role, else the key without its kind. */
export function nameOf(party: Party): string {
  return party.aliases[0] ?? party.key
}

function calendarOf(reading: PlanReading): Hours {
  return { kind: 'calendar', id: reading.procedure.calendar }
}

function readHours(reading: PlanReading, { calendar, hours }: { readonly calendar?: string | undefined; readonly hours?: string | undefined }, path: PlanPath): Hours {
  if (calendar !== undefined && hours !== undefined) reading.report('plan.hours_and_calendar', path)
  if (calendar !== undefined) {
    if (reading.calendars?.includes(calendar) === false) reading.report('plan.unknown_calendar', [...path, 'calendar'], { name: calendar, known: listOf(reading.calendars) })
    return { kind: 'calendar', id: calendar }
  }
  if (hours === undefined) return calendarOf(reading)
  const week = parseHours(hours)
  if (!week) reading.report('plan.hours', [...path, 'hours'], { text: hours })
  return week ? { kind: 'week', week, text: hours } : calendarOf(reading)
}

/** `mon-fri 08:30-12:00 13:30-17:30; sat 09:00-12:00`. A span that ends before it begins goes on after midnight. */
export function parseHours(text: string): Record<Weekday, Span[]> | undefined {
  const week: Record<Weekday, Span[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  for (const part of text.split(/[;；]/)) {
    const match = /^\s*([a-z]{3})(?:-([a-z]{3}))?((?:\s+\d{1,2}:\d{2}-\d{1,2}:\d{2})+)\s*$/i.exec(part)
    const [first, last] = [indexOf(match?.[1]), indexOf(match?.[2] ?? match?.[1])]
    if (!match || first < 0 || last < 0) return undefined
    for (let step = 0; step <= (last - first + 7) % 7; step += 1) {
      for (const span of (match[3] ?? '').trim().split(/\s+/)) if (!addSpan(week, (first + step) % 7, span)) return undefined
    }
  }
  for (const day of WEEKDAYS) week[day].sort((a, b) => (a.from < b.from ? -1 : 1))
  const overlaps = WEEKDAYS.some((day) => week[day].some((span, at) => at > 0 && span.from < (week[day][at - 1]?.to ?? '')))
  return overlaps ? undefined : week
}

function indexOf(day: string | undefined): number {
  return WEEKDAYS.findIndex((weekday) => weekday === day?.toLowerCase())
}

function addSpan(week: Record<Weekday, Span[]>, day: number, text: string): boolean {
  const [from = '', to = ''] = text.split('-').map((time) => time.padStart(5, '0'))
  if (![from, to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) || from === to || from === '24:00') return false
  const add = (index: number, span: Span): void => { week[WEEKDAYS[index % 7] ?? 'mon'].push(span) }
  if (from < to) add(day, { from, to })
  else {
    add(day, { from, to: '24:00' })
    if (to !== '00:00') add(day + 1, { from: '00:00', to })
  }
  return true
}
