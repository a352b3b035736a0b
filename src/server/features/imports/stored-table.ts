/** A parsed table as bytes, to be sealed and kept until its import is over. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Cell, Table } from '../../../core/tabular/index.ts'

const storedCell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.tuple([z.number()])])
const shape = z.object({
  headers: z.array(z.string()), headerRow: z.number(),
  rows: z.array(z.object({ row: z.number(), cells: z.array(storedCell) })),
})

/** Dates stand as a list of their milliseconds. */
export function packTable(table: Table): Buffer {
  const rows = table.rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => (cell instanceof Date ? [cell.getTime()] : cell)) }))
  return gzipSync(JSON.stringify({ ...table, rows }), { level: 1 })
}

export function unpackTable(bytes: Buffer): Table {
  const table = shape.parse(JSON.parse(gunzipSync(bytes).toString()))
  const cellOf = (cell: z.infer<typeof storedCell>): Cell => (Array.isArray(cell) ? new Date(cell[0]) : cell)
  return { ...table, rows: table.rows.map(({ row, cells }) => ({ row, cells: cells.map(cellOf) })) }
}
