// The real file is not ours to copy: it is read where it lies, and the tests are left out where it does not.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../../../../test/support/database.ts'
import { openEngine } from '../../../../test/support/engine.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { readEvents } from '../tickets/index.ts'
import { replay } from '../../../core/ticket/index.ts'
import type { Ticket } from '../../../core/ticket/index.ts'
import { importFile } from './command-line.ts'
import type { FileImported } from './command-line.ts'
import type { ImportDeps } from './deps.ts'

const FILE = join(import.meta.dirname, '../../../../../shared/data/zh/citizen-messages/附件4.xlsx')
const PROCEDURE = 'park/relayed-complaint'

/** The sheet read once more, by nothing of ours: texts as they stand, times as the wall clock in Shanghai. */
const readExpected = async () => {
  const book = new ExcelJs.Workbook()
  await book.xlsx.readFile(FILE)
  const rows: { key: string; citizen: string; subject: string; received: number; content: string; reply: string; replied: number }[] = []
  const time = (value: ExcelJs.CellValue): number => {
    if (value instanceof Date) return value.getTime() - 8 * 3_600_000
    const [, year, month, dayOfMonth, clock = ''] = /^(\d+)\/(\d+)\/(\d+) (\S+)$/.exec(typeof value === 'string' ? value.trim() : '') ?? []
    return Date.parse(`${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}T${clock.padStart(8, '0')}+08:00`)
  }
  book.worksheets[0]?.eachRow((row, number) => {
    if (number === 1) return
    const text = (column: number): string => row.getCell(column).text
    rows.push({ key: text(1), citizen: text(2), subject: text(3), received: time(row.getCell(4).value), content: text(5), reply: text(6), replied: time(row.getCell(7).value) })
  })
  return rows
}

describe.skipIf(!existsSync(FILE))('the file of 120 citizens\' messages with official replies', async () => {
  const { db } = await freshDatabase<Tables>()
  const engine = await openEngine(db, '2026-11-20T10:00:00+08:00')
  const deps: ImportDeps = { ...engine, zone: () => 'Asia/Shanghai' }
  const run = (dryRun = false): Promise<FileImported> => importFile(deps, { name: '附件4.xlsx', bytes: readFileSync(FILE) }, { procedure: PROCEDURE, dryRun, told: () => undefined })

  it('is understood without a mapping of one\'s own', async () => {
    const { mapping, created, unchanged, errors, rows } = await run(true)
    expect(mapping.columns).toEqual({
      key: '留言编号', slip: '留言编号', citizen: '留言用户', subject: '留言主题', receivedAt: '留言时间', content: '留言详情', replyText: '答复意见', repliedAt: '答复时间',
    })
    expect(mapping.constants).toEqual({ source: 'mayorMailbox' })
    expect({ created, unchanged, errors, rows }).toEqual({ created: 120, unchanged: 0, errors: [], rows: 120 })
  })

  it('becomes 120 tickets with the times of the sheet, answered and closed when they were', { timeout: 60_000 }, async () => {
    const { created, unchanged, errors } = await run()
    expect({ created, unchanged, errors }).toEqual({ created: 120, unchanged: 0, errors: [] })
    const expected = await readExpected()
    expect(expected).toHaveLength(120)
    const layout = /[\t\n\r\u3000\u00a0\u200b\ufeff ]/g
    for (const row of expected) {
      const { ticket_id: id } = await db.selectFrom('import_row').select('ticket_id').where('key', '=', row.key).executeTakeFirstOrThrow()
      const state = (await db.selectFrom('ticket').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state as Ticket // written from a Ticket only
      expect(state).toMatchObject({ status: 'closed', receivedAt: row.received, registeredAt: row.received, closedAt: row.replied, values: { citizen: row.citizen, slip: row.key, source: 'mayorMailbox', subject: row.subject.replaceAll('\u200b', '').trim() } })
      const written = (field: string): string => z.string().parse(state.values[field])
      expect(written('content')).not.toMatch(/\t|^\s|\s$|\n{4}/)
      expect(written('content').replace(layout, '')).toBe(row.content.replace(layout, ''))
      expect(written('replyText').replace(layout, '')).toBe(row.reply.replace(layout, ''))
      const events = await readEvents(db, id)
      expect(replay(events)).toEqual(state)
      expect(events.filter((event) => event.type === 'said' && event.words === 'told').map((event) => event.at)).toEqual([row.replied])
    }
  })

  it('tells nobody today of what was said years ago', async () => {
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([])
  })

  it('changes nothing when it is imported again', async () => {
    const before = await db.selectFrom('ticket_event').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()
    expect(await run()).toMatchObject({ created: 0, unchanged: 120, errors: [] })
    expect(await db.selectFrom('ticket_event').select(({ fn }) => fn.countAll().as('n')).executeTakeFirstOrThrow()).toEqual(before)
    expect(await db.selectFrom('ticket').select('id').execute()).toHaveLength(120)
  })
})
