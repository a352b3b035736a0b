/** The bytes of a file as a sheet of cells. What it is, is told by its content, never by its name. */
import { fileTypeFromBuffer } from 'file-type'
import type { SheetRow } from '../../../core/tabular/index.ts'
import { AppError } from '../http/app-error.ts'
import { readCsv } from './sheet-csv.ts'
import { readWorkbook } from './sheet-workbook.ts'
import { MOST_ROWS, unreadable } from './unreadable.ts'

export interface Sheet {
  readonly rows: readonly SheetRow[]
  /** Of a text; a workbook has none. */
  readonly encoding?: string
}

/** Types that a text may be taken for. */
const TEXT = ['application/xml', 'text/xml', 'application/rtf', 'text/vcard', 'text/calendar', 'text/vtt']

/** Reads the first sheet that has content. Throws `import.unreadable` with a sentence, `import.empty`. */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.length === 0) throw new AppError('import.empty')
  const found = await fileTypeFromBuffer(bytes)
  const sheet = await readAs(found?.mime, found?.ext ?? '', bytes)
  if (sheet.rows.length > MOST_ROWS + 20) throw unreadable('tooManyRows')
  return sheet
}

async function readAs(mime: string | undefined, ending: string, bytes: Buffer): Promise<Sheet> {
  if (mime === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' || (mime === 'application/zip' && bytes.includes('xl/workbook.xml'))) return { rows: await readWorkbook(bytes) }
  if (mime === 'application/x-cfb') throw unreadable('oldExcel')
  if (mime !== undefined && !TEXT.includes(mime)) throw unreadable('notATable', { found: ending.toUpperCase() })
  return readCsv(bytes)
}
