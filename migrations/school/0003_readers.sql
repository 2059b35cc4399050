create table reader (
  id uuid not null,
  kind text not null,
  name text not null,
  pinyin text not null,
  initials text not null,
  student_no text,
  left_on date,
  created_at timestamptz not null,
  constraint reader_pk primary key (id),
  constraint reader_kind check (kind in ('pupil', 'teacher', 'staff')),
  constraint reader_student_no_unique unique (student_no)
);
create index reader_by_name on reader (name, id);
create index reader_by_pinyin on reader (pinyin text_pattern_ops);
create index reader_by_initials on reader (initials text_pattern_ops);

-- Who was in which class from when to when. Rows are ended, never rewritten.
create table enrolment (
  id uuid not null,
  reader_id uuid not null,
  class_id uuid not null,
  seat_no smallint,
  from_day date not null,
  to_day date,
  constraint enrolment_pk primary key (id),
  constraint enrolment_reader_fk foreign key (reader_id) references reader (id),
  constraint enrolment_class_fk foreign key (class_id) references class (id),
  constraint enrolment_order check (to_day is null or to_day >= from_day)
);
create unique index enrolment_one_open on enrolment (reader_id) where to_day is null;
create index enrolment_by_reader on enrolment (reader_id, from_day);
create index enrolment_by_class on enrolment (class_id) where to_day is null;

create table card (
  id uuid not null,
  reader_id uuid not null,
  number text not null,
  state text not null,
  issued_on date not null,
  ended_on date,
  constraint card_pk primary key (id),
  constraint card_number_unique unique (number),
  constraint card_reader_fk foreign key (reader_id) references reader (id),
  constraint card_state check (state in ('active', 'lost', 'replaced', 'ended'))
);
create unique index card_one_active on card (reader_id) where state = 'active';
create index card_by_reader on card (reader_id);
