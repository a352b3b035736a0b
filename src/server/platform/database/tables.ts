/** The rows of the database as Kysely sees them; one interface per table, as in migrations/. Timestamps are Date, bigint is a safe number. */
import type { ColumnType, Generated, JSONColumnType, Kysely, Transaction } from 'kysely'

type Json<T extends object> = JSONColumnType<T, string, string>
type Made<T> = ColumnType<T, T | undefined, T>
type Name = Json<{ zh: string; en: string }>

interface InstallationTable { singleton: Generated<boolean>; organisation: Name; time_zone: Made<string>; default_calendar: Made<string>; key_fingerprint: string | null; setup_hash: Buffer | null; most_self_starts: Made<number>; set_up_at: Date | null; created_at: Made<Date> }
interface CalendarTable { code: string; name: Name; time_zone: string; week: Json<object>; covered_years: number[] | null; day_end: Made<'close-of-business' | 'midnight'>; version: Made<number> }
interface CalendarDayTable { calendar: string; day: string; kind: 'opened' | 'closed'; name: Name; spans: JSONColumnType<{ from: string; to: string }[] | null, string | null, string | null>; source: Made<string> }
interface UnitTable { code: string; parent: string | null; name: Name; search_keys: Made<string>; position: Made<number>; closed_at: Date | null; version: Made<number> }
interface PersonTable { id: Generated<number>; login: string; name: string; search_keys: Made<string>; contact: Buffer | null; password_hash: string | null; must_change_password: Made<boolean>; roles: Made<string[]>; language: Made<'zh' | 'en'>; left_at: Date | null; demo: Made<boolean>; version: Made<number>; created_at: Made<Date> }
interface MembershipTable { person_id: number; unit_code: string }
interface PostTable { code: string; unit_code: string; name: Name; heads_unit: Made<boolean>; holder_id: number | null; closed_at: Date | null; version: Made<number> }
interface StandInTable { post_code: string; person_id: number; from_day: string; until_day: string }
interface SessionTable { token_hash: Buffer; person_id: number; created_at: Made<Date>; seen_at: Made<Date>; expires_at: Date; device: Made<string> }
interface ApiTokenTable { id: Generated<number>; person_id: number; name: string; token_hash: Buffer; created_at: Made<Date>; last_used_at: Date | null; expires_at: Date | null; revoked_at: Date | null }
interface SignInAttemptTable { login: string; address: string; at: Made<Date>; ok: boolean }
interface ProcedureTable {
  id: string; version: number; hash: Buffer; source: string; title: Name; published_at: Date | null; withdrawn_at: Date | null
  drafted_at: Date | null; drafted_by: number | null; published_by: number | null; findings: JSONColumnType<object[], string | undefined, string>; units_added: Made<string[]>
}
interface ProcedureSignatureTable { procedure: string; version: number; role: 'prepared' | 'reviewed' | 'approved'; person_id: number; hash: Buffer; accepted: Made<string[]>; at: Date }
interface MigrationRunTable {
  id: Generated<number>; procedure: string; from_version: number; to_version: number; mapping: Json<object>; status: 'running' | 'done' | 'failed'
  tickets_total: number; moved: Made<number>; stayed: Made<number>; after_id: Made<number>; created_by: number; created_at: Date; ended_at: Date | null
}
interface MigrationStayTable { run_id: number; ticket_id: number; number: string; refusals: JSONColumnType<object[], string, string> }
interface CounterTable { key: string; value: number }
interface ReporterTable { id: Generated<number>; identity: Buffer; match_key: Buffer; contact: Buffer; look_up: Made<number[]>; created_at: Made<Date>; updated_at: Made<Date> }
export interface TicketTable {
  id: number; procedure: string; procedure_version: number; number: string; status: 'open' | 'closed'; level: string; title: string; channel: string
  lead_unit: string | null; steps: string[]; received_at: Date; recorded_at: Date; due_at: Date | null; closed_at: Date | null; reopened: Made<number>; late: Made<boolean>
  version: number; state: Json<object>; last_hash: Buffer; reporter_id: number | null; contact: Buffer | null; code_hash: Buffer | null; registered_by: number | null; demo: Made<boolean>; asked_by: number | null; asked_seq: number | null
}
export interface TicketEventTable { ticket_id: number; seq: number; at: Date; actor: string; type: string; data: Json<object>; hash: Buffer; recorded_at: Made<Date> }
interface TicketSearchTable { ticket_id: number; body: string; grams: number[] }
interface TicketReaderTable { reader: string; ticket_id: number; received_at: Date; due_at: Date | null; open: boolean }
interface TicketRecusalTable { person_id: number; ticket_id: number }
interface TaskTable { assignee: string; ticket_id: number; step: string; nr: number; opened_at: Date; due_at: Date | null; claimed_by: string | null }
interface ClockTable { ticket_id: number; clock: string; nr: number; started_at: Date; due_at: Date; next_at: Date | null; next_moment: 'warn' | 'late' | null; shown: boolean; set_aside_until: Date | null }
interface OutboxTable { id: Generated<number>; ticket_id: number; seq: number; kind: 'words' | 'notice' | 'ticket' | 'ended'; recipient: string; payload: Json<object>; created_at: Made<Date>; done_at: Date | null; attempts: Made<number>; next_at: Made<Date>; problem: JSONColumnType<object | null, string | null, string | null> }
interface NotificationTable { id: Generated<number>; person_id: number; ticket_id: number; seq: number; kind: string; data: Json<Record<string, unknown>>; at: Date; read_at: Date | null }
interface FileTable { id: Generated<string>; ticket_id: number | null; name: string; media_type: string; size: number; sha256: Buffer; content: Buffer; uploaded_by: string; uploaded_at: Made<Date> }
interface PublicNoticeTable { ticket_id: number; seq: number; procedure: string; mode: 'public' | 'notice'; title: string; body: Name; at: Date; withdrawn_at: Date | null }
interface ImportBatchTable {
  id: Generated<number>; procedure: string; file_name: string; mapping: Json<object>; status: 'ready' | 'running' | 'done' | 'failed' | 'undoing' | 'undone'
  rows_total: Made<number>; rows_done: Made<number>; created: Made<number>; unchanged: Made<number>; problems: JSONColumnType<object[], string | undefined, string>
  content: Buffer | null; created_by: number | null; created_at: Made<Date>; ended_at: Date | null
}
interface ImportRowTable { procedure: string; key: string; ticket_id: number; batch_id: number }
interface IdempotencyTable { actor: string; key: string; request_hash: Buffer; response: Json<object>; at: Made<Date> }
interface SavedViewTable { id: Generated<number>; person_id: number; name: string; query: Json<Record<string, unknown>>; shared: Made<boolean>; created_at: Made<Date> }
interface RegisterTable { code: string; name: Name; columns: JSONColumnType<object[], string, string>; version: Made<number>; row_changes: Made<number> }
interface RegisterRowTable { register: string; key: string; data: Json<object>; body: string; grams: number[]; version: Made<number>; changed_at: Date; gone_at: Date | null }
interface RegisterChangeTable { id: Generated<number>; register: string; key: string; at: Date; actor: string; before: JSONColumnType<object | null, string | null, never>; after: JSONColumnType<object | null, string | null, never> }
interface CompiledProcedureTable { hash: Buffer; compiler: string; compiled: string }
interface AdoptedTable { procedure: string; at: Date; by: string }
interface SelfStartTable { procedure: string; start: string; looked_at: Date; seen_changes: Made<number>; seed: number; next_at: Date | null; attempts: Made<number>; problem: JSONColumnType<object | null, string | null, string | null> }
interface SelfStartedTable { procedure: string; start: string; occasion: Date; row_key: string; ticket_id: number }
interface SelfStartRoundTable { procedure: string; start: string; occasion: Date; drawn_from: string[]; drawn: string[] }
interface WatchHoldTable { procedure: string; start: string; row_key: string; since: Date }
interface HeldStartTable { id: Generated<number>; procedure: string; start: string; occasion: Date; row_keys: string[]; at: Date; decision: 'begin' | 'drop' | null; decided_by: number | null; decided_at: Date | null; begun: Made<number> }
interface OutsideLinkTable { id: Generated<number>; ticket_id: number; party: string; token_hash: Buffer; created_by: number; created_at: Date; expires_at: Date; withdrawn_by: number | null; withdrawn_at: Date | null }
interface OutsideUseTable { id: Generated<number>; link_id: number; at: Date; what: 'opened' | 'acted' | 'refused'; detail: JSONColumnType<Record<string, unknown> | null, string | null, never> }
interface AdminChainTable { singleton: Made<boolean>; entries: number; last_hash: Buffer }
interface AdminEventTable { id: Generated<number>; at: Date; actor: string; type: string; data: Json<object>; hash: Buffer }

