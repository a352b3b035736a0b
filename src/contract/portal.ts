/** The public side: no account, a number and a query code. */
import { z } from 'zod'
import { fieldShape, formFieldShape, outcomeShape, stepKindShape } from './procedures.ts'
import { instantShape, labelShape, valuesShape } from './shared.ts'
import { contactShape, surveyShape } from './tickets.ts'

/** GET /api/v1/portal : what can be said here */
export const portalShape = z.object({
  organisation: labelShape,
  procedures: z.array(z.object({ id: z.string(), title: labelShape, summary: labelShape })),
})
/** GET /api/v1/portal/forms/{procedure} (id url-encoded) */
export const portalFormShape = z.object({
  id: z.string(), title: labelShape, summary: labelShape, anonymous: z.boolean(),
  fields: z.array(fieldShape), form: z.array(formFieldShape),
  maxFileBytes: z.number(),
})
/** POST /api/v1/portal/tickets ; files first by POST /api/v1/portal/files (multipart, field "file") -> { id } */
export const portalStartShape = z.object({
  procedure: z.string().max(100), values: valuesShape, contact: contactShape.optional(), anonymous: z.boolean().default(false),
  language: z.enum(['zh', 'en']).default('zh'),
})
export const portalStartedShape = z.object({ number: z.string(), queryCode: z.string() })
export const portalFileShape = z.object({ id: z.string(), name: z.string(), size: z.number(), mediaType: z.string() })

/** Header `X-Query-Code` on all of these. GET /api/v1/portal/tickets/{number} */
export const portalTicketShape = z.object({
  number: z.string(), version: z.number(), title: z.string(), procedure: labelShape, status: z.enum(['open', 'closed']),
  receivedAt: instantShape, closedAt: instantShape.nullable(),
  /** What was handed in, as far as the form asked it. */
  submitted: z.array(z.object({ label: labelShape, text: z.string() })),
  /** Where it stands, in the organisation's words. */
  stage: labelShape,
  /** The limits the reporter may hold us to. */
  promises: z.array(z.object({ label: labelShape, dueAt: instantShape, state: z.enum(['running', 'paused', 'stopped']), late: z.boolean() })),
  /** The conversation and the milestones, oldest first; internal notes never. */
  story: z.array(z.object({ at: instantShape, from: z.enum(['us', 'you', 'system']), kind: z.enum(['received', 'message', 'reply', 'milestone', 'answer', 'rated', 'closed']), text: labelShape })),
  /** What the reporter is asked for now. */
  ask: z.object({
    step: z.string(), nr: z.number(), kind: stepKindShape, label: labelShape, hint: labelShape.optional(),
    fields: z.array(fieldShape), form: z.array(formFieldShape), outcomes: z.array(outcomeShape),
  }).nullable(),
  survey: surveyShape.nullable(),
})
/** POST /api/v1/portal/tickets/{number}/answers */
export const portalAnswerShape = z.object({
  step: z.string().max(60), nr: z.number().int().positive(), outcome: z.string().max(60), values: valuesShape.default({}), survey: surveyShape.optional(),
})
/** POST /api/v1/portal/tickets/{number}/messages */
export const portalMessageShape = z.object({ text: z.string().trim().min(1).max(5000) })
/** GET /api/v1/portal/notices : public replies and notices */
export const portalNoticeShape = z.object({ at: instantShape, title: z.string(), body: labelShape, mode: z.enum(['public', 'notice']) })

export type PortalView = z.infer<typeof portalShape>
export type PortalForm = z.infer<typeof portalFormShape>
export type PortalTicket = z.infer<typeof portalTicketShape>
