-- A procedure may ask for a ticket of another one, and wait for its end; see docs/adr/0012.

alter table ticket add column asked_by bigint;                         -- the ticket that asked for this one
alter table ticket add column asked_seq int;                           -- and its event that did
create unique index ticket_asked on ticket (asked_by, asked_seq) where asked_by is not null; -- one event, one ticket

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('words', 'notice', 'ticket', 'ended')); -- a ticket to begin; word to whoever asked that it has ended
alter table outbox add column problem jsonb;                           -- why it could not be done the last time: {"code", "problems"}
