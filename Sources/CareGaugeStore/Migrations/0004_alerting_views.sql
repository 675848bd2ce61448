-- Views of judgement, alerting and delivery for people, dashboards and ad-hoc questions.

create view caregauge.target_status as
select distinct on (s.target, s.occurrence)
       s.target, nullif(s.occurrence, '') as occurrence, s.region, s.indicator, s.area, s.state, s.reason, s.value,
       caregauge.period_text(s.period_start, s.period_end) as period, s.period_start, s.period_end, s.due,
       (s.body ->> 'expected')::float8 as expected, (s.body ->> 'gap')::float8 as gap,
       (s.body ->> 'missing')::float8 as missing, (s.body ->> 'missingUnderPlan')::float8 as missing_under_plan,
       (s.body ->> 'neededPerMonth')::float8 as needed_per_month, e.at as since, e.day as since_day, e.newest_report,
       e.build, encode(e.configuration, 'hex') as configuration, encode(e.catalogue, 'hex') as catalogue,
       s.evaluation_id
  from caregauge.assessment s
  join caregauge.evaluation e on e.evaluation_id = s.evaluation_id
 order by s.target, s.occurrence, s.evaluation_id desc;

create view caregauge.alert_history as
select c.change_id, c.at, c.key as alert, c.step, c.kind, c.state, c.from_condition, c.condition, c.severity, c.region,
       c.area, c.indicator, c.target, c.occurrence, c.obligation, c.document, c.name, c.since, c.episode, c.value,
       (c.restated ->> 'from')::float8 as restated_from, (c.restated ->> 'to')::float8 as restated_to,
       e.day, e.newest_report, e.build, encode(e.configuration, 'hex') as configuration,
       encode(e.catalogue, 'hex') as catalogue, c.evaluation_id
  from caregauge.alert_change c
  join caregauge.evaluation e on e.evaluation_id = c.evaluation_id;

create view caregauge.delivery as
select d.delivery_id, m.header_id as message_id, m.receiver, d.recipient, d.state, d.attempts, d.last_at, d.last_stage,
       d.last_code, d.last_text, m.subject, m.form, m.language, m.alerts, m.planned_at, m.not_before,
       length(m.bytes) as bytes, e.build, encode(e.configuration, 'hex') as configuration,
       encode(e.catalogue, 'hex') as catalogue, m.evaluation_id
  from caregauge.message_delivery d
  join caregauge.message m on m.message = d.message
  join caregauge.evaluation e on e.evaluation_id = m.evaluation_id;

comment on view caregauge.target_status is 'How every target, and every occurrence of a recurring one, stands by its newest assessment.';
comment on column caregauge.target_status.target is 'Id of the target, as in the catalogues.';
comment on column caregauge.target_status.occurrence is 'Window of a recurring target: 2023, 2023-10 or 2023-11-30.';
comment on column caregauge.target_status.region is 'Region: shandong, yunnan, zhejiang, ningxia, inner_mongolia.';
comment on column caregauge.target_status.indicator is 'Name of the indicator, as in the catalogues.';
comment on column caregauge.target_status.area is 'Code of the area.';
comment on column caregauge.target_status.state is 'not_judged, slipped, missed, met, unknown, off_track, at_risk, on_track or open.';
comment on column caregauge.target_status.reason is 'Code of why it is in that state.';
comment on column caregauge.target_status.value is 'Figure that decided, in the unit of the indicator; NULL where there is none.';
comment on column caregauge.target_status.period is 'Period of that figure: 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023.';
comment on column caregauge.target_status.period_start is 'First day of the period.';
comment on column caregauge.target_status.period_end is 'Last day of the period.';
comment on column caregauge.target_status.due is 'Last day on which the target may be met; NULL for continuous and undated ones.';
comment on column caregauge.target_status.expected is 'Where the trajectory stands on the day of the figure, in the unit of the indicator.';
comment on column caregauge.target_status.gap is 'What is still to go, in the unit of the indicator; positive while the target is not met.';
comment on column caregauge.target_status.missing is 'How many beds or persons a share lacks now.';
comment on column caregauge.target_status.missing_under_plan is 'How many a share lacks if the increases of the plan happen as written.';
comment on column caregauge.target_status.needed_per_month is 'Change needed in each month until the due day, in the unit of the indicator.';
comment on column caregauge.target_status.since is 'Moment of the evaluation that first found it so.';
comment on column caregauge.target_status.since_day is 'Day on which it was judged then.';
comment on column caregauge.target_status.newest_report is 'Number of the newest report that the evaluation had seen, in report_status.';
comment on column caregauge.target_status.build is 'Build of the program that decided it.';
comment on column caregauge.target_status.configuration is 'SHA-256 of the configuration in force, in hexadecimal; its text stands in basis.';
comment on column caregauge.target_status.catalogue is 'SHA-256 of the catalogues in force, in hexadecimal; their text stands in basis.';
comment on column caregauge.target_status.evaluation_id is 'Number of the evaluation that decided it.';

