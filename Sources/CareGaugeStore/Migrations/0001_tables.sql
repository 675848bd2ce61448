-- Tables of the bitemporal store. Numbers (…_id) are given out by the service under its write lock, so they have no gaps.
-- Times are those of the service's clock, never now(): a demonstration or an audit runs with another date.

create table caregauge.adapter (
  adapter_id int4 primary key,
  name       text not null unique,
  region     text not null
);
comment on table caregauge.adapter is 'Adapters by their names in the configuration.';

create table caregauge.indicator (
  indicator_id int4 primary key,
  name         text not null unique,
  title_zh     text not null default '',
  title_en     text not null default '',
  unit         text not null default '',
  kind         text not null default '',
  scale        float8 not null default 1 check (scale > 0)
);
comment on table caregauge.indicator is 'Indicators; scale multiplies a quotient of persons or beds into the unit (1000 for a rate per 1,000).';

create table caregauge.area (
  area_id int4 primary key,
  code    text not null unique,
  name    text not null default '',
  parent  text,
  level   text not null default '',
  region  text not null default ''
);
comment on table caregauge.area is 'Administrative areas by their codes.';

-- A series is an indicator in an area: slot n of a block, 0 to 255. A block belongs to one indicator.
create table caregauge.block (
  block_id     int4 primary key,
  indicator_id int4 not null references caregauge.indicator,
  areas        int4[] not null check (cardinality(areas) between 1 and 256 and array_lower(areas, 1) = 0)
);
comment on table caregauge.block is 'Up to 256 series of one indicator; areas[slot] is the area of a slot.';

-- One row: raised whenever indicators, areas or blocks change, so that another process notices.
create table caregauge.directory (
  only_row   bool primary key default true check (only_row),
  generation int8 not null
);
insert into caregauge.directory (generation) values (0);

create table caregauge.collection (
  collection_id int4 primary key,
  adapter_id    int4 not null references caregauge.adapter,
  name          text not null unique,
  version       text not null default '',
  started_at    timestamptz,
  finished_at   timestamptz not null,
  outcome       text not null,
  error         text,
  reports       int4 not null default 0,
  stored        int4 not null default 0,
  readings      int8 not null default 0
);
create index collection_of_adapter on caregauge.collection (adapter_id, collection_id);
comment on table caregauge.collection is 'Every collection: outcome is success or a bounded code of what went wrong.';

create table caregauge.report (
  report_id     int4 primary key,
  adapter_id    int4 not null references caregauge.adapter,
  collection_id int4 not null references caregauge.collection,
  name          text not null,
  period_start  date not null,
  period_end    date not null check (period_end >= period_start),
  reporter      text,
  reported_at   date not null,
  delivered_at  timestamptz,
  received_at   timestamptz not null,
  status        text not null check (status in ('provisional', 'final', 'revised')),
  source        text,
  sha256        text,
  as_of         date,
  obligation    text,
  readings      int4 not null,
  absences      int4 not null,
  rejections    int4 not null,
  digest        bytea not null unique check (length(digest) = 32)
);
create index report_of_obligation on caregauge.report (obligation, period_end) where obligation is not null;
comment on table caregauge.report is 'One row a report; digest is the SHA-256 of its canonical form, so that the same report again changes nothing.';

-- One report's figures for one period and one block. The three arrays share their bounds, which are slots.
-- value: as the source stated it; NULL where it stated none, NaN where the report says that there is no figure.
-- A slot with neither value nor numerator is one that the report does not speak of.
-- Every period lies within one year, so years of its end are years of its start. No foreign keys: a block is written
-- in the transaction that writes its report, and the table can be distributed by block_id.
create table caregauge.reading_block (
  block_id     int4 not null,
  period_end   date not null,
  period_start date not null,
  reported_at  date not null,
  report_id    int4 not null,
  received_at  timestamptz not null,
  value        float8[] compression lz4,
  numerator    float8[] compression lz4,
  denominator  float8[] compression lz4,
  primary key (block_id, period_end, period_start, reported_at, report_id, received_at)
) partition by range (period_end);
-- Compressed, a row of 256 figures fits its page: MAIN keeps it there, so that reading it fetches nothing else.
alter table caregauge.reading_block
  alter value set storage main, alter numerator set storage main, alter denominator set storage main;
comment on table caregauge.reading_block is 'Append-only figures, up to 256 series a row; the service adds yearly partitions as they are needed.';

create table caregauge.reading_origin (
  report_id int4 not null,
  block_id  int4 not null,
  place     text[] compression lz4,
  raw       text[] compression lz4,
  primary key (report_id, block_id)
);
comment on table caregauge.reading_origin is 'Where a report''s figures stood and the text that stood there; the arrays begin with slot 0.';

create table caregauge.absence (
  report_id int4 not null,
  block_id  int4 not null,
  slot      int2 not null check (slot between 0 and 255),
  reason    text not null check (reason in ('not_reported', 'not_applicable', 'not_yet_published')),
  primary key (report_id, block_id, slot)
);
comment on table caregauge.absence is 'Why a report holds no figure where it could.';

create table caregauge.finding (
  finding_id    int4 primary key,
  identity      bytea not null unique check (length(identity) = 32),
  kind          text not null,
  state         text not null check (state in ('held', 'marked', 'released')),
  region        text not null,
  indicator     text,
  area          text,
  period_start  date,
  period_end    date,
  value         float8,
  expected      float8,
  reason        text not null,
  report        text,
  source        text,
  place         text,
  raw           text,
  found_at      timestamptz not null,
  collection_id int4 not null references caregauge.collection
);
comment on table caregauge.finding is 'Readings, cells and reports that cannot be right; identity keeps one that is found again from being doubled.';

-- What judgement was based on: texts by digest, and from when each was in force.
create table caregauge.basis (
  digest  bytea primary key check (length(digest) = 32),
  kind    text not null,
  content bytea compression lz4 not null
);
create table caregauge.basis_held (
  kind       text not null,
  held_from  timestamptz not null,
  sequence   int4 not null,
  digest     bytea not null references caregauge.basis,
  primary key (kind, sequence)
);
comment on table caregauge.basis is 'Configuration, catalogues and calendar as they were, by digest.';
comment on table caregauge.basis_held is 'From when each configuration, catalogue and calendar was in force.';

create table caregauge.published_figure (
  published_id text primary key,
  indicator    text not null,
  area         text not null,
  period_start date not null,
  period_end   date not null,
  value        float8 not null,
  document     text not null,
  clause       text not null,
  issued       date not null
);
comment on table caregauge.published_figure is 'Figures that policy documents publish; a reading that one of them announces counts as received on its day of issue.';
