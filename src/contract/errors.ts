/** The one table "error code -> HTTP status". Texts for every code are in the language files (`errors.<code>`); a test proves none is missing. */
export const ERROR_STATUS = {
  // edges
  'request.invalid': 400,
  'request.not_json': 400,
  'request.too_large': 413,
  'request.not_found': 404,
  'request.cursor_invalid': 400,
  'request.too_many': 429,
  'request.version_missing': 428,
  'request.idempotency_mismatch': 422,
  'server.internal': 500,
  'server.starting': 503,
  'server.stopping': 503,
  // who
  'session.needed': 401,
  'session.expired': 401,
  'session.wrong_password': 401,
  'session.locked': 429,
  'session.origin': 403,
  'session.password_change_needed': 403,
  'access.denied': 403,
  'setup.done_already': 409,
  'setup.wrong_code': 403,
  // tickets
  'ticket.not_found': 404,
  'ticket.stale': 409,
  'ticket.unknown_procedure': 422,
  'ticket.unknown_channel': 422,
  'ticket.start_not_allowed': 403,
  'ticket.name_needed': 422,
  'ticket.values_invalid': 422,
  'ticket.contact_invalid': 422,
  'ticket.closed': 409,
  'ticket.step_not_open': 409,
  'ticket.not_yours': 403,
  'ticket.recused': 404,
  'ticket.did_it_before': 403,
  'ticket.claimed_by_other': 409,
  'ticket.unknown_outcome': 422,
  'ticket.survey_needed': 422,
  'ticket.text_needed': 422,
  'ticket.clock_not_due': 409,
  'ticket.nothing_changed': 422,
  'ticket.gate_closed': 422,
  'ticket.goods_short': 422,
  'ticket.voted_before': 409,
  'ticket.promise_undeclared': 422,
  'ticket.no_extension': 422,
  'ticket.extension_too_late': 409,
  'ticket.extension_too_long': 422,
  'ticket.extension_used_up': 409,
  'ticket.ledger_not_now': 409,
  'ticket.hearing_runs': 409,
  'ticket.time_over': 409,
  'ticket.never_rests': 422,
  // portal
  'portal.wrong_code': 404,
  // somebody outside, by a link
  'outside.link_unknown': 404,
  'outside.link_expired': 410,
  'outside.link_withdrawn': 410,
  'outside.unknown_party': 422,
  // files
  'file.too_large': 413,
  'file.type_refused': 415,
  'file.type_mismatch': 415,
  'file.not_found': 404,
  'file.empty': 422,
  // administration
  'directory.code_taken': 409,
  'directory.login_taken': 409,
  'directory.not_found': 404,
  'directory.stale': 409,
  'directory.circle': 422,
  'directory.in_use': 409,
  'directory.last_owner': 409,
  'directory.weak_password': 422,
  'register.not_found': 404,
  'register.code_taken': 409,
  'register.stale': 409,
  'register.columns_clash': 422,
  'register.column_needed': 409,
  'register.row_not_found': 404,
  'register.row_taken': 409,
  'register.row_stale': 409,
  'register.row_invalid': 422,
  'selfStart.not_found': 404,
  'selfStart.decided': 409,
  'calendar.invalid': 422,
  'calendar.not_found': 404,
  'procedure.not_found': 404,
  'procedure.invalid': 422,
  'procedure.version_unknown': 404,
  'procedure.version_wrong': 422,
  'procedure.not_draft': 409,
  'procedure.stale': 409,
  'procedure.signed_already': 409,
  'procedure.one_signature_each': 409,
  'procedure.sign_order': 409,
  'procedure.warnings_open': 422,
  'procedure.not_signed': 409,
  'procedure.not_current': 409,
  'migration.versions': 422,
  'migration.mapping_invalid': 422,
  'migration.running': 409,
  'migration.not_found': 404,
  'token.not_found': 404,
  'view.not_found': 404,
  // imports
  'import.not_found': 404,
  'import.unreadable': 422,
  'import.empty': 422,
  'import.mapping_invalid': 422,
  'import.not_ready': 409,
  'import.cannot_undo': 409,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** RFC 9457 problem JSON plus our code. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail?: string
  readonly instance?: string
  /** Faults by field, for forms. */
  readonly problems?: readonly { readonly field: string; readonly code: string; readonly max?: number; readonly row?: number; readonly column?: string }[]
  /** Anything else the text needs. */
  readonly details?: Readonly<Record<string, unknown>>
}
