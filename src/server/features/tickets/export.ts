/** The list as a file: streamed page by page, so that memory does not grow with it. */
import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { TicketQuery, TicketRow } from '../../../contract/index.ts'
import type { Viewer } from '../../platform/access/index.ts'
import { listPage } from './reading.ts'
import type { ReadDeps } from './reading.ts'

const HEADERS = {
  zh: ['编号', '标题', '制度', '状态', '等级', '环节', '渠道', '承办部门', '收到时间', '期限', '办结时间', '超期', '重办次数'],
  en: ['Number', 'Title', 'Procedure', 'Status', 'Level', 'Step', 'Channel', 'Responsible unit', 'Received', 'Due', 'Closed', 'Late', 'Reopened'],
} as const
const STATUS = { zh: { open: '办理中', closed: '已归档' }, en: { open: 'Open', closed: 'Archived' } } as const
const YES = { zh: '是', en: 'yes' } as const
const PAGE = 200

type Query = Omit<TicketQuery, 'cursor' | 'limit'>

/** A cell that a spreadsheet would take for a formula is made plain text. */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

async function* rowsOf(deps: ReadDeps, viewer: Viewer, query: Query, most: number): AsyncGenerator<string[]> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: deps.zone(), dateStyle: 'short', timeStyle: 'medium' })
  const time = (at: string | null): string => (at === null ? '' : format.format(new Date(at)))
  let cursor: string | undefined
  let written = 0
  do {
    const page = await listPage(deps, viewer, { ...query, limit: PAGE, cursor })
    for (const row of page.items) yield cellsOf(row, viewer.language, time)
    written += page.items.length
    cursor = page.next
  } while (cursor !== undefined && written < most)
}

function cellsOf(row: TicketRow, language: 'zh' | 'en', time: (at: string | null) => string): string[] {
  return [
    row.number, safeCell(row.title), row.procedure.title[language], STATUS[language][row.status], row.level?.label[language] ?? '', row.steps.map((step) => step[language]).join('、'),
    row.channel[language], row.leadUnit?.name[language] ?? '', time(row.receivedAt), time(row.dueAt), time(row.closedAt), row.late ? YES[language] : '', String(row.reopened),
  ]
}

export async function writeExport(deps: ReadDeps, viewer: Viewer, query: Query, format: 'csv' | 'xlsx', most: number, reply: FastifyReply): Promise<FastifyReply> {
  const stream = new PassThrough()
  const name = `huiyin-${deps.today()}.${format}`
  reply.header('content-disposition', `attachment; filename="${name}"`)
  reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  const write = format === 'csv' ? writeCsv : writeXlsx
  // A fault half-way must reach the reader as a broken download, not as a file that looks whole.
  write(stream, HEADERS[viewer.language], rowsOf(deps, viewer, query, most)).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return reply.send(stream)
}

async function writeCsv(stream: PassThrough, headers: readonly string[], rows: AsyncIterable<string[]>): Promise<void> {
  stream.write(`\uFEFF${csvLine(headers)}`)
  for await (const row of rows) {
    if (!stream.write(csvLine(row))) await new Promise((resolve) => stream.once('drain', resolve))
  }
  stream.end()
}

async function writeXlsx(stream: PassThrough, headers: readonly string[], rows: AsyncIterable<string[]>): Promise<void> {
  // Loaded when somebody exports: the library alone is a tenth of the server's memory.
  const { default: ExcelJs } = await import('exceljs')
  const book = new ExcelJs.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = book.addWorksheet('Huiyin', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = headers.map((_, index) => ({ width: index === 1 ? 48 : 18 }))
  const first = sheet.addRow([...headers])
  first.font = { bold: true }
  first.commit()
  for await (const row of rows) sheet.addRow(row).commit()
  sheet.commit()
  await book.commit()
}
