-- Versions of procedures: handed in as a draft, signed by three people, published; and running tickets moved from one to another.

-- What the library brought in stays published; from now on a row begins as a draft.
alter table procedure alter column published_at drop not null;
alter table procedure alter column published_at drop default;         -- null = a draft
alter table procedure add column drafted_at timestamptz;              -- when this text was handed in; null = before drafts were kept
alter table procedure add column drafted_by bigint references person; -- null = it came with the library
alter table procedure add column published_by bigint references person; -- null = published with the library
alter table procedure add column findings jsonb not null default '[]';  -- warnings of compiling and proving, when it was handed in
alter table procedure add column units_added text[] not null default '{}'; -- units and posts created empty when it was published

-- The three names under a version. Each signs the text with this hash; another text needs new signatures.
create table procedure_signature (
  procedure text not null,
  version int not null,
  role text not null check (role in ('prepared', 'reviewed', 'approved')), -- as the header of a controlled document has them
  person_id bigint not null references person,
  hash bytea not null,                                                -- SHA-256 of the text that was signed
  accepted text[] not null default '{}',                              -- codes of the warnings that the reviewer accepted by name
  at timestamptz not null,
  primary key (procedure, version, role),
  unique (procedure, version, person_id),                             -- three different people
  foreign key (procedure, version) references procedure (id, version) on delete cascade
);

-- A published version never changes: tickets run by it, and signatures stand under it.
create function keep_published_procedure() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (tg_op = 'DELETE' or (new.id, new.version, new.hash, new.source, new.title, new.published_at) is distinct from (old.id, old.version, old.hash, old.source, old.title, old.published_at)) then
    raise exception 'procedure % version % is published and never changes', old.id, old.version;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger procedure_published before update or delete on procedure for each row execute function keep_published_procedure();

-- A run that moves the open tickets of one version to another, in stretches; what was cut off goes on after the last ticket looked at.
create table migration_run (
  id bigint generated always as identity primary key,
  procedure text not null,
  from_version int not null,
  to_version int not null,
  mapping jsonb not null,                                             -- {"steps":{old:new},"fields":{},"levels":{},"clocks":{}}
  status text not null check (status in ('running', 'done', 'failed')),
  tickets_total int not null,                                         -- open tickets of the old version when it began
  moved int not null default 0,
  stayed int not null default 0,                                      -- could not move; each is in migration_stay
  after_id bigint not null default 0,                                 -- the last ticket looked at
  created_by bigint not null references person,                       -- in whose name the tickets are moved
  created_at timestamptz not null,
  ended_at timestamptz,
  foreign key (procedure, from_version) references procedure (id, version),
  foreign key (procedure, to_version) references procedure (id, version)
);
create unique index migration_run_alone on migration_run (procedure) where status = 'running';

create table migration_stay (
  run_id bigint not null references migration_run on delete cascade,
  ticket_id bigint not null references ticket on delete cascade,
  number text not null,                                               -- the ticket's number
  refusals jsonb not null,                                            -- why: [{"code","subject","zh","en"}]
  primary key (run_id, ticket_id)
);
create index migration_stay_ticket on migration_stay (ticket_id);
