/** The questions of a procedure, answered: what core cannot know when it decides about a ticket. */
import { questionKey } from '../../../core/procedure/index.ts'
import type { Procedure, Question, Values } from '../../../core/procedure/index.ts'
import { similarityKeys, similarityOfTexts } from '../../../core/text/index.ts'
import { searchableText } from '../../../core/ticket/index.ts'
import type { Facts } from '../../../core/ticket/index.ts'
import { localDate } from '../../../core/worktime/index.ts'
import type { Db, Tx } from '../../platform/database/tables.ts'
import { nameOf, rowsNamed, sumRows } from '../registers/index.ts'
import type { RowName } from '../registers/index.ts'
import type { TicketDeps } from './deps.ts'
import type { Known } from './facts.ts'
import { valueMarker } from './search-keys.ts'
import { countByReporter, countByValue, textsLike } from './store-answers.ts'
import type { CountAsked } from './store-answers.ts'

/** A ticket that is being decided about, with the values it will have. */
export interface Asking {
  readonly procedure: Procedure
  /** 0 when it is not written yet. */
  readonly ticket: number
  readonly reporter: number | undefined
  readonly values: Values
  /** The values of its branches, which may name rows of their own. */
  readonly branches?: readonly Values[] | undefined
  /** Windows end here: what came later does not change why this one was graded. */
  readonly receivedAt: number
}

type Answers = Facts['answers']
/** One question of one ticket. */
interface Asked {
  readonly asking: Asking
  readonly question: Question
}

/** Above this, two texts say the same in other words: so calibrated on pairs of complaints. */
const SAME_MATTER = 0.35
/** Candidates compared word by word. */
const MOST_COMPARED = 100

type Looking = Pick<TicketDeps, 'calendarOf'>

/** What core cannot know, for decisions about these tickets: the rows of registers that they name, and the answers to their questions. One query for all rows. */
export async function lookUp(deps: Looking, db: Db | Tx, askings: readonly Asking[]): Promise<Known[]> {
  const rows = await rowsNamed(db, askings.flatMap(rowsIn))
  const answers = await answersFor(deps, db, askings, rows)
  return answers.map((found) => ({ answers: found, rows }))
}

/** Rows that the values of a ticket name, in the ticket itself and in its branches. */
export function rowsIn({ procedure, values, branches = [] }: Pick<Asking, 'procedure' | 'values' | 'branches'>): RowName[] {
  const fields = Object.values(procedure.fields).filter((field) => field.type === 'register')
  if (fields.length === 0) return []
  return [values, ...branches].flatMap((given) => fields.flatMap(({ key, register = '' }): RowName[] => {
    const row = given[key]
    return typeof row === 'string' && row !== '' ? [{ register, key: row }] : []
  }))
}

/** Answers in the order asked, all counts in two queries. Tickets of one batch, not written yet, are counted among each other in their order. */
async function answersFor(deps: Looking, db: Db | Tx, askings: readonly Asking[], rows: Known['rows']): Promise<Answers[]> {
  const asked = askings.flatMap((asking) => asking.procedure.questions.map((question): Asked => ({ asking, question })))
  if (asked.length === 0) return askings.map(() => ({}))
  const found = new Map<Asked, number>()
  await countReporters(db, asked, found)
  await countValues(db, asked, found)
  for (const one of asked) {
    if (one.question.kind === 'similar') found.set(one, await countSimilar(db, one.asking, one.question))
    if (one.question.kind === 'total') found.set(one, await sumFor(deps, db, one.asking, one.question))
  }
  const answers = new Map<Asking, Record<string, number | string>>(askings.map((asking) => [asking, {}]))
  asked.forEach((one, at) => {
    const answer = answers.get(one.asking)
    if (answer) answer[questionKey(one.question)] = answerTo(one, found.get(one) ?? 0, asked.slice(0, at), rows)
  })
  return askings.map((asking) => answers.get(asking) ?? {})
}

function answerTo(one: Asked, found: number, before: readonly Asked[], rows: Known['rows']): number | string {
  const { question } = one
  switch (question.kind) {
    // This ticket is one of them.
    case 'count': return 1 + found + besides(one, before)
    case 'similar': return found + besides(one, before)
    case 'total': return found
    case 'cell': return cellIn(one.asking, question, rows)
  }
}

/** Nothing is known of a row that is not named, or not in use. */
function cellIn({ procedure, values }: Asking, { field, column, type }: Extract<Question, { kind: 'cell' }>, rows: Known['rows']): number | string {
  const key = values[field]
  const cell = typeof key === 'string' ? rows.get(nameOf({ register: procedure.fields[field]?.register ?? '', key }))?.[column] : undefined
  if (type === 'number') return typeof cell === 'number' ? cell : 0
  return typeof cell === 'string' ? cell : ''
}

