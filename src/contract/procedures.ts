/** A procedure as the screens need it: forms, steps, clocks, diagram. */
import { z } from 'zod'
import { labelShape } from './shared.ts'

export const stepKindShape = z.enum(['task', 'survey', 'meeting', 'wait', 'ticket', 'join', 'end'])

const choiceShape = z.object({ key: z.string(), label: labelShape, under: z.string().optional() })
export const columnShape = z.object({
  key: z.string(), label: labelShape, required: z.boolean(), choices: z.array(choiceShape),
  type: z.enum(['text', 'number', 'money', 'date', 'choice', 'boolean', 'unit', 'person', 'files']),
})
export const fieldShape = z.object({
  key: z.string(),
  type: z.enum([
    'text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice', 'boolean', 'rating', 'contact', 'signature',
    'unit', 'units', 'person', 'people', 'files', 'level', 'register', 'table', 'checklist', 'causes',
  ]),
  label: labelShape,
  hint: labelShape.optional(),
  max: z.number().optional(),
  min: z.number().optional(),
  unit: labelShape.optional(),
  choices: z.array(choiceShape),
  /** Of a table. */
  columns: z.array(columnShape).optional(),
  /** Of a `register` field: the code of the register whose row it names. */
  register: z.string().optional(),
  /** Of a checklist. */
  items: z.array(z.object({ key: z.string(), label: labelShape, weight: z.number() })).optional(),
  /** Worked out by the procedure, never filled in. */
  computed: z.boolean().optional(),
  isTitle: z.boolean(),
})
export const formFieldShape = z.object({ field: z.string(), required: z.boolean() })
export const outcomeShape = z.object({
  key: z.string(),
  label: labelShape,
  tone: z.enum(['primary', 'plain', 'refuse']),
  form: z.array(formFieldShape),
  whenSolved: z.boolean().optional(),
})
export const startShape = z.object({
  channel: z.string(),
  label: labelShape,
  form: z.array(formFieldShape),
  anonymous: z.boolean(),
  open: z.boolean(),
  /** Whether the person asking may start a ticket this way. */
  allowed: z.boolean(),
})

export const procedureSummaryShape = z.object({
  id: z.string(), version: z.number(), title: labelShape, summary: labelShape,
  starts: z.array(startShape),
  openTickets: z.number().optional(),
})

const pointShape = z.object({ x: z.number(), y: z.number() })
const roomShape = pointShape.extend({ width: z.number(), height: z.number() })
/** Places are centres, in pixels at 100 %. */
export const diagramShape = z.object({
  width: z.number(), height: z.number(),
  nodes: z.array(roomShape.extend({
    key: z.string(), kind: z.enum(['start', ...stepKindShape.options, 'fork', 'choice']), label: labelShape, who: labelShape.optional(), limits: z.array(labelShape).readonly(),
    /** A step that opens once for each of these. */
    each: labelShape.optional(),
  })).readonly(),
  edges: z.array(z.object({
    from: z.string(), to: z.string(), label: labelShape, tone: z.enum(['primary', 'plain', 'refuse']), points: z.array(pointShape).readonly(),
    /** Of a way that a clock takes by itself: the clock. */
    clock: labelShape.optional(),
    words: roomShape.optional(),
  })).readonly(),
})

export const procedureShape = procedureSummaryShape.extend({
  catalogue: z.string(),
  document: z.record(z.string(), z.string()),
  fields: z.array(fieldShape),
  levels: z.array(z.object({ key: z.string(), label: labelShape })),
  steps: z.array(z.object({ key: z.string(), kind: stepKindShape, label: labelShape, hint: labelShape.optional(), who: labelShape.optional(), form: z.array(formFieldShape), outcomes: z.array(outcomeShape) })),
  clocks: z.array(z.object({ key: z.string(), label: labelShape, within: labelShape, shown: z.boolean() })),
  diagram: diagramShape,
  /** The YAML as written; only for those who may read procedures. */
  source: z.string().optional(),
})

export type ProcedureSummary = z.infer<typeof procedureSummaryShape>
export type ProcedureView = z.infer<typeof procedureShape>
export type FieldView = z.infer<typeof fieldShape>
export type FormFieldView = z.infer<typeof formFieldShape>
export type OutcomeView = z.infer<typeof outcomeShape>
export type DiagramView = z.infer<typeof diagramShape>

export interface DescriptionPointView {
  readonly text: string
  readonly points: readonly DescriptionPointView[]
}
const descriptionPointShape: z.ZodType<DescriptionPointView> = z.object({
  text: z.string(),
  get points() {
    return z.array(descriptionPointShape).readonly()
  },
})
/** A procedure in plain words, in one language: numbered clauses that refer to each other. */
export const descriptionShape = z.object({
  lang: z.enum(['zh', 'en']), title: z.string(), summary: z.string(),
  head: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  sections: z.array(z.object({
    key: z.string(), number: z.string(), title: z.string(), intro: z.string(),
    entries: z.array(z.object({ key: z.string(), number: z.string(), title: z.string(), points: z.array(descriptionPointShape).readonly() })).readonly(),
  })).readonly(),
})
export type DescriptionView = z.infer<typeof descriptionShape>
