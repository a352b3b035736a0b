/** Bringing tickets in from a table. */
import { z } from 'zod'
import { instantShape, labelShape } from './shared.ts'

/** Which column fills which target; targets are field keys, `receivedAt`, `key`, and `contact.name|phone|email|company`. A constant fills a target that no column has. */
export const mappingShape = z.object({
  columns: z.record(z.string().max(60), z.string().max(200)),
  constants: z.record(z.string().max(60), z.union([z.string().max(500), z.number(), z.boolean()])).default({}),
  /** Time zone of times without one. */
  timeZone: z.string().max(60).optional(),
})
export const importProblemShape = z.object({ row: z.number(), column: z.string(), code: z.string(), value: z.string().optional(), message: labelShape })
export const importShape = z.object({
  id: z.number(), procedure: z.string(), fileName: z.string(), status: z.enum(['ready', 'running', 'done', 'failed', 'undoing', 'undone']),
  rowsTotal: z.number(), rowsDone: z.number(), created: z.number(), unchanged: z.number(), problems: z.array(importProblemShape),
  createdAt: instantShape, endedAt: instantShape.nullable(),
})
/** POST /api/v1/imports (multipart: file, procedure) -> what was read and a proposed mapping */
export const importUploadShape = z.object({
  id: z.number(), headers: z.array(z.string()), sample: z.array(z.array(z.string())), rowsTotal: z.number(), mapping: mappingShape,
  targets: z.array(z.object({ key: z.string(), label: labelShape, required: z.boolean() })), encoding: z.string().optional(),
})
/** POST /api/v1/imports/{id}/dry-run and /run */
export const importRunShape = z.object({ mapping: mappingShape })
export const dryRunShape = z.object({ wouldCreate: z.number(), unchanged: z.number(), problems: z.array(importProblemShape), preview: z.array(z.object({ row: z.number(), title: z.string(), receivedAt: instantShape.nullable(), values: z.record(z.string(), z.unknown()) })) })

export type Mapping = z.infer<typeof mappingShape>
export type ImportView = z.infer<typeof importShape>
export type ImportUpload = z.infer<typeof importUploadShape>
export type DryRun = z.infer<typeof dryRunShape>
export type ImportProblem = z.infer<typeof importProblemShape>
