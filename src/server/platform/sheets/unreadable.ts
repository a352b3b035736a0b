/** Why a file could not be read as a table, in a sentence for whoever sent it. */
import type { Label } from '../../../contract/index.ts'
import { AppError } from '../http/app-error.ts'

export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 50

const REASONS = {
  notATable: { zh: '文件内容是 {found}，不是 XLSX 表格或 CSV 文本。', en: 'The content of the file is {found}, not an XLSX workbook or CSV text.' },
  binary: { zh: '文件内容不是 XLSX 表格，也不是 CSV 文本。', en: 'The content of the file is neither an XLSX workbook nor CSV text.' },
  oldExcel: { zh: '这是旧版 Excel 或加密的文件。请在 Excel 中去掉密码，另存为 .xlsx。', en: 'This is a file of an old Excel, or an encrypted one. Please remove the password and save it as .xlsx.' },
  brokenWorkbook: { zh: '工作簿已损坏，无法打开。请在 Excel 中打开并另存一份。', en: 'The workbook is damaged and cannot be opened. Please open it in Excel and save it anew.' },
  tooLargeInside: { zh: '表格解压后太大。请另存为 CSV，或拆成几份。', en: 'The workbook is too large once unpacked. Please save it as CSV, or split it.' },
  tooManyRows: { zh: `超过 ${MOST_ROWS} 行。请拆成几份。`, en: `There are more than ${MOST_ROWS} rows. Please split it.` },
  openQuote: { zh: '第 {line} 行附近有一个引号没有结束。', en: 'Near line {line} there is a quotation mark that never ends.' },
  damagedText: { zh: '文件编码无法识别（有 {damaged} 处乱码）。请另存为 UTF-8 编码的 CSV。', en: 'The encoding of the file cannot be told ({damaged} characters are unreadable). Please save it as CSV in UTF-8.' },
} as const satisfies Record<string, Label>

export type UnreadableReason = keyof typeof REASONS

/** The error for a file that is not read; its details carry the sentence in both languages. */
export function unreadable(reason: UnreadableReason, details: Readonly<Record<string, string | number>> = {}): AppError {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'))
  const { zh, en } = REASONS[reason]
  return new AppError('import.unreadable', { reason, message: { zh: fill(zh), en: fill(en) } })
}
