-- Limits and loan days; grade 0 is the line for every grade of that kind, a line with a grade goes before it.
create table lending_policy (
  reader_kind text not null,
  grade smallint not null,
  loan_limit smallint not null,
  loan_days smallint not null,
  overdue_blocks boolean not null,
  constraint lending_policy_pk primary key (reader_kind, grade),
  constraint lending_policy_kind check (reader_kind in ('pupil', 'teacher', 'staff')),
  constraint lending_policy_limit check (loan_limit between 0 and 999),
  constraint lending_policy_days check (loan_days between 1 and 730)
);

create table loan (
  id uuid not null,
  volume_id uuid not null,
  reader_id uuid not null,
  lent_at timestamptz not null,
  lent_by uuid,
  due_on date not null,
  returned_at timestamptz,
  returned_by uuid,
  condition text,
  override_reason text,
  -- set when the lending was undone: the row stays, but it was never a loan
  undone_at timestamptz,
  constraint loan_pk primary key (id),
  constraint loan_volume_fk foreign key (volume_id) references volume (id),
  constraint loan_reader_fk foreign key (reader_id) references reader (id),
  constraint loan_order check (returned_at is null or returned_at >= lent_at),
  constraint loan_condition check (condition in ('fine', 'damp', 'folded', 'scribbled', 'stained', 'torn', 'pages_lost'))
);
-- What must hold always is held here: a volume is out at most once.
create unique index loan_one_open on loan (volume_id) where returned_at is null and undone_at is null;
create index loan_open_by_reader on loan (reader_id) where returned_at is null and undone_at is null;
create index loan_by_reader on loan (reader_id, lent_at desc);
create index loan_by_volume on loan (volume_id, lent_at desc);

-- What a desk did, in its order: today's list, and what undo works on.
create table desk_action (
  id uuid not null,
  desk text not null,
  kind text not null,
  loan_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  undone_at timestamptz,
  constraint desk_action_pk primary key (id),
  constraint desk_action_kind check (kind in ('lend', 'return')),
  constraint desk_action_loan_fk foreign key (loan_id) references loan (id)
);
create index desk_action_by_desk on desk_action (desk, at desc);
create index desk_action_by_loan on desk_action (loan_id);
