/** The JSON Schema of procedure files, for completion and checking in any editor; made from the schema that reads them. */
import { z } from 'zod'
import { procedureDocument } from './document.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Draft 7: what editors' YAML language servers understand. Descriptions are in Chinese and English. */
export function toEditorSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  return { $schema, title, ...rest }
}

/** The JSON Schema of a procedure file. */
export function procedureJsonSchema(): JsonSchema {
  return toEditorSchema(procedureDocument, 'A procedure · 制度')
}
