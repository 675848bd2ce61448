-- Views for people, dashboards and ad-hoc questions. The service itself reads blocks.

create function caregauge.period_text(first_day date, last_day date) returns text
  language sql stable parallel safe
  return case
    when last_day = first_day then to_char(first_day, 'YYYY-MM-DD')
    when last_day - first_day > 300 then to_char(first_day, 'YYYY')
    when last_day - first_day > 150 then to_char(first_day, 'YYYY-"H"') || (extract(month from last_day)::int / 6)
    when last_day - first_day > 80 then to_char(first_day, 'YYYY-"Q"') || (extract(month from last_day)::int / 3)
    else to_char(first_day, 'YYYY-MM')
  end;
comment on function caregauge.period_text(date, date) is 'The text of a period as reports write it: 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023.';

create view caregauge.reading as
select a.region, i.name as indicator, a.code as area, a.name as area_name,
       caregauge.period_text(b.period_start, b.period_end) as period, b.period_start, b.period_end,
       case when e.numerator is not null then e.numerator / e.denominator * i.scale
            else nullif(e.stated, 'NaN') end as value,
       nullif(e.stated, 'NaN') as stated, e.numerator, e.denominator, i.unit, x.reason as absent, r.status,
       b.reported_at, b.received_at, d.name as adapter, r.reporter, r.source, e.place, e.raw, r.as_of, r.obligation,
       b.report_id
  from caregauge.reading_block b
  join caregauge.block k on k.block_id = b.block_id
  join caregauge.indicator i on i.indicator_id = k.indicator_id
  join caregauge.report r on r.report_id = b.report_id
  join caregauge.adapter d on d.adapter_id = r.adapter_id
  left join caregauge.reading_origin o on o.report_id = b.report_id and o.block_id = b.block_id
 cross join lateral (select coalesce(array_lower(b.value, 1), array_lower(b.numerator, 1)) as first,
                            coalesce(array_upper(b.value, 1), array_upper(b.numerator, 1)) as last offset 0) s
 cross join lateral unnest(b.value, b.numerator, b.denominator, k.areas[s.first : s.last], o.place[s.first : s.last],
                           o.raw[s.first : s.last])
                    with ordinality as e (stated, numerator, denominator, area_id, place, raw, ordinality)
  join caregauge.area a on a.area_id = e.area_id
  left join caregauge.absence x
    on x.report_id = b.report_id and x.block_id = b.block_id and x.slot = s.first + e.ordinality - 1
 where e.stated is not null or e.numerator is not null;

create view caregauge.latest_reading as
select distinct on (indicator, area)
       region, indicator, area, area_name, period, period_start, period_end, value, stated, numerator, denominator,
       unit, status, reported_at, received_at, adapter, reporter, source, place, raw, as_of, obligation, report_id
  from (select distinct on (indicator, area, period_end, period_start) *
          from caregauge.reading
         order by indicator, area, period_end, period_start, reported_at desc, report_id desc) newest_revision
 where value is not null
 order by indicator, area, period_end desc, period_start desc;

create view caregauge.report_status as
select d.region, d.name as adapter, r.reporter, r.obligation, caregauge.period_text(r.period_start, r.period_end) as period,
       r.period_start, r.period_end, r.as_of, r.status, r.reported_at, r.delivered_at, r.received_at, r.readings,
       r.absences, r.rejections, r.source, r.sha256, c.name as collection, c.version as adapter_version, r.report_id
  from caregauge.report r
  join caregauge.adapter d on d.adapter_id = r.adapter_id
  join caregauge.collection c on c.collection_id = r.collection_id;

comment on view caregauge.reading is 'Every revision of every figure, one row each; nothing is ever overwritten.';
comment on column caregauge.reading.region is 'Region of the area: shandong, yunnan, zhejiang, ningxia, inner_mongolia.';
comment on column caregauge.reading.indicator is 'Name of the indicator, as in the catalogues.';
comment on column caregauge.reading.area is 'Code of the area: six digits of GB/T 2260, nine for towns and sub-districts.';
comment on column caregauge.reading.area_name is 'Name of the area.';
comment on column caregauge.reading.period is 'What the figure is about: 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023.';
comment on column caregauge.reading.period_start is 'First day of the period.';
comment on column caregauge.reading.period_end is 'Last day of the period.';
comment on column caregauge.reading.value is 'The figure in its unit: the unrounded quotient where there are parts, else as stated; NULL where the report says that there is none.';
comment on column caregauge.reading.stated is 'The value as the source prints it, where it does.';
comment on column caregauge.reading.numerator is 'Part of a share or rate.';
comment on column caregauge.reading.denominator is 'Whole of a share or rate.';
comment on column caregauge.reading.unit is 'Unit of the value; ratios run from 0 to 1.';
comment on column caregauge.reading.absent is 'Why there is no figure: not_reported, not_applicable or not_yet_published.';
comment on column caregauge.reading.status is 'Status of the report: provisional, final or revised.';
comment on column caregauge.reading.reported_at is 'Day that the report bears; the newest report of a period holds.';
comment on column caregauge.reading.received_at is 'When the figure became known here, or the day of issue of the document that publishes it.';
comment on column caregauge.reading.adapter is 'Adapter that delivered the report.';
comment on column caregauge.reading.reporter is 'Reporting unit, if the source names one.';
comment on column caregauge.reading.source is 'Where the report was read: a file, page or address.';
comment on column caregauge.reading.place is 'Where in the source the figure stood.';
comment on column caregauge.reading.raw is 'The text that stood there.';
comment on column caregauge.reading.as_of is 'Day within the period for which the figure stands, where that is not its end.';
comment on column caregauge.reading.obligation is 'Obligation that the report says it meets.';
comment on column caregauge.reading.report_id is 'Number of the report in report_status.';