/** Sums over rows that share a value with the ticket, dated within the window by the register's first column of dates. */
async function sumFor(deps: Looking, db: Db | Tx, { procedure, values, receivedAt }: Asking, { register, column, same, window }: Extract<Question, { kind: 'total' }>): Promise<number> {
  const value = values[same]
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return 0
  const columns = procedure.needs.registers[register]?.columns ?? []
  const dates = columns.find((candidate) => candidate.type === 'date')
  const calendar = deps.calendarOf(procedure.calendar)
  return sumRows(db, {
    register, column, same: procedure.fields[same]?.register === register ? { key: String(value) } : { column: same, value },
    ...(dates ? { dated: { column: dates.key, since: localDate(calendar, receivedAt - window), until: localDate(calendar, receivedAt) } } : {}),
  })
}

function inWindow({ asking, question }: Asked): CountAsked {
  const window = 'window' in question ? question.window : 0
  return { procedure: asking.procedure.id, ticket: asking.ticket, since: asking.receivedAt - window, until: asking.receivedAt }
}

async function countReporters(db: Db | Tx, asked: readonly Asked[], found: Map<Asked, number>): Promise<void> {
  const questions = asked.flatMap((one) => {
    const { asking: { reporter }, question } = one
    return question.kind === 'count' && question.same === 'reporter' && reporter !== undefined ? [{ one, reporter }] : []
  })
  const counts = await countByReporter(db, questions.map(({ one, reporter }) => ({ ...inWindow(one), reporter })))
  questions.forEach(({ one }, nr) => found.set(one, counts[nr] ?? 0))
}

async function countValues(db: Db | Tx, asked: readonly Asked[], found: Map<Asked, number>): Promise<void> {
  const questions = asked.flatMap((one) => {
    const { asking, question } = one
    const value = question.kind === 'count' && question.same !== 'reporter' ? sharedValue(asking, question.same) : undefined
    return question.kind === 'count' && value !== undefined ? [{ one, field: question.same, value }] : []
  })
  const counts = await countByValue(db, questions.map(({ one, field, value }) => ({ ...inWindow(one), field, value, marker: valueMarker(one.asking.procedure.id, field, value) })))
  questions.forEach(({ one }, nr) => found.set(one, counts[nr] ?? 0))
}

/** A value that can be shared, as JSON; what nobody filled in is shared with nobody. */
function sharedValue({ values }: Asking, field: string): string | undefined {
  const value = values[field]
  return value === undefined || value === null || value === '' || typeof value === 'object' ? undefined : JSON.stringify(value)
}

async function countSimilar(db: Db | Tx, asking: Asking, question: Extract<Question, { kind: 'similar' }>): Promise<number> {
  const text = textOf(asking)
  const texts = await textsLike(db, { ...inWindow({ asking, question }), keys: similarityKeys(text) }, MOST_COMPARED)
  return texts.filter(({ title, body }) => isSameMatter(asking, title, body)).length
}

function textOf({ procedure, values }: Asking): string {
  return searchableText(procedure, values)
}

function titleOf({ procedure, values }: Asking): string {
  const title = Object.values(procedure.fields).find((field) => field.isTitle)
  const value = title ? values[title.key] : undefined
  return typeof value === 'string' ? value : ''
}

function isSameMatter(asking: Asking, title: string, body: string): boolean {
  return similarityOfTexts(titleOf(asking), title) >= SAME_MATTER || similarityOfTexts(textOf(asking), body) >= SAME_MATTER
}

/** Tickets of the same batch that came before this one and answer to the same question. */
function besides({ asking, question }: Asked, before: readonly Asked[]): number {
  return before.filter((other) => {
    if (other.asking === asking || other.asking.ticket !== 0 || other.asking.procedure.id !== asking.procedure.id || questionKey(other.question) !== questionKey(question)) return false
    const age = asking.receivedAt - other.asking.receivedAt
    if (!('window' in question) || age < 0 || age > question.window) return false
    if (question.kind === 'similar') return isSameMatter(asking, titleOf(other.asking), textOf(other.asking))
    if (question.kind !== 'count') return false
    if (question.same === 'reporter') return asking.reporter !== undefined && asking.reporter === other.asking.reporter
    const value = sharedValue(asking, question.same)
    return value !== undefined && value === sharedValue(other.asking, question.same)
  }).length
}
