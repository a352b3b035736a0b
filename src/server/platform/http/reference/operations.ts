/** The OpenAPI document as a flat list of operations, for the reference page. */
import { z } from 'zod'

export interface Operation {
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly title: { readonly zh: string; readonly en: string } | undefined
  readonly access: string
  readonly parameters: readonly Property[]
  readonly body: readonly Property[]
  readonly answer: readonly Property[]
}

export interface Property {
  readonly name: string
  readonly type: string
  readonly required: boolean
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
/** Deeper properties are in the OpenAPI document; on a page they would hide the forest. */
const DEPTH = 2

const schemaShape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown(),
  anyOf: z.array(z.unknown()).optional(),
  maxLength: z.number().optional(),
})
const contentShape = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional() })
const operationShape = z.looseObject({
  tags: z.array(z.string()).default([]),
  'x-title': z.object({ zh: z.string(), en: z.string() }).optional(),
  'x-access': z.string().default('session'),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: z.unknown() })).default([]),
  requestBody: contentShape.optional(),
  responses: z.record(z.string(), contentShape).default({}),
})
const documentShape = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) })

export function readOperations(document: unknown): Operation[] {
  const { paths } = documentShape.parse(document)
  return Object.entries(paths).flatMap(([path, methods]) => METHODS.flatMap((method) => {
    const found = methods[method]
    if (found === undefined) return []
    const operation = operationShape.parse(found)
    const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
    return [{
      method: method.toUpperCase(), path, tag: operation.tags[0] ?? '', title: operation['x-title'], access: operation['x-access'],
      parameters: operation.parameters.map(({ name, required, schema }) => ({ name, required, type: nameType(schema) })),
      body: listProperties(firstSchema(operation.requestBody)),
      answer: listProperties(firstSchema(good)),
    }]
  }))
}

function firstSchema(holder: z.infer<typeof contentShape> | undefined): unknown {
  return Object.values(holder?.content ?? {})[0]?.schema
}

function listProperties(schema: unknown, prefix = '', depth = DEPTH): Property[] {
  const parsed = schemaShape.safeParse(schema)
  if (!parsed.success || depth === 0) return []
  const { properties, required = [], items } = parsed.data
  if (items !== undefined && prefix === '') return listProperties(items, '[].', depth)
  return Object.entries(properties ?? {}).flatMap(([key, inner]) => [
    { name: `${prefix}${key}`, type: nameType(inner), required: required.includes(key) },
    ...listProperties(innermost(inner), `${prefix}${key}${isList(inner) ? '[]' : ''}.`, depth - 1),
  ])
}

function isList(schema: unknown): boolean {
  return schemaShape.safeParse(schema).data?.items !== undefined
}

function innermost(schema: unknown): unknown {
  return schemaShape.safeParse(schema).data?.items ?? schema
}

/** `string (date-time)`, `zh | en`, `number[]`, `object or null`. */
export function nameType(schema: unknown): string {
  const parsed = schemaShape.safeParse(schema)
  if (!parsed.success) return 'any'
  const { type, format, enum: choices, const: only, items, anyOf, maxLength } = parsed.data
  if (choices) return choices.map(String).join(' | ')
  if (only !== undefined) return JSON.stringify(only)
  if (anyOf) return [...new Set(anyOf.map(nameType))].join(' or ')
  if (items !== undefined) return `${nameType(items)}[]`
  const name = Array.isArray(type) ? type.join(' or ') : (type ?? 'any')
  return format ? `${name} (${format})` : maxLength === undefined ? name : `${name} (≤ ${maxLength})`
}