comment on view caregauge.latest_reading is 'The newest figure of every indicator and area: the latest period that has one, in its newest revision.';
comment on column caregauge.latest_reading.region is 'Region of the area: shandong, yunnan, zhejiang, ningxia, inner_mongolia.';
comment on column caregauge.latest_reading.indicator is 'Name of the indicator, as in the catalogues.';
comment on column caregauge.latest_reading.area is 'Code of the area: six digits of GB/T 2260, nine for towns and sub-districts.';
comment on column caregauge.latest_reading.area_name is 'Name of the area.';
comment on column caregauge.latest_reading.period is 'What the figure is about: 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023.';
comment on column caregauge.latest_reading.period_start is 'First day of the period.';
comment on column caregauge.latest_reading.period_end is 'Last day of the period.';
comment on column caregauge.latest_reading.value is 'The figure in its unit: the unrounded quotient where there are parts, else as stated.';
comment on column caregauge.latest_reading.stated is 'The value as the source prints it, where it does.';
comment on column caregauge.latest_reading.numerator is 'Part of a share or rate.';
comment on column caregauge.latest_reading.denominator is 'Whole of a share or rate.';
comment on column caregauge.latest_reading.unit is 'Unit of the value; ratios run from 0 to 1.';
comment on column caregauge.latest_reading.status is 'Status of the report: provisional, final or revised.';
comment on column caregauge.latest_reading.reported_at is 'Day that the report bears.';
comment on column caregauge.latest_reading.received_at is 'When the figure became known here, or the day of issue of the document that publishes it.';
comment on column caregauge.latest_reading.adapter is 'Adapter that delivered the report.';
comment on column caregauge.latest_reading.reporter is 'Reporting unit, if the source names one.';
comment on column caregauge.latest_reading.source is 'Where the report was read: a file, page or address.';
comment on column caregauge.latest_reading.place is 'Where in the source the figure stood.';
comment on column caregauge.latest_reading.raw is 'The text that stood there.';
comment on column caregauge.latest_reading.as_of is 'Day within the period for which the figure stands, where that is not its end.';
comment on column caregauge.latest_reading.obligation is 'Obligation that the report says it meets.';
comment on column caregauge.latest_reading.report_id is 'Number of the report in report_status.';

comment on view caregauge.report_status is 'Every report that was received, one row each.';
comment on column caregauge.report_status.region is 'Region of the adapter that delivered it.';
comment on column caregauge.report_status.adapter is 'Adapter that delivered it.';
comment on column caregauge.report_status.reporter is 'Reporting unit, if the source names one.';
comment on column caregauge.report_status.obligation is 'Obligation that the report says it meets.';
comment on column caregauge.report_status.period is 'What the report is about: 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023.';
comment on column caregauge.report_status.period_start is 'First day of the period.';
comment on column caregauge.report_status.period_end is 'Last day of the period.';
comment on column caregauge.report_status.as_of is 'Day within the period for which the figures stand, where that is not its end.';
comment on column caregauge.report_status.status is 'provisional, final or revised.';
comment on column caregauge.report_status.reported_at is 'Day that the report bears.';
comment on column caregauge.report_status.delivered_at is 'When the source received it; lateness is judged by it.';
comment on column caregauge.report_status.received_at is 'When it became known here.';
comment on column caregauge.report_status.readings is 'How many figures it holds.';
comment on column caregauge.report_status.absences is 'For how many it says that there is no figure.';
comment on column caregauge.report_status.rejections is 'How many cells could not be read exactly.';
comment on column caregauge.report_status.source is 'Where it was read: a file, page or address.';
comment on column caregauge.report_status.sha256 is 'SHA-256 of the source''s bytes.';
comment on column caregauge.report_status.collection is 'Collection that brought it.';
comment on column caregauge.report_status.adapter_version is 'Version of the adapter in that collection.';
comment on column caregauge.report_status.report_id is 'Number of the report.';
