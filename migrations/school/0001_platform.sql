-- Traces every write leaves: who, when, what, before, after; and the keys that make a repeated request harmless.
create table audit (
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor text not null,
  role text not null,
  action text not null,
  subject_id uuid,
  subject text not null,
  before jsonb,
  after jsonb,
  reason text,
  request_id text not null,
  constraint audit_pk primary key (id)
);
create index audit_by_time on audit (at desc, id desc);
create index audit_by_account on audit (account_id, at desc);
create index audit_by_subject on audit (subject_id, at desc);

create table idempotency_key (
  key text not null,
  account_id uuid,
  fingerprint text not null,
  status smallint not null,
  reply jsonb,
  at timestamptz not null,
  constraint idempotency_key_pk primary key (key)
);
create index idempotency_key_by_time on idempotency_key (at);

-- A list a person hands in: kept with its dry run until it is taken over or thrown away.
create table import_file (
  id uuid not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  bytes bytea not null,
  state text not null,
  options jsonb not null,
  report jsonb,
  created_by uuid not null,
  created_at timestamptz not null,
  committed_at timestamptz,
  constraint import_file_pk primary key (id),
  constraint import_file_state check (state in ('checking', 'checked', 'committing', 'committed', 'failed', 'cancelled'))
);
create index import_file_by_hash on import_file (kind, sha256);

-- The next number of a kind (accession, card). Taken under its row lock in the transaction that uses it: no gap, no repeat.
create table number_sequence (
  name text not null,
  prefix text not null,
  width smallint not null,
  next_number bigint not null,
  constraint number_sequence_pk primary key (name)
);
