/** The keys a schema knows at a path: what a person may have meant by one that it does not know. */
import { z } from 'zod'
import type { Path } from './yaml-source.ts'

/** Deep enough for any path of a file; a schema that holds itself ends here. */
const MOST_STEPS = 60

export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const at = path.slice(0, MOST_STEPS).reduce((schemas, part) => schemas.flatMap((one) => inside(one, part)), variants(schema))
  return [...new Set(at.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : [])))]
}

/** What may stand here: through optionals, unions and schemas that hold themselves. */
function variants(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return variants(schema.def.innerType)
  if (schema instanceof z.ZodLazy) return variants(schema.def.getter())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(variants)
  return [schema]
}

function inside(schema: z.core.$ZodType, part: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodRecord) return variants(schema.def.valueType)
  if (schema instanceof z.ZodArray) return variants(schema.def.element)
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, part)) return []
  const entry: unknown = schema.shape[part]
  return entry instanceof z.ZodType ? variants(entry) : []
}
