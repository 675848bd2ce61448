import PostgreSQL

/// How the readings that one collection stored stand to what was known before.
package struct StoredReadings: Sendable, Hashable {
  /// The first of their series and period.
  package var new = 0
  /// Another figure than the one before, for the same series and period.
  package var revised = 0

  package init() {}
}

extension Store {
  /// Counts what a collection stored: of figures that it repeats only the report is new.
  ///
  /// - Parameter collection: the protocol's id.
  package func storedReadings(of collection: String) async throws -> StoredReadings {
    let row = try await pool.query(
      """
      with own as (
        select b.block_id, b.period_end, b.period_start, b.reported_at, b.report_id, b.value, b.numerator, b.denominator
          from caregauge.reading_block b
         where b.report_id = any (array (
           select r.report_id from caregauge.report r join caregauge.collection c using (collection_id)
            where c.name = \(collection)))
      ), figure as (
        select o.block_id, o.period_end, o.period_start, o.reported_at, o.report_id, slot, o.value[slot] as value,
               o.numerator[slot] as numerator, o.denominator[slot] as denominator
          from own o,
               generate_series(
                 least(array_lower(o.value, 1), array_lower(o.numerator, 1)),
                 greatest(array_upper(o.value, 1), array_upper(o.numerator, 1))) slot
         where coalesce(o.numerator[slot], nullif(o.value[slot], 'NaN')) is not null
      ), compared as (
        select f.*, p.value as old_value, p.numerator as old_numerator, p.denominator as old_denominator,
               p.report_id as earlier
          from figure f left join lateral (
            select b.report_id, b.value[f.slot] as value, b.numerator[f.slot] as numerator,
                   b.denominator[f.slot] as denominator
              from caregauge.reading_block b
             where b.block_id = f.block_id and b.period_end = f.period_end and b.period_start = f.period_start
               and b.report_id < f.report_id
               and coalesce(b.numerator[f.slot], nullif(b.value[f.slot], 'NaN')) is not null
             order by b.reported_at desc, b.report_id desc limit 1) p on true
      )
      select count(*) filter (where earlier is null),
             count(*) filter (where earlier is not null and
               (value, numerator, denominator) is distinct from (old_value, old_numerator, old_denominator))
        from compared
      """
    ).only()
    var stored = StoredReadings()
    stored.new = Int(try row.decode(Int64.self, 0))
    stored.revised = Int(try row.decode(Int64.self, 1))
    return stored
  }
}
