create table account (
  id uuid not null,
  username text not null,
  username_key text not null,
  display_name text not null,
  role text not null,
  password_hash text not null,
  reader_id uuid,
  state text not null,
  created_at timestamptz not null,
  password_changed_at timestamptz not null,
  constraint account_pk primary key (id),
  constraint account_username_unique unique (username_key),
  constraint account_reader_unique unique (reader_id),
  constraint account_reader_fk foreign key (reader_id) references reader (id),
  constraint account_role check (role in ('librarian', 'leader', 'teacher', 'class_librarian', 'reader')),
  constraint account_state check (state in ('active', 'disabled'))
);

-- The classes a homeroom teacher or a class librarian looks after.
create table account_class (
  account_id uuid not null,
  class_id uuid not null,
  constraint account_class_pk primary key (account_id, class_id),
  constraint account_class_account_fk foreign key (account_id) references account (id),
  constraint account_class_class_fk foreign key (class_id) references class (id)
);

-- Signed in by a browser (cookie) or by a program (bearer token). Only the hash of the secret is kept.
create table session (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  token_hash text not null,
  label text not null,
  permissions text[],
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz,
  ended_at timestamptz,
  constraint session_pk primary key (id),
  constraint session_account_fk foreign key (account_id) references account (id),
  constraint session_token_unique unique (token_hash),
  constraint session_kind check (kind in ('browser', 'program'))
);
create index session_by_account on session (account_id, created_at desc);

-- Failures by user name and address, for the growing delay. Kept for names that do not exist too, so that they tell nothing.
create table sign_in_failure (
  subject text not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint sign_in_failure_pk primary key (subject)
);
