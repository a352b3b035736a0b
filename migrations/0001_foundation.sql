-- The foundation: organisation, people, procedures, tickets with their events, clocks, tasks, outbox, search.
-- Codes (units, posts, procedures) are the stable names that procedures and events refer to; they never change.

create table installation (
  singleton boolean primary key default true check (singleton), -- one row
  organisation jsonb not null default '{"zh":"","en":""}',       -- name in both languages
  time_zone text not null default 'Asia/Shanghai',               -- zone of numbers and reports
  default_calendar text not null default 'cn',
  key_fingerprint text,                                          -- which data key the encrypted columns need
  setup_hash bytea,                                              -- hash of the one-time set-up code, until the owner exists
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);
insert into installation default values;

create table calendar (
  code text primary key,
  name jsonb not null,                                           -- {"zh","en"}
  time_zone text not null,
  week jsonb not null,                                           -- {"mon":[{"from":"08:30","to":"12:00"}], ...}
  covered_years int[],                                           -- years whose holidays are in the table; null = depends on none
  day_end text not null default 'close-of-business' check (day_end in ('close-of-business', 'midnight')),
  version int not null default 1
);

create table calendar_day (
  calendar text not null references calendar on delete cascade,
  day date not null,
  kind text not null check (kind in ('opened', 'closed')),       -- a closed day beats an opened one
  name jsonb not null,
  spans jsonb,                                                   -- own hours of an opened day; null = a usual working day's
  source text not null default 'person',                         -- 'seed' or 'person'
  primary key (calendar, day, kind)
);

create table unit (
  code text primary key,
  parent text references unit,
  name jsonb not null,
  search_keys text not null default '',                          -- names, pinyin and initials in lower case
  position int not null default 0,
  closed_at timestamptz,
  version int not null default 1
);
create index unit_parent on unit (parent);

