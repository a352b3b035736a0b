/** Versions of a procedure: handed in, signed, published; and tickets moved from one to another. */
import { z } from 'zod'
import { instantShape, labelShape, partyShape } from './shared.ts'

export const SIGNATURES = ['prepared', 'reviewed', 'approved'] as const
export type SignatureRole = (typeof SIGNATURES)[number]

export const findingShape = z.object({
  code: z.string(), severity: z.enum(['error', 'warning']), message: labelShape,
  place: z.object({ path: z.string(), line: z.number(), column: z.number() }),
})
export const changeShape = z.object({ code: z.string(), path: z.string(), zh: z.string(), en: z.string(), weight: z.enum(['wording', 'rule', 'breaking']) })

/** `superseded`: a newer one is published. `withdrawn`: no new tickets, and no newer one either. */
export const versionStateShape = z.enum(['draft', 'published', 'superseded', 'withdrawn'])
export const signatureShape = z.object({
  role: z.enum(SIGNATURES), person: z.object({ id: z.number(), name: z.string() }), at: instantShape,
  /** Codes of the warnings that the reviewer accepted. */
  accepted: z.array(z.string()),
})

export const versionSummaryShape = z.object({
  version: z.number(), title: labelShape, state: versionStateShape,
  /** SHA-256 of the text, in hexadecimal. */
  hash: z.string(),
  /** Absent: it came with the library. */
  draftedBy: z.string().optional(), draftedAt: instantShape.optional(),
  publishedBy: z.string().optional(), publishedAt: instantShape.optional(), withdrawnAt: instantShape.optional(),
  signatures: z.array(signatureShape),
  openTickets: z.number(),
})
/** GET /api/v1/procedures/drafts: what waits for signatures, of every procedure. */
export const waitingDraftShape = versionSummaryShape.pick({ version: true, title: true, draftedBy: true, draftedAt: true, signatures: true }).extend({ procedure: z.string(), next: z.enum(SIGNATURES).optional() })
export const versionShape = versionSummaryShape.extend({
  procedure: z.string(),
  source: z.string(),
  findings: z.array(findingShape),
  /** Against the version that was published before it; absent for the first. */
  comparedWith: z.number().optional(),
  changes: z.array(changeShape),
  /** What the person asking may do with it now. */
  may: z.object({ sign: z.array(z.enum(SIGNATURES)), publish: z.boolean(), withdraw: z.boolean(), discard: z.boolean() }),
})

/** POST /api/v1/procedures: the text of a procedure file. */
export const draftShape = z.object({ source: z.string().min(1).max(500_000) })
/** POST /api/v1/procedures/{id}/versions/{version}/signatures/{role} */
export const signShape = z.object({
  /** Of the text that was read. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  accepted: z.array(z.string().max(80)).max(200).default([]),
})

const renames = z.record(z.string().max(60), z.string().max(60))
/** New keys by old ones; what is not listed keeps its key. */
export const migrationMappingShape = z.object({ steps: renames.default({}), fields: renames.default({}), levels: renames.default({}), clocks: renames.default({}) })
export const migrationWishShape = z.object({ from: z.number().int().min(1), to: z.number().int().min(1), mapping: migrationMappingShape.default({ steps: {}, fields: {}, levels: {}, clocks: {} }) })
/** POST /api/v1/procedures/{id}/migration/dry-run: the open tickets after this id. */
export const migrationTrialShape = migrationWishShape.extend({ after: z.number().int().min(0).default(0) })

const named = z.object({ key: z.string(), label: labelShape })
/** GET /api/v1/procedures/{id}/migration: what a mapping can be made of. */
export const migrationChoiceShape = z.object({
  from: z.number(), to: z.number(), openTickets: z.number(),
  kinds: z.array(z.object({ kind: z.enum(['steps', 'fields', 'levels', 'clocks']), old: z.array(named), fresh: z.array(named) })),
  suggested: migrationMappingShape,
})

const refusalShape = z.object({ code: z.string(), subject: z.string(), zh: z.string(), en: z.string() })
export const migrationLineShape = z.object({
  ticket: z.object({ id: z.number(), number: z.string() }), moves: z.boolean(),
  /** What would happen. */
  lines: z.array(labelShape),
  /** Why it stays. */
  refusals: z.array(refusalShape),
})
export const migrationTrialResultShape = z.object({
  /** Open tickets of the old version, all of them. */
  openTickets: z.number(),
  items: z.array(migrationLineShape),
  moves: z.number(), stays: z.number(),
  /** Ask again with this as `after`; absent when all were looked at. */
  next: z.number().optional(),
})

export const migrationRunShape = z.object({
  id: z.number(), procedure: z.string(), from: z.number(), to: z.number(), mapping: migrationMappingShape, status: z.enum(['running', 'done', 'failed']),
  ticketsTotal: z.number(), moved: z.number(), stayed: z.number(), by: partyShape.pick({ party: true, name: true }), createdAt: instantShape, endedAt: instantShape.nullable(),
  /** Tickets that stayed, the first of them. */
  stays: z.array(z.object({ ticket: z.object({ id: z.number(), number: z.string() }), refusals: z.array(refusalShape) })),
})

export type Finding = z.infer<typeof findingShape>
export type VersionSummary = z.infer<typeof versionSummaryShape>
export type WaitingDraft = z.infer<typeof waitingDraftShape>
export type VersionView = z.infer<typeof versionShape>
export type VersionState = z.infer<typeof versionStateShape>
export type MigrationMapping = z.infer<typeof migrationMappingShape>
export type MigrationWish = z.infer<typeof migrationWishShape>
export type MigrationChoice = z.infer<typeof migrationChoiceShape>
export type MigrationTrial = z.infer<typeof migrationTrialResultShape>
export type MigrationLine = z.infer<typeof migrationLineShape>
export type MigrationRun = z.infer<typeof migrationRunShape>
