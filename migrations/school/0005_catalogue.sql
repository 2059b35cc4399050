create table title (
  id uuid not null,
  title text not null,
  subtitle text,
  part_number text,
  part_title text,
  authors jsonb not null,
  publisher text,
  place text,
  year text,
  edition text,
  pages text,
  size text,
  series text,
  isbn text,
  price_fen integer,
  language text not null,
  summary text,
  grade_from smallint,
  grade_to smallint,
  subjects text[] not null,
  clc_number text,
  clc_edition text,
  -- title + first author without spaces and marks: two records with one key are held to be the same book
  match_key text not null,
  sort_key text not null,
  search tsvector not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint title_pk primary key (id),
  constraint title_price check (price_fen is null or price_fen >= 0)
);
create index title_by_isbn on title (isbn) where isbn is not null;
create index title_by_match on title (match_key);
create index title_by_sort on title (sort_key, id);
create index title_by_search on title using gin (search);
