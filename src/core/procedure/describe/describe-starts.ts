/** How a ticket begins, in words. */
import type { Start } from '../types.ts'
import { columnNouns } from './expression-nouns.ts'
import type { Locals } from './expression-nouns.ts'
import { conditionInWords } from './expression-words.ts'
import { formInWords, gatesInWords, goesOn } from './describe-outcomes.ts'
import { pointsOf } from './description.ts'
import type { DescriptionPoint } from './description.ts'
import { shiftInWords } from './limit-words.ts'
import { seriesInWords } from './series-words.ts'
import type { Teller } from './teller.ts'
import { sayWho } from './who-words.ts'

export function tellStart(t: Teller, start: Start): { title: string; points: DescriptionPoint[] } {
  return {
    title: t.label(start.label),
    points: [
      ...pointsOf(...begins(t, start), formInWords(t, start.form), defaultsInWords(t, start)),
      ...gatesInWords(t, start.needs),
      ...pointsOf(t.sentence(goesOn(t, t.say('受理后', 'then'), start.next))),
    ],
  }
}

function begins(t: Teller, start: Start): readonly string[] {
  switch (start.kind) {
    case 'person': return [t.sentence(whoMay(t, start), nameNeeded(t, start))]
    case 'schedule': return [t.sentence(`${scheduleInWords(t, start)}${t.say('自动开单', ', a ticket is opened by itself')}`), ...rowsInWords(t, start)]
    case 'watch': return [t.sentence(t.say(`预警：系统持续查看台账${t.register(start.register ?? '')}，发现符合条件的一行即自动开单`, `A watch: the register ${t.register(start.register ?? '')} is looked through, and a row that meets the condition opens a ticket`), scheduleInWords(t, start)), ...rowsInWords(t, start)]
    case 'ticket': return [t.sentence(t.say('由其他工单开启', 'opened by another ticket'))]
  }
}

function whoMay(t: Teller, start: Start): string {
  if (start.open) return start.by.length === 0 ? t.say('公众可以直接提出，无须账号', 'open to the public, without an account') : t.say(`公众可以直接提出，无须账号；内部由${sayWho(t, start.by, 'or')}登记`, `open to the public, without an account; on the staff side it is for ${sayWho(t, start.by, 'or')}`)
  return start.by.length === 0 ? t.say('由任何已登录的人员登记', 'registered by anyone who is signed in') : t.say(`由${sayWho(t, start.by, 'or')}登记`, `registered by ${sayWho(t, start.by, 'or')}`)
}

function nameNeeded(t: Teller, start: Start): string {
  return start.anonymous ? t.say('可以匿名', 'the reporter may leave no name') : t.say('须留姓名', 'the reporter gives a name')
}

/** `每周一08:30`; empty when the start has no schedule. */
export function scheduleInWords(t: Teller, start: Start): string {
  if (!start.series) return ''
  const { rrule, from, shift } = start.series
  return seriesInWords(rrule, from, t.lang) + shiftInWords(t, shift)
}

function rowsInWords(t: Teller, start: Start): readonly string[] {
  if (start.register === undefined) return []
  const condition = start.rowWhen ? conditionInWords(t, start.rowWhen, rowLocals(t, start.register)) : ''
  const which = condition === '' ? '' : t.say(`，条件：${condition}`, `, for which ${condition}`)
  const into = start.rowInto === undefined ? '' : t.say(`该行记入${t.field(start.rowInto)}`, `the row goes into ${t.field(start.rowInto)}`)
  const { sample } = start
  const drawn = sample ? t.say(`每次随机抽取至多${sample.size}行，抽样种子留记录`, `at most ${sample.size} rows are drawn at random each time, and the seed is recorded`) : ''
  const covered = sample?.coverWithin === undefined ? '' : t.say(`每${sample.coverWithin}次之内每行至少抽到一次`, `every row is drawn at least once within ${sample.coverWithin} rounds`)
  return [t.sentence(t.say(`台账${t.register(start.register)}中每行各开一张工单${which}`, `one ticket for each row of the register ${t.register(start.register)}${which}`), into), t.sentence(drawn, covered)]
}

/** In a watch, `row` is the row of the register. */
export function rowLocals(t: Teller, register: string): Locals {
  const columns = columnNouns(t, t.columnsOf(register))
  return { row: { text: t.say('该行', 'the row'), kind: 'rows', entry: { called: t.say('行', 'row'), counted: t.say('行数', 'rows'), noun: undefined, columns } } }
}

function defaultsInWords(t: Teller, start: Start): string {
  const said = Object.entries(start.defaults).map(([field, value]) => t.say(`${t.field(field)}为${defaultValue(t, field, value)}`, `${t.field(field)} is ${defaultValue(t, field, value)}`))
  return said.length === 0 ? '' : t.sentence(t.say(`未写明时，${t.list(said)}`, `where nothing is said, ${t.list(said)}`))
}

function defaultValue(t: Teller, key: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? t.say('“是”', '"yes"') : t.say('“否”', '"no"')
  const field = t.fieldOf(key)
  if (field?.type === 'choice') return t.choice(field.choices, String(value))
  if (field?.type === 'level') return t.level(String(value))
  return field?.type === 'unit' ? t.quote(t.unit(String(value))) : typeof value === 'number' ? String(value) : t.quote(value)
}
