-- A wrong entry is taken back by a further one, so that what was known on a day stays what it was.
alter table caregauge.task_record
  add column withdraws int4 unique references caregauge.task_record check (withdraws < record_id),
  add column why text,
  add check ((withdraws is null) = (why is null));
comment on table caregauge.task_record is 'Append-only: tasks that people say were done, and words taken back; identity keeps the same word from being doubled.';
comment on column caregauge.task_record.withdraws is 'Number of the entry that this one takes back; target, day and evidence are repeated from it.';
comment on column caregauge.task_record.why is 'Why it is taken back.';

create view caregauge.task_entry as
select r.record_id as entry, r.target, r.done_on, r.evidence, r.by_whom, r.origin, r.recorded_at,
       w.recorded_at as withdrawn_at, w.by_whom as withdrawn_by, w.why as withdrawn_why
  from caregauge.task_record r
  left join caregauge.task_record w on w.withdraws = r.record_id
 where r.withdraws is null;

comment on view caregauge.task_entry is 'What people said of tasks, with what was taken back.';
comment on column caregauge.task_entry.entry is 'Number of the entry, in the order of entering.';
comment on column caregauge.task_entry.target is 'Id of the target, as in the catalogues.';
comment on column caregauge.task_entry.done_on is 'Day on which it was done.';
comment on column caregauge.task_entry.evidence is 'File, address or sentence that proves it.';
comment on column caregauge.task_entry.by_whom is 'Who says so.';
comment on column caregauge.task_entry.origin is 'record for the command, inbox for the manual inbox of the region.';
comment on column caregauge.task_entry.recorded_at is 'When it was entered.';
comment on column caregauge.task_entry.withdrawn_at is 'When it was taken back; NULL while it stands.';
comment on column caregauge.task_entry.withdrawn_by is 'Who took it back.';
comment on column caregauge.task_entry.withdrawn_why is 'Why it was taken back.';
