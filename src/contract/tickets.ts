/** Tickets over HTTP. `GET /tickets/{id}` carries an ETag `"<version>"`; writes name it in If-Match. */
import { z } from 'zod'
import { fieldShape, formFieldShape, outcomeShape, stepKindShape } from './procedures.ts'
import { countShape, cursorShape, idShape, instantShape, labelShape, pageOf, pageSizeShape, partyShape, valuesShape } from './shared.ts'

/** Who spoke up. Stored encrypted; shown in full only to roles that may see contacts. */
export const contactShape = z.object({
  name: z.string().trim().max(100).optional(),
  phone: z.string().trim().max(40).optional(),
  email: z.string().trim().max(200).optional(),
  company: z.string().trim().max(200).optional(),
})

export const surveyShape = z.object({ solved: z.boolean(), satisfied: z.number().int().min(1).max(5).optional(), comment: z.string().max(2000).optional() })

/** POST /api/v1/tickets (header Idempotency-Key optional) */
export const startTicketShape = z.object({
  procedure: z.string().max(100),
  channel: z.string().max(40),
  values: valuesShape,
  contact: contactShape.optional(),
  anonymous: z.boolean().default(false),
  receivedAt: instantShape.optional(),
})
export const startedShape = z.object({ id: z.number(), number: z.string(), version: z.number(), queryCode: z.string().optional() })

/** POST /api/v1/tickets/{id}/actions */
export const actShape = z.object({
  step: z.string().max(60), nr: z.number().int().positive(), outcome: z.string().max(60),
  values: valuesShape.default({}), survey: surveyShape.optional(),
})
export const stepRefShape = z.object({ step: z.string().max(60), nr: z.number().int().positive() })
/** POST .../notes and .../messages */
export const textShape = z.object({ text: z.string().trim().min(1).max(10_000) })
/** POST .../corrections */
export const correctShape = z.object({ values: valuesShape, reason: z.string().trim().min(1).max(2000) })
/** POST .../attachments */
export const attachShape = z.object({ files: z.array(z.uuid()).min(1).max(20) })
/** POST .../messages */
export const messageShape = textShape.extend({ promisesNothing: z.boolean().optional() })
/** POST .../urges */
export const urgeShape = z.object({ text: z.string().trim().max(2000).default('') })
/** POST .../extensions : more time, as a duration such as "2 working days" */
export const askExtensionShape = z.object({ clock: z.string().max(60), nr: z.number().int().positive(), more: z.string().trim().min(1).max(60), reason: z.string().trim().min(1).max(2000) })
/** POST .../extension-decisions */
export const decideExtensionShape = z.object({ clock: z.string().max(60), nr: z.number().int().positive(), granted: z.boolean(), reason: z.string().trim().max(2000).default('') })
/** POST .../ledger */
export const ledgerMoveShape = z.object({ nr: z.number().int().positive(), move: z.enum(['hear', 'confirm', 'waive', 'appeal', 'uphold', 'withdraw']), text: z.string().trim().max(2000).default('') })
export const changedShape = z.object({ id: z.number(), version: z.number() })

export const clockViewShape = z.object({
  clock: z.string(), nr: z.number(), label: labelShape,
  startedAt: instantShape, dueAt: instantShape, warnAt: instantShape.nullable(),
  state: z.enum(['running', 'paused', 'stopped']), late: z.boolean(), stoppedAt: instantShape.nullable(),
  /** Absent when the limit is a date or a place in the calendar. */
  within: labelShape.nullable(),
  /** In a branch: the unit, person or row it is for. */
  item: labelShape.nullable(),
  extended: z.number(),
  asked: z.object({ by: partyShape, more: labelShape }).nullable(),
})
/** GET .../clocks/{clock}/{nr}/explanation : "why then?" */
export const explanationShape = z.object({ dueAt: instantShape, zh: z.array(z.string()), en: z.array(z.string()), unannouncedYears: z.array(z.number()) })

export const nextActionShape = z.object({
  step: z.string(), nr: z.number(), kind: stepKindShape, label: labelShape, hint: labelShape.optional(),
  /** In a branch: the unit, person or row it is for, and what was filled in there so far. */
  item: labelShape.nullable(), values: valuesShape,
  claimedBy: partyShape.nullable(), form: z.array(formFieldShape), outcomes: z.array(outcomeShape),
})

/** A reward or penalty; `amount` is in hundredths: fen, hundredths of a point or of a percent. */
export const ledgerEntryShape = z.object({
  nr: z.number(), label: labelShape, kind: z.enum(['reward', 'penalty', 'warning']), to: z.array(partyShape), amount: z.number().nullable(), unit: z.enum(['CNY', 'points', 'percent']),
  shareOf: labelShape.nullable(), state: z.enum(['proposed', 'heard', 'confirmed', 'waived', 'appealed', 'upheld', 'withdrawn']),
  hearUntil: instantShape.nullable(), appealUntil: instantShape.nullable(), moves: z.array(z.enum(['hear', 'confirm', 'waive', 'appeal', 'uphold', 'withdraw'])),
})
export const goodsShape = z.object({ label: labelShape, held: z.array(z.object({ holder: labelShape, count: z.number() })) })
export const branchShape = z.object({ path: z.string(), step: labelShape, item: labelShape, over: z.boolean(), values: valuesShape, outcomes: z.array(labelShape) })

export const fileShape = z.object({ id: z.string(), name: z.string(), mediaType: z.string(), size: z.number(), uploadedAt: instantShape, uploadedBy: z.string() })

