/** What is wrong with a cell or a row, in both languages. */
import { fieldText } from '../../../contract/index.ts'
import type { ImportProblem, Label } from '../../../contract/index.ts'

const TEXTS: Readonly<Record<string, Label>> = {
  'field.spreadsheet_error': { zh: '单元格里是计算错误 {given}。', en: 'The cell holds a calculation error: {given}.' },
  'field.digits_lost': { zh: '“{given}”位数太多，表格已丢失末尾数字。请把该列设为文本后重新填写。', en: '"{given}" is too long for a number cell: its last digits are lost. Format the column as text and enter it again.' },
  'field.not_importable': { zh: '附件不能从表格导入。', en: 'Files cannot be brought in by a table.' },
  'field.not_a_number': { zh: '“{given}”不是数字。', en: '"{given}" is not a number.' },
  'field.not_yes_or_no': { zh: '“{given}”既不是“是”也不是“否”。', en: '"{given}" is neither yes nor no.' },
  'field.in_future': { zh: '时间在将来。', en: 'This time is in the future.' },
  'date.empty': { zh: '没有填日期。', en: 'There is no date.' },
  'date.not_understood': { zh: '看不懂日期“{given}”。请写成 2026-09-18 10:30 这样的形式。', en: 'The date "{given}" is not understood. Please write it like 2026-09-18 10:30.' },
  'date.ambiguous_time': { zh: '时间“{given}”说不清是上午还是下午。请写成 2026-09-18 22:30 这样的形式。', en: 'In "{given}" morning and evening cannot be told apart. Please write it like 2026-09-18 22:30.' },
  'date.ambiguous_order': { zh: '日期“{given}”分不清日和月。请写成 2026-09-18 这样的形式。', en: 'In the date "{given}" day and month cannot be told apart. Please write it like 2026-09-18.' },
  'date.does_not_exist': { zh: '没有“{given}”这个日期或时间。', en: 'The date or time "{given}" does not exist.' },
  'date.out_of_range': { zh: '日期“{given}”超出 1900 至 2199 年。', en: 'The date "{given}" is outside the years 1900 to 2199.' },
  'import.replied_before': { zh: '答复时间早于收到时间。', en: 'The reply is dated before the message.' },
  'import.key_twice': { zh: '来源编号“{given}”在第 {other} 行已出现，但内容不同。', en: 'The number "{given}" stands in row {other} already, with other content.' },
  'register.key_twice': { zh: '编号“{given}”在第 {other} 行已出现，这一行没有导入。', en: 'The key "{given}" stands in row {other} already; this row was not taken in.' },
  'import.row_refused': { zh: '这一行不能登记：{reason}', en: 'This row cannot be registered: {reasonEn}' },
  'import.more_problems': { zh: '另有 {count} 处错误没有列出。请先改正已列出的，再导入一次。', en: '{count} more problems are not listed. Please correct those listed and import again.' },
}

type Details = Readonly<Record<string, string | number>>

export interface FoundProblem {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly details?: Details
}

/** A value in a list of problems is there to be recognised, not to be read whole. */
const LONGEST_VALUE = 120

export function tellProblem({ row, column, code, details = {} }: FoundProblem): ImportProblem {
  const given = details['given']
  const max = details['max']
  const own = TEXTS[code]
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => shorten(String(details[name] ?? '')))
  const bound = typeof max === 'number' ? max : undefined
  const message = own ? { zh: fill(own.zh), en: fill(own.en) } : { zh: fieldText(code, 'zh', bound), en: fieldText(code, 'en', bound) }
  return { row, column, code, message, ...(given === undefined ? {} : { value: shorten(String(given)) }) }
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text
}
