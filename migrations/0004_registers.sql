-- Registers of the organisation: customers, orders, stock, shipments. Procedures look into them; see docs/adr/0012.

create table register (
  code text primary key,
  name jsonb not null,
  columns jsonb not null,                                        -- [{"key","type","label","required","choices"}], as procedures write columns
  version int not null default 1,
  row_changes bigint not null default 0                          -- counts changes of its rows, as they are committed: what looked before has not seen a higher count
);

create table register_row (
  register text not null references register,
  key text not null,
  data jsonb not null,                                           -- cells by column
  body text not null,                                            -- normalised text of key and cells, for the recheck of a search
  grams int[] not null,                                          -- of the body; see core/text
  version int not null default 1,
  changed_at timestamptz not null,
  gone_at timestamptz,                                           -- no longer in use; tickets may still name it
  primary key (register, key)
);
create index register_row_data on register_row using gin (data jsonb_path_ops);
create index register_row_grams on register_row using gin (grams);

-- Who changed which row, and what it was before.
create table register_change (
  id bigint generated always as identity primary key,
  register text not null,
  key text not null,
  at timestamptz not null,
  actor text not null,
  before jsonb,                                                  -- null = it was not there, or was gone
  after jsonb,                                                   -- null = it is gone
  foreign key (register, key) references register_row (register, key)
);
create index register_change_row on register_change (register, key, id desc);
