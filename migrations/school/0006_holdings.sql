create table volume (
  id uuid not null,
  title_id uuid not null,
  accession_no text not null,
  barcode text not null,
  call_number text,
  location text,
  price_fen integer,
  source text not null,
  acquired_on date not null,
  state text not null,
  created_at timestamptz not null,
  constraint volume_pk primary key (id),
  constraint volume_title_fk foreign key (title_id) references title (id),
  constraint volume_accession_unique unique (accession_no),
  constraint volume_barcode_unique unique (barcode),
  constraint volume_price check (price_fen is null or price_fen >= 0),
  constraint volume_source check (source in ('purchase', 'gift', 'transfer')),
  constraint volume_state check (state in ('available', 'in_repair', 'lost', 'withdrawn'))
);
create index volume_by_title on volume (title_id);
