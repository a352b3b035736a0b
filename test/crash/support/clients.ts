/** Clients that speak up, register and act without a pause, and write down what they were told. */
import { z } from 'zod'
import { portalStartedShape, startedShape, ticketShape } from '../../../src/contract/index.ts'
import { ask, type Answered } from './ask.ts'
import { acknowledged, numberOf, type Ledger, type Submission } from './ledger.ts'

export interface Crowd {
  readonly address: string
  readonly token: string
  readonly ledger: Ledger
  readonly roll: () => number
  /** True once the clients should go home. */
  readonly isOver: () => boolean
}

const DAY = 86_400_000
/** So long ago that every limit has passed: its clocks fire at once. */
const LONG_AGO = 60 * DAY
const MARK = 'crash'

/** An address of its own for each request: the limit against guessing counts by address, and a retry comes from the same one. */
const addressOf = (nr: number): string => `10.${Math.floor(nr / 62_500) % 250}.${Math.floor(nr / 250) % 250}.${nr % 250}`

const contactOf = (roll: () => number): { name: string; phone: string } => {
  const who = Math.floor(roll() * 30)
  return { name: `演示反馈人${who}`, phone: `1390000${String(who).padStart(4, '0')}` }
}

/** A submission that was never sent before. Every other one is for the other procedure, so that two counters run. */
export function makeSubmission({ ledger, roll, token }: Pick<Crowd, 'ledger' | 'roll' | 'token'>): Submission {
  const nr = ledger.submissions.length
  const mark = `${MARK}-${nr}`
  const school = roll() < 0.5
  const [procedure, kind] = school ? ['school/general-affairs-feedback', { kind: 'problem' }] : ['property/complaint', {}]
  const values = { ...kind, subject: `走廊灯坏了 ${mark}`, content: '三楼走廊的灯坏了很久，晚上看不见台阶。' }
  const contact = !school || roll() < 0.5 ? { contact: contactOf(roll) } : { anonymous: true }
  const atDesk = roll() < 0.5
  const late = atDesk && roll() < 0.3 ? { receivedAt: new Date(Date.now() - LONG_AGO).toISOString() } : {}
  const submission: Submission = {
    mark, persistent: roll() < 0.7, numbers: new Set(),
    path: atDesk ? '/api/v1/tickets' : '/api/v1/portal/tickets',
    headers: { 'idempotency-key': mark, 'x-forwarded-for': addressOf(nr), ...(atDesk ? { authorization: `Bearer ${token}` } : {}) },
    body: atDesk ? { procedure, channel: 'desk', values, ...contact, ...late } : { procedure, values, ...contact },
  }
  ledger.submissions.push(submission)
  return submission
}

const isExpected = (ledger: Ledger, what: string, answer: Answered, expected: readonly number[]): boolean => {
  if (expected.includes(answer.status)) return true
  ledger.oddities.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return false
}

const answerShape = z.union([startedShape, portalStartedShape])

/** Sends it, for the first time or again with the same key. */
export async function submit({ address, ledger }: Pick<Crowd, 'address' | 'ledger'>, submission: Submission): Promise<void> {
  const answer = await ask(address, 'POST', submission.path, submission)
  if (!answer || !isExpected(ledger, submission.mark, answer, [201])) return
  const { number, queryCode } = answerShape.parse(answer.body)
  submission.numbers.add(number)
  if (submission.queryCode !== undefined && submission.queryCode !== queryCode) ledger.oddities.push(`${submission.mark}: two query codes`)
  submission.queryCode = queryCode
}

/** How each step goes on; what is not here waits for the reporter or for somebody else. */
const WAYS: Readonly<Record<string, string>> = {
  register: 'accepted', solve: 'solved', reply: 'replied', assign: 'assigned', convene: 'decided', handle: 'done', answer: 'answered',
}

/** What is filled in where a form asks for it. */
const ENTRIES: Readonly<Record<string, unknown>> = {
  kind: 'problem', result: '已换灯', cause: '灯管老化', replyMode: 'public', replyText: '灯已换好，谢谢。', minutes: '由工程部负责', leadUnit: 'engineering', dueOn: '2099-01-01', reportedToCompany: true,
}

async function writeTo(crowd: Crowd, number: string, path: 'notes' | 'messages', version: number): Promise<void> {
  const { address, ledger, token } = crowd
  const word = { number, text: `${path} ${ledger.words.length} ${number}`, acknowledged: false }
  ledger.words.push(word)
  const headers = { 'authorization': `Bearer ${token}`, 'if-match': `"${version}"` }
  const answer = await ask(address, 'POST', `/api/v1/tickets/${number}/${path}`, { headers, body: { text: word.text } })
  if (answer && isExpected(ledger, word.text, answer, [200, 409])) word.acknowledged = answer.status === 200
}

async function goOn(crowd: Crowd, number: string, { version, nextActions }: z.infer<typeof ticketShape>): Promise<boolean> {
  const { address, ledger, token } = crowd
  const next = nextActions.find(({ step }) => step in WAYS)
  const outcome = next?.outcomes.find(({ key }) => key === WAYS[next.step])
  if (!next || !outcome) return false
  const { step, nr } = next
  const values = Object.fromEntries([...next.form, ...outcome.form].flatMap(({ field }) => (field in ENTRIES ? [[field, ENTRIES[field]]] : [])))
  const deed = { number, step, nr, acknowledged: false }
  ledger.deeds.push(deed)
  const headers = { 'authorization': `Bearer ${token}`, 'if-match': `"${version}"` }
  const answer = await ask(address, 'POST', `/api/v1/tickets/${number}/actions`, { headers, body: { step, nr, outcome: outcome.key, values } })
  if (answer && isExpected(ledger, `${number} ${step}`, answer, [200, 409])) deed.acknowledged = answer.status === 200
  return true
}

/** Somebody at the desk opens an earlier ticket and does the next thing, or writes something. */
async function actOnEarlier(crowd: Crowd): Promise<void> {
  const { address, ledger, roll, token } = crowd
  const known = acknowledged(ledger)
  const chosen = known[Math.floor(roll() * known.length)]
  if (!chosen) return
  const number = numberOf(chosen)
  const opened = await ask(address, 'GET', `/api/v1/tickets/${number}`, { headers: { authorization: `Bearer ${token}` } })
  if (!opened || !isExpected(ledger, `open ${number}`, opened, [200])) return
  const ticket = ticketShape.parse(opened.body)
  const wish = roll()
  if (wish < 0.6 && (await goOn(crowd, number, ticket))) return
  await writeTo(crowd, number, wish < 0.8 ? 'notes' : 'messages', ticket.version)
}

async function liveOne(crowd: Crowd): Promise<void> {
  while (!crowd.isOver()) {
    if (crowd.roll() < 0.7) await submit(crowd, makeSubmission(crowd))
    else await actOnEarlier(crowd)
  }
}

/** So many clients at once, until they are told to go home. */
export async function runClients(crowd: Crowd, clients: number): Promise<void> {
  await Promise.all(Array.from({ length: clients }, () => liveOne(crowd)))
}

/** Asks again for what was never answered; every third client is so impatient that it asks twice at the same moment. */
export async function askAgain(crowd: Pick<Crowd, 'address' | 'ledger' | 'roll'>, submissions: readonly Submission[]): Promise<void> {
  await Promise.all(submissions.flatMap((submission) => (crowd.roll() < 1 / 3 ? [submit(crowd, submission), submit(crowd, submission)] : [submit(crowd, submission)])))
}
