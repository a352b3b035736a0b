-- What begins by itself: schedules, watches over registers, samples; see docs/adr/0012.

-- Procedures that the organisation works by. The library offers more; nothing of those begins by itself.
create table adopted (
  procedure text primary key,
  at timestamptz not null,
  by text not null                                               -- person:7, setup, start
);
insert into adopted (procedure, at, by) select distinct procedure, now(), 'start' from ticket;

create table self_start (
  procedure text not null,
  start text not null,
  looked_at timestamptz not null,                                -- whatever should have begun up to here has
  seen_changes bigint not null default -1,                       -- of a watch: how many changes of its register it has looked at
  seed bigint not null,                                          -- of its samples
  next_at timestamptz,                                           -- not before then: it failed
  attempts int not null default 0,
  problem jsonb,                                                 -- why it failed the last time: {"code", ...}
  primary key (procedure, start)
);

-- What began, so that it begins once.
create table self_started (
  procedure text not null,
  start text not null,
  occasion timestamptz not null,                                 -- the moment of the schedule, or when the watch looked
  row_key text not null default '',                              -- of the register's row, where it is one ticket per row
  ticket_id bigint not null,
  primary key (procedure, start, occasion, row_key)
);

-- Samples as they were drawn: by these and the seed anybody can draw them again.
create table self_start_round (
  procedure text not null,
  start text not null,
  occasion timestamptz not null,
  drawn_from text[] not null,
  drawn text[] not null,
  primary key (procedure, start, occasion)
);

-- Rows for which a watch holds now: it begins a ticket when a row comes in, and again after it went out.
create table watch_hold (
  procedure text not null,
  start text not null,
  row_key text not null,
  since timestamptz not null,
  primary key (procedure, start, row_key)
);

-- More than may begin at once: nothing did, and a person decides.
create table held_start (
  id bigint generated always as identity primary key,
  procedure text not null,
  start text not null,
  occasion timestamptz not null,
  row_keys text[] not null,
  at timestamptz not null,
  decision text check (decision in ('begin', 'drop')),           -- null = nobody has decided
  decided_by bigint references person,
  decided_at timestamptz,
  begun int not null default 0,                                  -- tickets begun since
  unique (procedure, start, occasion)
);
create index held_start_open on held_start (id) where decision is null;
create index held_start_going_on on held_start (id) where decision = 'begin';

alter table installation add column most_self_starts int not null default 100 check (most_self_starts > 0);