export interface Tables {
  installation: InstallationTable
  calendar: CalendarTable
  calendar_day: CalendarDayTable
  unit: UnitTable
  person: PersonTable
  membership: MembershipTable
  post: PostTable
  stand_in: StandInTable
  session: SessionTable
  api_token: ApiTokenTable
  sign_in_attempt: SignInAttemptTable
  procedure: ProcedureTable
  procedure_signature: ProcedureSignatureTable
  migration_run: MigrationRunTable
  migration_stay: MigrationStayTable
  counter: CounterTable
  reporter: ReporterTable
  ticket: TicketTable
  ticket_event: TicketEventTable
  ticket_search: TicketSearchTable
  ticket_reader: TicketReaderTable
  ticket_recusal: TicketRecusalTable
  task: TaskTable
  clock: ClockTable
  outbox: OutboxTable
  notification: NotificationTable
  file: FileTable
  public_notice: PublicNoticeTable
  import_batch: ImportBatchTable
  import_row: ImportRowTable
  idempotency: IdempotencyTable
  saved_view: SavedViewTable
  register: RegisterTable
  register_row: RegisterRowTable
  register_change: RegisterChangeTable
  compiled_procedure: CompiledProcedureTable
  adopted: AdoptedTable
  self_start: SelfStartTable
  self_started: SelfStartedTable
  self_start_round: SelfStartRoundTable
  watch_hold: WatchHoldTable
  held_start: HeldStartTable
  outside_link: OutsideLinkTable
  outside_use: OutsideUseTable
  admin_event: AdminEventTable
  admin_chain: AdminChainTable
}

/** The database outside a transaction. */
export type Db = Kysely<Tables>
/** Inside one: whoever takes a Tx proves that the caller opened it. */
export type Tx = Transaction<Tables>