create table person (
  id bigint generated always as identity primary key,
  login text not null,                                           -- lower case
  name text not null,
  search_keys text not null default '',
  contact bytea,                                                 -- phone and e-mail, encrypted with the data key
  password_hash text,                                            -- argon2id; null = may not sign in
  must_change_password boolean not null default false,
  roles text[] not null default '{}',                            -- roles of the policy table, e.g. administrator, supervisor
  language text not null default 'zh' check (language in ('zh', 'en')),
  left_at timestamptz,
  demo boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index person_login on person (login);

create table membership (
  person_id bigint not null references person on delete cascade,
  unit_code text not null references unit,
  primary key (person_id, unit_code)
);
create index membership_unit on membership (unit_code);

create table post (
  code text primary key,
  unit_code text not null references unit,
  name jsonb not null,
  heads_unit boolean not null default false,                     -- its holder is the head of the unit
  holder_id bigint references person,
  closed_at timestamptz,
  version int not null default 1
);
create index post_unit on post (unit_code);
create index post_holder on post (holder_id);

create table stand_in (
  post_code text not null references post on delete cascade,
  person_id bigint not null references person on delete cascade,
  from_day date not null,
  until_day date not null check (until_day >= from_day),         -- inclusive
  primary key (post_code, person_id, from_day)
);
create index stand_in_person on stand_in (person_id);

create table session (
  token_hash bytea primary key,                                  -- SHA-256 of the cookie
  person_id bigint not null references person on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  device text not null default ''
);
create index session_person on session (person_id);
create index session_expiry on session (expires_at);

create table api_token (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade, -- acts with this person's rights
  name text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table sign_in_attempt (
  login text not null,
  address text not null,
  at timestamptz not null default now(),
  ok boolean not null
);
create index sign_in_attempt_recent on sign_in_attempt (login, at);

create table procedure (
  id text not null,                                              -- e.g. school/general-affairs-feedback
  version int not null,
  hash bytea not null,                                           -- SHA-256 of the source
  source text not null,                                          -- the YAML as written
  title jsonb not null,
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz,                                      -- no new tickets from then on
  primary key (id, version)
);

create table counter (
  key text primary key,                                          -- procedure and period
  value bigint not null
);

create table reporter (
  id bigint generated always as identity primary key,
  identity bytea not null unique,                                -- keyed hash of name and phone or e-mail
  match_key bytea not null,                                      -- keyed hash of phone or e-mail alone: "same reporter"
  contact bytea not null,                                        -- name, phone, e-mail, company: encrypted
  look_up int[] not null default '{}',                           -- keyed hashes of pieces of name and phone, for look-up while typing
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index reporter_match on reporter (match_key);
create index reporter_look_up on reporter using gin (look_up);

create sequence ticket_id;

create table ticket (
  id bigint primary key,                                         -- from ticket_id; grows with time, so ranges of it are ranges of time
  procedure text not null,
  procedure_version int not null,
  number text not null unique,
  status text not null check (status in ('open', 'closed')),
  level text not null,
  title text not null,
  channel text not null,
  lead_unit text,
  steps text[] not null,                                         -- open steps
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  due_at timestamptz,                                            -- nearest limit of its shown clocks
  closed_at timestamptz,
  reopened int not null default 0,
  late boolean not null default false,                           -- some shown limit was passed
  version int not null,                                          -- number of events; writers name the one they saw
  state jsonb not null,                                          -- the events replayed
  last_hash bytea not null,                                      -- hash of the last event
  reporter_id bigint references reporter,
  contact bytea,                                                 -- the contact as given for this ticket: encrypted
  code_hash bytea,                                               -- keyed hash of the query code
  registered_by bigint,
  demo boolean not null default false
);
create index ticket_received on ticket (received_at desc, id desc);
create index ticket_due on ticket (due_at, id) where status = 'open';
create index ticket_procedure on ticket (procedure, received_at desc, id desc);
create index ticket_unit on ticket (lead_unit, received_at desc, id desc);
create index ticket_reporter on ticket (reporter_id, received_at) where reporter_id is not null;
create index ticket_demo on ticket (id) where demo;

-- No foreign keys on the tables that every new ticket writes to (ticket_event, ticket_search, ticket_reader, task, clock, outbox):
-- they are written in the ticket's own transaction, and `audit verify` proves that they belong together.

-- Append-only. Partitioned by ticket id, which is time of registration: an old partition can be detached whole.
create table ticket_event (
  ticket_id bigint not null,
  seq int not null,                                              -- 1, 2, 3 ... within the ticket
  at timestamptz not null,                                       -- when it happened
  actor text not null,                                           -- person:7, reporter, clock, import
  type text not null,
  data jsonb not null,
  hash bytea not null,                                           -- SHA-256 over the previous hash and this event
  recorded_at timestamptz not null default now(),                -- when it was written down
  primary key (ticket_id, seq)
) partition by range (ticket_id);

-- One row per ticket: what search looks through.
create table ticket_search (
  ticket_id bigint primary key,
  body text not null,                                            -- normalised text, for the recheck
  grams int[] not null                                           -- see core/text: characters, pairs, word pieces, segment markers
) partition by range (ticket_id);
create index ticket_search_grams on ticket_search using gin (grams);

-- Who may read a ticket besides those whose role sees all: units, posts, people.
create table ticket_reader (
  reader text not null,                                          -- unit:x, head:x, post:x, person:7
  ticket_id bigint not null,
  received_at timestamptz not null,
  due_at timestamptz,
  open boolean not null,
  primary key (reader, ticket_id)
);
create index ticket_reader_received on ticket_reader (reader, received_at desc, ticket_id desc);
create index ticket_reader_due on ticket_reader (reader, due_at, ticket_id) where open;
create index ticket_reader_ticket on ticket_reader (ticket_id);

-- Who is kept out, whatever else they may see.
create table ticket_recusal (
  person_id bigint not null references person,
  ticket_id bigint not null references ticket on delete cascade,
  primary key (person_id, ticket_id)
);
create index ticket_recusal_ticket on ticket_recusal (ticket_id);

create table task (
  assignee text not null,                                        -- unit:x, head:x, post:x, person:7, reporter
  ticket_id bigint not null,
  step text not null,
  nr int not null,
  opened_at timestamptz not null,
  due_at timestamptz,                                            -- nearest limit of the ticket
  claimed_by text,
  primary key (ticket_id, step, nr, assignee)
);
create index task_due on task (assignee, due_at, ticket_id);

create table clock (
  ticket_id bigint not null,
  clock text not null,
  nr int not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  next_at timestamptz,                                           -- when it next needs attention; null = never
  next_moment text check (next_moment in ('warn', 'late')),
  shown boolean not null,
  primary key (ticket_id, clock, nr)
);
create index clock_next on clock (next_at) where next_at is not null;

-- What must happen outside because of an event; written with the event, carried out once.
create table outbox (
  id bigint generated always as identity primary key,
  ticket_id bigint not null,
  seq int not null,                                              -- the event it follows from
  kind text not null check (kind in ('words', 'notice')),        -- words to somebody outside or in another unit; notice to staff
  recipient text not null,                                       -- a party
  payload jsonb not null,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  unique (ticket_id, seq, kind, recipient)
);
create index outbox_waiting on outbox (next_at) where done_at is null;

create table notification (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade,
  ticket_id bigint not null references ticket on delete cascade,
  seq int not null,
  kind text not null,
  data jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  unique (person_id, ticket_id, seq)
);
create index notification_inbox on notification (person_id, id desc);

create table file (
  id uuid primary key default gen_random_uuid(),
  ticket_id bigint references ticket on delete cascade,          -- null until the form that carries it is sent
  name text not null,
  media_type text not null,                                      -- found by looking inside
  size int not null,
  sha256 bytea not null,
  content bytea not null,                                        -- encrypted with the data key
  uploaded_by text not null,
  uploaded_at timestamptz not null default now()
);
create index file_ticket on file (ticket_id);
create index file_orphan on file (uploaded_at) where ticket_id is null;

create table public_notice (
  ticket_id bigint not null references ticket on delete cascade,
  seq int not null,
  procedure text not null,
  mode text not null check (mode in ('public', 'notice')),
  title text not null,
  body jsonb not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (ticket_id, seq)
);
create index public_notice_recent on public_notice (at desc, ticket_id desc);

create table import_batch (
  id bigint generated always as identity primary key,
  procedure text not null,
  file_name text not null,
  mapping jsonb not null,
  status text not null check (status in ('ready', 'running', 'done', 'failed', 'undoing', 'undone')),
  rows_total int not null default 0,
  rows_done int not null default 0,
  created int not null default 0,
  unchanged int not null default 0,
  problems jsonb not null default '[]',
  content bytea,                                                 -- the parsed rows until the run is over: encrypted
  created_by bigint references person,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

create table import_row (
  procedure text not null,
  key text not null,                                             -- the source's own number, or a hash of the row
  ticket_id bigint not null references ticket on delete cascade,
  batch_id bigint not null references import_batch,
  primary key (procedure, key)
);
create index import_row_batch on import_row (batch_id);
create index import_row_ticket on import_row (ticket_id);

create table idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  response jsonb not null,
  at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_age on idempotency (at);

create table saved_view (
  id bigint generated always as identity primary key,
  person_id bigint not null references person on delete cascade,
  name text not null,
  query jsonb not null,                                          -- filters, sort and columns
  shared boolean not null default false,
  created_at timestamptz not null default now()
);
create index saved_view_person on saved_view (person_id);

-- Changes to the organisation and other administration, chained like ticket events.
create table admin_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  type text not null,
  data jsonb not null,
  hash bytea not null
);

-- Makes the partitions that ids up to `upto` will need; called at start and ahead of growth.
create function ensure_ticket_partitions(upto bigint) returns void language plpgsql as $$
declare
  width constant bigint := 1048576;
  n bigint := 0;
begin
  while n * width <= upto loop
    execute format('create table if not exists ticket_event_%s partition of ticket_event for values from (%s) to (%s)', n, n * width, (n + 1) * width);
    execute format('create table if not exists ticket_search_%s partition of ticket_search for values from (%s) to (%s)', n, n * width, (n + 1) * width);
    n := n + 1;
  end loop;
end $$;
select ensure_ticket_partitions(1048576);
