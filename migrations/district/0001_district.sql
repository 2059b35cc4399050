-- What schools of one district share. A single school has one row here.
create table district.school (
  id uuid not null,
  schema_name text not null,
  name text not null,
  created_at timestamptz not null,
  constraint school_pk primary key (id),
  constraint school_schema_unique unique (schema_name)
);
