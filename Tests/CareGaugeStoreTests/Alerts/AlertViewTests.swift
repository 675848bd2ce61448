import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import TestSupport
import Testing

@Suite struct AlertViewTests {
  @Test func peopleSeeWhatWasRecorded() async throws {
    try await withStore { store, pool in
      let record = try await store.fullEvaluation()
      try await store.record(record)
      try await store.settle([
        DeliveryResult(
          delivery: 1,
          attempt: DeliveryAttempt(
            number: 1, outcome: .retry,
            answer: Delivery.Answer(at: AlertSample.moment, stage: "rcpt", code: "451", text: "later")))
      ])
      #expect(
        try await text("target_status", order: "target", pool) == """
          SD-004|2023|-|-|-|unknown|never_reported|-|-|-|-|-|-|-|-|-|-|1970|2023-10-08|12|1.0.0 (test)|1
          YC-011|-|ningxia|nursing_bed_share|640100|at_risk|plan_misses|0.5765895953757225|2023-09-06|2023-09-06|\
          2023-09-06|2023-12-31|0.30000000000000004|0.02341040462427746|227|647|1e-17|1970|2023-10-08|12|1.0.0 (test)|1
          """)
      #expect(
        try await text("alert_history", order: "change_id", pool) == """
          1|1970|target:YC-011|began|target|pending|-|at_risk|info|ningxia|640100|nursing_bed_share|YC-011|-|-|\
          yinchuan-2023|-|1970|0|0.5765895953757225|-|-|2023-10-08|12|1.0.0 (test)|1
          2|1970|target:YC-011|restated|target|firing|off_track|at_risk|info|ningxia|640100|nursing_bed_share|YC-011|-|\
          -|yinchuan-2023|-|1970|0|0.5765895953757225|0.1|-|2023-10-08|12|1.0.0 (test)|1
          """)
      #expect(
        try await text("delivery", order: "delivery_id", pool) == """
          1|<m1@example.org>|yinchuan|a@example.org|pending|1|1970|rcpt|451|later|\
          [有风险] 银川市 养老机构护理型床位占比 57.66%（≥60%）|single|zh|{target:YC-011}|1970|-|16|1.0.0 (test)|1
          2|<m1@example.org>|yinchuan|b@example.org|pending|0|-|-|-|-|\
          [有风险] 银川市 养老机构护理型床位占比 57.66%（≥60%）|single|zh|{target:YC-011}|1970|-|16|1.0.0 (test)|1
          """)
    }
  }

  /// The rows of a view as text, in the order of its columns; the sample's only moment as 1970, the digests left out.
  private func text(_ view: String, order: String, _ pool: Pool) async throws -> String {
    let names = try await pool.query(
      """
      select attname::text from pg_attribute where attrelid = \("caregauge." + view)::text::regclass and attnum > 0
        and attname not in ('configuration', 'catalogue') order by attnum
      """
    ).map { try $0.decode(String.self, 0) }
    let fields = names.map { "coalesce(\($0)::text, '-')" }.joined(separator: ", ")
    let rows = try await pool.query(
      """
      select replace(concat_ws('|', \(unsafeSQL: fields)), \(AlertSample.moment)::timestamptz::text, '1970')
      from caregauge.\(identifier: view) order by \(identifier: order)
      """)
    return try rows.map { try $0.decode(String.self, 0) }.joined(separator: "\n")
  }

  @Test func aDatabaseWithFiguresIsMigratedAndKeepsThem() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 4)
      let store = Store(pool: pool, zone: .shanghai)
      try await store.migrate(Migration.all.filter { $0.number <= 2 }, at: Sample.installed)
      try await store.register(Sample.catalogue)
      let report = ReportBuilder(period: "2023-09", on: "2023-09-25").reading(Sample.beds, Sample.xingqing, 1203)
      try await store.store(collected(report, received: "2023-09-25T17:00:00+08:00"))
      try await store.hold(.catalogue, Array("old".utf8), from: Sample.installed)

      try await store.migrate(at: AlertSample.moment)
      let histories = try await store.histories(of: [Sample.beds])
      #expect(histories.newestReport == 1)
      #expect(histories.series[SeriesKey(Sample.beds, Sample.xingqing)]?.map(\.value) == [1203])
      #expect(try await store.record(try await store.fullEvaluation()) == 1)
      #expect(try await store.standing().alerts.count == 1)
      await pool.close()
    }
  }
}
