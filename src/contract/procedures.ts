/** A procedure as the screens need it: forms, steps, clocks, diagram. */
import { z } from 'zod'
import { labelShape } from './shared.ts'

export const fieldShape = z.object({
  key: z.string(),
  type: z.enum(['text', 'longText', 'number', 'money', 'date', 'dateTime', 'choice', 'boolean', 'unit', 'person', 'people', 'files', 'level']),
  label: labelShape,
  hint: labelShape.optional(),
  max: z.number().optional(),
  choices: z.array(z.object({ key: z.string(), label: labelShape })),
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

export const diagramShape = z.object({
  width: z.number(), height: z.number(),
  nodes: z.array(z.object({ key: z.string(), kind: z.enum(['start', 'task', 'survey', 'end']), label: labelShape, who: labelShape.optional(), limits: z.array(labelShape), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  edges: z.array(z.object({ from: z.string(), to: z.string(), label: labelShape, tone: z.enum(['primary', 'plain', 'refuse']), points: z.array(z.object({ x: z.number(), y: z.number() })) })),
})

export const procedureShape = procedureSummaryShape.extend({
  catalogue: z.string(),
  document: z.record(z.string(), z.string()),
  fields: z.array(fieldShape),
  levels: z.array(z.object({ key: z.string(), label: labelShape })),
  steps: z.array(z.object({ key: z.string(), kind: z.enum(['task', 'survey', 'end']), label: labelShape, hint: labelShape.optional(), who: labelShape.optional(), form: z.array(formFieldShape), outcomes: z.array(outcomeShape) })),
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
