-- Clocks that cannot be decided, the end of the record of administration, and claimed tasks found by an index.

-- A clock whose decision fails (say, its procedure no longer reads) must not hold up the others: it is tried again from this moment on.
alter table clock add column set_aside_until timestamptz;

-- "What I have taken" would otherwise walk all tasks of my units.
create index task_claimed on task (claimed_by, due_at, ticket_id) where claimed_by is not null;

-- A chain shows what was changed or taken out of its middle, not what was cut off its end: this says where the end is.
create table admin_chain (
  singleton boolean primary key default true check (singleton),  -- one row
  entries bigint not null,                                       -- how many admin events there are
  last_hash bytea not null                                       -- of the last one; zeroes before the first
);
insert into admin_chain (entries, last_hash)
select count(*), coalesce((select hash from admin_event order by id desc limit 1), decode(repeat('00', 32), 'hex')) from admin_event;
