/** Somebody without an account acts on one ticket by a personal link: a supplier, a customer, an authority. */
import { z } from 'zod'
import { fieldShape, formFieldShape, outcomeShape, stepKindShape } from './procedures.ts'
import { instantShape, labelShape, partyShape, valuesShape } from './shared.ts'

export const outsideUseShape = z.object({ at: instantShape, what: z.enum(['opened', 'acted', 'refused']), detail: labelShape.nullable() })
export const outsideLinkShape = z.object({
  id: z.number(), party: z.string(), label: labelShape, createdBy: partyShape, createdAt: instantShape, expiresAt: instantShape, withdrawnAt: instantShape.nullable(),
  state: z.enum(['valid', 'expired', 'withdrawn']),
  /** The last uses, newest first. */
  uses: z.array(outsideUseShape),
})
/** GET /api/v1/tickets/{key}/outside-links */
export const outsideLinksShape = z.object({
  items: z.array(outsideLinkShape),
  /** Whom a link can be made for now, by the fields that name them; `waiting`: it is their turn. */
  parties: z.array(z.object({ party: z.string(), label: labelShape, named: z.string(), waiting: z.boolean() })),
  /** Whether this person may make and withdraw links here. */
  may: z.boolean(),
})
/** POST /api/v1/tickets/{key}/outside-links */
export const newOutsideLinkShape = z.object({ party: z.string().max(70), days: z.number().int().min(1).max(90).default(14) })
/** The secret is answered once; `path` is the address on the portal. */
export const newOutsideLinkAnswerShape = z.object({ link: outsideLinkShape, path: z.string() })

/** GET /api/v1/portal/outside, header `X-Link-Token` */
export const outsideTicketShape = z.object({
  organisation: labelShape, number: z.string(), version: z.number(), title: z.string(), procedure: labelShape, status: z.enum(['open', 'closed']), as: labelShape, expiresAt: instantShape,
  /** What was said to them, oldest first. */
  words: z.array(z.object({ at: instantShape, text: labelShape })),
  /** What they have done here, oldest first. */
  done: z.array(z.object({ at: instantShape, label: labelShape })),
  asks: z.array(z.object({
    step: z.string(), nr: z.number(), kind: stepKindShape, label: labelShape, hint: labelShape.optional(), dueAt: instantShape.nullable(),
    fields: z.array(fieldShape), form: z.array(formFieldShape), outcomes: z.array(outcomeShape),
  })),
})
/** POST /api/v1/portal/outside/actions */
export const outsideActShape = z.object({ step: z.string().max(60), nr: z.number().int().positive(), outcome: z.string().max(60), values: valuesShape.default({}) })

export type OutsideLink = z.infer<typeof outsideLinkShape>
export type OutsideLinks = z.infer<typeof outsideLinksShape>
export type OutsideTicket = z.infer<typeof outsideTicketShape>
