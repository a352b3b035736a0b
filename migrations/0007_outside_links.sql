-- Personal links by which somebody without an account acts on one ticket: a supplier, a customer, an authority.

create table outside_link (
  id bigint generated always as identity primary key,
  ticket_id bigint not null,
  party text not null,                                           -- outside:<field>
  token_hash bytea not null unique,                              -- SHA-256 of the secret in the link; the secret itself is not kept
  created_by bigint not null references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_by bigint references person,
  withdrawn_at timestamptz
);
create index outside_link_ticket on outside_link (ticket_id, id desc);

-- Every use, also one that came too late.
create table outside_use (
  id bigint generated always as identity primary key,
  link_id bigint not null references outside_link on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('opened', 'acted', 'refused')),
  detail jsonb                                                   -- step and outcome; or why it was refused
);
create index outside_use_link on outside_use (link_id, id desc);
