/** Registers: the organisation's own tables that procedures look into. */
import { z } from 'zod'
import { cursorShape, instantShape, labelShape, pageOf, pageSizeShape, partyShape, rowShape } from './shared.ts'

const code = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,59}$/)
export const REGISTER_COLUMN_TYPES = ['text', 'number', 'money', 'date', 'choice', 'boolean', 'unit', 'person', 'files'] as const
export const registerColumnShape = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/), type: z.enum(REGISTER_COLUMN_TYPES), label: labelShape, required: z.boolean().default(false),
  choices: z.array(z.object({ key: z.string().max(60), label: labelShape })).max(200).default([]),
})
const columns = z.array(registerColumnShape).max(60)

/** GET /api/v1/registers */
export const registerShape = z.object({
  code: z.string(), name: labelShape, columns, version: z.number(),
  /** Procedures in force that look into it. */
  usedBy: z.array(z.object({ procedure: z.string(), title: labelShape })),
})
export const newRegisterShape = z.object({ code, name: labelShape, columns })
/** Columns are given whole; one that a procedure needs may not go, and none changes its type. */
export const changeRegisterShape = z.object({ version: z.number().int(), name: labelShape.optional(), columns: columns.optional() })

/** GET /api/v1/registers/{code}/rows?q= */
export const registerRowsQueryShape = z.object({ q: z.string().max(100).optional(), gone: z.stringbool().optional(), cursor: cursorShape, limit: pageSizeShape })
export const registerRowShape = z.object({ key: z.string(), cells: rowShape, version: z.number(), changedAt: instantShape, gone: z.boolean() })
export const registerRowPageShape = pageOf(registerRowShape)
export const rowKeyShape = z.string().trim().min(1).max(100)
/** PUT /api/v1/registers/{code}/rows/{key}: null adds a row that must not be there yet; a number changes the row as it was seen. */
export const putRegisterRowShape = z.object({ version: z.number().int().nullable(), cells: rowShape })
/** GET /api/v1/registers/{code}/rows/{key}/changes : newest first */
export const registerChangeShape = z.object({ id: z.number(), at: instantShape, by: partyShape, before: rowShape.nullable(), after: rowShape.nullable() })
export const registerChangePageShape = pageOf(registerChangeShape)

/** POST /api/v1/registers/{code}/import (multipart: file, dryRun): good rows are taken in, the others named. */
export const registerImportShape = z.object({
  added: z.number(), changed: z.number(), unchanged: z.number(), rejected: z.number(), written: z.boolean(),
  /** Headers of the sheet and the column each goes to; `key` is the row's own key, null is not taken. */
  columns: z.array(z.object({ header: z.string(), column: z.string().nullable() })),
  problems: z.array(z.object({ row: z.number(), column: z.string(), code: z.string(), value: z.string().optional(), message: labelShape })),
})

export type RegisterView = z.infer<typeof registerShape>
export type RegisterColumn = z.infer<typeof registerColumnShape>
export type RegisterRow = z.infer<typeof registerRowShape>
export type RegisterChange = z.infer<typeof registerChangeShape>
export type RegisterImport = z.infer<typeof registerImportShape>
