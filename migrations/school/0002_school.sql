-- One row: this school.
create table school (
  id uuid not null,
  name text not null,
  time_zone text not null,
  class_name_pattern text not null,
  year_starts_month smallint not null,
  open_weekdays smallint[] not null,
  demo boolean not null,
  created_at timestamptz not null,
  constraint school_pk primary key (id)
);

create table term (
  id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date,
  constraint term_pk primary key (id),
  constraint term_starts_unique unique (starts_on),
  constraint term_order check (ends_on is null or ends_on >= starts_on)
);

-- Days the library is closed beside the weekdays it never opens: vacations, holidays, a day of repairs.
create table closed_period (
  id uuid not null,
  from_day date not null,
  to_day date not null,
  reason text not null,
  constraint closed_period_pk primary key (id),
  constraint closed_period_order check (to_day >= from_day)
);
create index closed_period_by_day on closed_period (to_day, from_day);

-- A class is a cohort: the year it entered and its number. Its grade follows from the day, so nothing is rolled over.
create table class (
  id uuid not null,
  entry_year smallint not null,
  number smallint not null,
  own_name text,
  created_at timestamptz not null,
  constraint class_pk primary key (id),
  constraint class_cohort_unique unique (entry_year, number),
  constraint class_number check (number between 1 and 99)
);