comment on view caregauge.alert_history is 'Every step in the life of every alert, one row each.';
comment on column caregauge.alert_history.change_id is 'Number of the step, in the order in which steps were recorded.';
comment on column caregauge.alert_history.at is 'When the step was taken.';
comment on column caregauge.alert_history.alert is 'Key of the alert, which names it for ever: target:YC-011.';
comment on column caregauge.alert_history.step is 'began, fired, worsened, eased, restated, resolved or dropped.';
comment on column caregauge.alert_history.kind is 'target, target_unreported, report_late, reading_implausible, adapter_failing or threshold.';
comment on column caregauge.alert_history.state is 'State after the step: inactive, pending, firing or resolved.';
comment on column caregauge.alert_history.from_condition is 'Condition before the step, where the step changed it.';
comment on column caregauge.alert_history.condition is 'Condition after the step, such as missed or off_track.';
comment on column caregauge.alert_history.severity is 'critical, warning or info.';
comment on column caregauge.alert_history.region is 'Region: shandong, yunnan, zhejiang, ningxia, inner_mongolia.';
comment on column caregauge.alert_history.area is 'Code of the area.';
comment on column caregauge.alert_history.indicator is 'Name of the indicator, as in the catalogues.';
comment on column caregauge.alert_history.target is 'Id of the target that the alert is about.';
comment on column caregauge.alert_history.occurrence is 'Window of a recurring target.';
comment on column caregauge.alert_history.obligation is 'Obligation that the alert is about.';
comment on column caregauge.alert_history.document is 'Document of the target.';
comment on column caregauge.alert_history.name is 'Name of the threshold rule or adapter.';
comment on column caregauge.alert_history.since is 'Since when the alert is pending or firing.';
comment on column caregauge.alert_history.episode is 'How often the alert had fired before.';
comment on column caregauge.alert_history.value is 'Figure that the state rests on, in the unit of the indicator.';
comment on column caregauge.alert_history.restated_from is 'Figure before a later report changed it.';
comment on column caregauge.alert_history.restated_to is 'Figure after it; NULL where it was withdrawn or nothing was restated.';
comment on column caregauge.alert_history.day is 'Day on which it was judged.';
comment on column caregauge.alert_history.newest_report is 'Number of the newest report that the evaluation had seen, in report_status.';
comment on column caregauge.alert_history.build is 'Build of the program that decided it.';
comment on column caregauge.alert_history.configuration is 'SHA-256 of the configuration in force, in hexadecimal; its text stands in basis.';
comment on column caregauge.alert_history.catalogue is 'SHA-256 of the catalogues in force, in hexadecimal; their text stands in basis.';
comment on column caregauge.alert_history.evaluation_id is 'Number of the evaluation that decided it.';

comment on view caregauge.delivery is 'Every recipient of every message, and whether the message has arrived.';
comment on column caregauge.delivery.delivery_id is 'Number of the delivery.';
comment on column caregauge.delivery.message_id is 'Message-ID of the mail; it is the same for all recipients and all attempts.';
comment on column caregauge.delivery.receiver is 'Receiver in the configuration.';
comment on column caregauge.delivery.recipient is 'Address that the mail goes to.';
comment on column caregauge.delivery.state is 'pending, sent, or failed for good.';
comment on column caregauge.delivery.attempts is 'How often it was tried.';
comment on column caregauge.delivery.last_at is 'When it was tried last.';
comment on column caregauge.delivery.last_stage is 'How far the last attempt came: connect, rcpt, end_of_data and so on.';
comment on column caregauge.delivery.last_code is 'Code of the last answer.';
comment on column caregauge.delivery.last_text is 'What the server said last, or why there was no answer.';
comment on column caregauge.delivery.subject is 'Subject of the mail.';
comment on column caregauge.delivery.form is 'single, digest, first_digest or unreported.';
comment on column caregauge.delivery.language is 'Language of the mail: zh or en.';
comment on column caregauge.delivery.alerts is 'Keys of the alerts that it is about.';
comment on column caregauge.delivery.planned_at is 'When the message was decided.';
comment on column caregauge.delivery.not_before is 'When the hours of the receiver begin; NULL where it may leave at once.';
comment on column caregauge.delivery.bytes is 'Size of the mail in bytes.';
comment on column caregauge.delivery.build is 'Build of the program that decided it.';
comment on column caregauge.delivery.configuration is 'SHA-256 of the configuration in force, in hexadecimal; its text stands in basis.';
comment on column caregauge.delivery.catalogue is 'SHA-256 of the catalogues in force, in hexadecimal; their text stands in basis.';
comment on column caregauge.delivery.evaluation_id is 'Number of the evaluation that decided it.';