export const ticketShape = z.object({
  id: z.number(), number: z.string(), version: z.number(),
  procedure: z.object({ id: z.string(), version: z.number(), title: labelShape }),
  title: z.string(), status: z.enum(['open', 'closed']),
  level: z.object({ key: z.string(), label: labelShape, rank: z.number() }).nullable(),
  channel: labelShape, receivedAt: instantShape, registeredAt: instantShape, closedAt: instantShape.nullable(),
  registeredBy: partyShape, anonymous: z.boolean(),
  /** Masked unless the reader's role may see contacts; null for an anonymous ticket. */
  contact: contactShape.extend({ masked: z.boolean() }).nullable(),
  fields: z.array(fieldShape), values: valuesShape,
  /** Names for the units and people that occur in values, by party. */
  names: z.record(z.string(), labelShape),
  openSteps: z.array(z.object({ step: z.string(), nr: z.number(), label: labelShape, item: labelShape.nullable(), openedAt: instantShape, assignees: z.array(partyShape), claimedBy: partyShape.nullable() })),
  branches: z.array(branchShape), ledger: z.array(ledgerEntryShape), goods: z.array(goodsShape),
  clocks: z.array(clockViewShape),
  nextActions: z.array(nextActionShape),
  permissions: z.object({
    note: z.boolean(), say: z.boolean(), sayPromisesNothing: z.boolean(), correct: z.boolean(), attach: z.boolean(), urge: z.boolean(),
    /** Clocks by key. */
    askExtension: z.array(z.string()), decideExtension: z.array(z.string()),
  }),
  people: z.array(partyShape), recused: z.array(partyShape),
  files: z.array(fileShape),
  reopened: z.number(), survey: surveyShape.nullable(),
  similar: z.array(z.object({ id: z.number(), number: z.string(), title: z.string(), receivedAt: instantShape })).optional(),
})

/** One line of the history. `type` is an event type of core; texts are made by the screen from `type` and `data`. */
export const timelineEntryShape = z.object({
  seq: z.number(), at: instantShape, actor: partyShape, type: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** Labels for what data names by key: step, outcome, clock, level, fields. */
  labels: z.record(z.string(), labelShape),
})

export const ticketRowShape = z.object({
  id: z.number(), number: z.string(), title: z.string(), procedure: z.object({ id: z.string(), title: labelShape }),
  status: z.enum(['open', 'closed']), level: z.object({ key: z.string(), label: labelShape, rank: z.number() }).nullable(),
  steps: z.array(labelShape), channel: labelShape, leadUnit: partyShape.nullable(),
  receivedAt: instantShape, dueAt: instantShape.nullable(), closedAt: instantShape.nullable(), late: z.boolean(), reopened: z.number(),
  /** Where the search words were found, when searching. */
  excerpt: z.string().optional(),
})

/** GET /api/v1/tickets */
export const ticketQueryShape = z.object({
  status: z.enum(['open', 'closed']).optional(),
  overdue: z.stringbool().optional(),
  procedure: z.string().max(100).optional(),
  level: z.string().max(60).optional(),
  unit: z.string().max(60).optional(),
  channel: z.string().max(40).optional(),
  step: z.string().max(60).optional(),
  receivedFrom: z.iso.date().optional(),
  receivedTo: z.iso.date().optional(),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['-received', 'received', 'due']).default('-received'),
  cursor: cursorShape,
  limit: pageSizeShape,
})
export const ticketPageShape = pageOf(ticketRowShape)

/** GET /api/v1/tasks?filter= : my open tasks, by limit */
export const taskQueryShape = z.object({ filter: z.enum(['all', 'overdue', 'today', 'mine']).default('all'), cursor: cursorShape, limit: pageSizeShape })
export const taskRowShape = z.object({
  ticket: ticketRowShape, step: z.string(), nr: z.number(), label: labelShape, assignee: partyShape, claimedBy: partyShape.nullable(),
  openedAt: instantShape, dueAt: instantShape.nullable(), state: z.enum(['overdue', 'atRisk', 'onTime', 'noLimit']),
})
export const taskPageShape = pageOf(taskRowShape)
/** GET /api/v1/tasks/summary */
export const taskSummaryShape = z.object({
  open: countShape, overdue: countShape, dueToday: countShape, claimedByMe: countShape,
  /** The next days with how much is due; working or not by the default calendar. */
  week: z.array(z.object({ day: z.string(), due: z.number(), working: z.boolean(), name: labelShape.optional() })),
})

/** GET /api/v1/similar?text=&procedure= */
export const similarQueryShape = z.object({ text: z.string().max(5000), procedure: z.string().max(100).optional(), reporter: idShape.optional() })
export const similarRowShape = z.object({ id: z.number(), number: z.string(), title: z.string(), status: z.enum(['open', 'closed']), receivedAt: instantShape, likeness: z.number() })

/** GET /api/v1/reporters?q= : look-up while typing */
export const reporterRowShape = z.object({ id: z.number(), name: z.string(), phone: z.string().optional(), email: z.string().optional(), company: z.string().optional(), tickets: z.number(), lastNumber: z.string().optional() })

export type ContactInput = z.infer<typeof contactShape>
export type StartTicketInput = z.infer<typeof startTicketShape>
export type Started = z.infer<typeof startedShape>
export type TicketView = z.infer<typeof ticketShape>
export type TicketRow = z.infer<typeof ticketRowShape>
export type TicketQuery = z.infer<typeof ticketQueryShape>
export type TimelineEntry = z.infer<typeof timelineEntryShape>
export type TaskRow = z.infer<typeof taskRowShape>
export type ClockView = z.infer<typeof clockViewShape>
export type NextActionView = z.infer<typeof nextActionShape>
export type FileView = z.infer<typeof fileShape>
