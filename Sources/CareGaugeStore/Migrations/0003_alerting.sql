-- What judgement, alerting and delivery keep. Numbers have no gaps: the service gives them out under its locks.
-- Times are those of the service's clock, never now(). Columns stand beside a body where people ask for them; the body
-- is the whole value, from which the service reads it back.

create table caregauge.evaluation (
  evaluation_id int4 primary key,
  at            timestamptz not null,
  day           date not null,
  newest_report int4 not null,
  configuration bytea not null references caregauge.basis,
  catalogue     bytea not null references caregauge.basis,
  build         text not null,
  context       jsonb not null,
  assessments   int4 not null,
  changes       int4 not null,
  messages      int4 not null
);
create index evaluation_at on caregauge.evaluation (at);
comment on table caregauge.evaluation is 'Every evaluation: when, of what was known up to which report, by which texts and which build; what it changed stands in other tables under its number.';

-- A row says how a target, or one occurrence of it, stood from its evaluation on until the next row's.
create table caregauge.assessment (
  target        text not null,
  occurrence    text not null default '',
  evaluation_id int4 not null references caregauge.evaluation,
  state         text not null,
  reason        text not null,
  region        text,
  indicator     text,
  area          text,
  value         float8,
  period_start  date,
  period_end    date,
  due           date,
  body          jsonb compression lz4 not null,
  primary key (target, occurrence, evaluation_id)
);
create index assessment_of_evaluation on caregauge.assessment (evaluation_id);
comment on table caregauge.assessment is 'Append-only: assessments that differ from the one before; occurrence is empty for targets that do not recur.';

create table caregauge.alert (
  key           text primary key,
  kind          text not null,
  state         text not null,
  condition     text not null,
  severity      text not null,
  region        text,
  area          text,
  indicator     text,
  target        text,
  occurrence    text,
  obligation    text,
  name          text,
  document      text,
  since         timestamptz not null,
  firing_since  timestamptz,
  ended_at      timestamptz,
  ending        text,
  episode       int4 not null,
  evaluation_id int4 not null references caregauge.evaluation,
  body          jsonb compression lz4 not null
);
create index alert_active on caregauge.alert (key) where state in ('pending', 'firing');
comment on table caregauge.alert is 'Alerts as they stand, one row a key; what they were before stands in alert_change.';

create table caregauge.alert_change (
  change_id      int8 primary key,
  evaluation_id  int4 not null references caregauge.evaluation,
  key            text not null,
  step           text not null,
  at             timestamptz not null,
  from_condition text,
  restated       jsonb,
  kind           text not null,
  state          text not null,
  condition      text not null,
  severity       text not null,
  region         text,
  area           text,
  indicator      text,
  target         text,
  occurrence     text,
  obligation     text,
  name           text,
  document       text,
  since          timestamptz not null,
  episode        int4 not null,
  value          float8,
  body           jsonb compression lz4 not null
);
create index alert_change_of_key on caregauge.alert_change (key, change_id);
create index alert_change_of_evaluation on caregauge.alert_change (evaluation_id);
comment on table caregauge.alert_change is 'Append-only: every step of every alert; body is the alert after it.';

create table caregauge.message (
  message      text primary key,
  header_id    text not null unique,
  number       int4 not null unique,
  evaluation_id int4 not null references caregauge.evaluation,
  receiver     text not null,
  form         text not null,
  language     text not null,
  subject      text not null,
  planned_at   timestamptz not null,
  not_before   timestamptz,
  alerts       text[] not null,
  body         jsonb compression lz4 not null,
  bytes        bytea compression lz4 not null
);
create index message_of_evaluation on caregauge.message (evaluation_id);
create index message_planned_at on caregauge.message (planned_at);
comment on table caregauge.message is 'Append-only: what was decided to be told, and the bytes that every recipient gets.';

create table caregauge.told (
  receiver      text not null,
  key           text not null,
  episode       int4 not null,
  state         text not null,
  condition     text not null,
  value         float8,
  period_start  date,
  period_end    date,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  message       text not null,
  evaluation_id int4 not null references caregauge.evaluation,
  primary key (receiver, key)
);
comment on table caregauge.told is 'What each receiver was last told of each alert; decisions compare it with how the alert stands.';

create table caregauge.message_delivery (
  delivery_id int8 primary key,
  message     text not null references caregauge.message,
  number      int4 not null,
  recipient   text not null,
  state       text not null check (state in ('pending', 'sent', 'failed')),
  attempts    int4 not null default 0,
  last_at     timestamptz,
  last_stage  text,
  last_code   text,
  last_text   text,
  unique (message, recipient)
);
create index delivery_pending on caregauge.message_delivery (number) where state = 'pending';
comment on table caregauge.message_delivery is 'Each recipient of each message: whether it has it; number is the message''s.';

create table caregauge.delivery_attempt (
  delivery_id int8 not null references caregauge.message_delivery,
  attempt     int4 not null check (attempt > 0),
  at          timestamptz not null,
  outcome     text not null check (outcome in ('sent', 'failed', 'retry')),
  stage       text,
  code        text,
  answer      text,
  primary key (delivery_id, attempt)
);
comment on table caregauge.delivery_attempt is 'Append-only: every attempt to deliver, with the stage that it reached and what the server said.';

create table caregauge.silence (
  silence_id int8 primary key,
  match      jsonb not null,
  alert      text,
  by_whom    text not null,
  why        text not null,
  from_at    timestamptz not null,
  until_at   timestamptz not null check (until_at > from_at),
  created_at timestamptz not null,
  ended_at   timestamptz,
  ended_by   text,
  ended_why  text,
  check ((ended_at is null) = (ended_by is null))
);
comment on table caregauge.silence is 'Alerts that nobody is told of for a while; a silence that was ended early stays, with who ended it.';

create table caregauge.task_record (
  record_id   int4 primary key,
  identity    bytea not null unique check (length(identity) = 32),
  target      text not null,
  done_on     date not null,
  evidence    text not null,
  by_whom     text not null,
  origin      text not null,
  recorded_at timestamptz not null
);
create index task_record_of_target on caregauge.task_record (target);
comment on table caregauge.task_record is 'Append-only: tasks that people say were done; identity keeps the same word from being doubled.';
