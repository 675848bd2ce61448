import CareGaugeModel
import CareGaugeStore
import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct SchemaTests {
  @Test func migratingTwiceOrAtOnceAppliesEachStepOnce() async throws {
    try await TemporaryCluster.shared.withDatabase { settings in
      let pool = Pool(settings, maximum: 4)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask { try await Store(pool: pool, zone: .shanghai).migrate(at: Sample.installed) }
        }
        try await group.waitForAll()
      }
      let rows = try await pool.query("select name, applied_at from caregauge.migration order by number")
      #expect(try rows.map { try $0.decode(String.self, "name") } == Migration.all.map(\.name))
      #expect(try rows.allSatisfy { try $0.decode(Instant.self, "applied_at") == Sample.installed })
      await pool.close()
    }
  }

  @Test func aMigrationThatWasEditedAfterItRanIsRefused() async throws {
    try await withStore { store, _ in
      var edited = Migration.all
      edited[1] = Migration(number: 2, name: edited[1].name, sql: edited[1].sql + "\n-- one word more")
      let error = await #expect(throws: StoreError.self) {
        try await store.migrate(edited, at: Sample.installed)
      }
      #expect(error?.code == .migrationEdited)
      #expect(
        error?.description
          == "migration 0002_views.sql was edited after it ran on this database; put the file back as it was and write "
          + "the change as a new migration")
    }
  }

  @Test func aDatabaseOfANewerProgramIsRefused() async throws {
    try await withStore { store, _ in
      let error = await #expect(throws: StoreError.self) {
        try await store.migrate(Array(Migration.all.dropLast()), at: Sample.installed)
      }
      #expect(error?.code == .databaseTooNew)
      #expect(
        error?.description
          == "the database was made by a newer CareGauge: it has migration 0005_withdrawals.sql, this program ends with "
          + "0004_alerting_views.sql; start the newer program, or restore a backup from before the upgrade")
    }
  }

  @Test func aMigrationThatFailsLeavesNothingBehind() async throws {
    try await withStore { store, pool in
      let next = [
        Migration(number: 9001, name: "9001_good.sql", sql: "create table caregauge.extra (a int4);"),
        Migration(number: 9002, name: "9002_bad.sql", sql: "create table caregauge.extra (a int4);"),
      ]
      await #expect(throws: PostgreSQLError.self) {
        try await store.migrate(Migration.all + next, at: Sample.installed)
      }
      let left = try await pool.query("select to_regclass('caregauge.extra') is null as gone").only()
      #expect(try left.decode(Bool.self, "gone"))
      try await store.migrate(Migration.all, at: Sample.installed)
    }
  }

  @Test func everyFileInMigrationsIsApplied() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CareGaugeStore/Migrations").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == Migration.all.map(\.name))
    for migration in Migration.all {
      #expect(try String(contentsOf: folder.appending(path: migration.name), encoding: .utf8) == migration.sql)
      #expect(Int32(migration.name.prefix(4)) == migration.number)
    }
  }

  @Test func everyViewAndEachOfItsColumnsHasAComment() async throws {
    try await withStore { _, pool in
      let views = try await pool.query(
        """
        select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'caregauge' and c.relkind = 'v' order by 1
        """)
      #expect(
        try views.map { try $0.decode(String.self, "name") }
          == ["alert_history", "delivery", "latest_reading", "reading", "report_status", "target_status", "task_entry"])
      let silent = try await pool.query(
        """
        select c.relname || coalesce('.' || a.attname, '') as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join lateral (
          select attnum, attname from pg_attribute where attrelid = c.oid and attnum > 0
          union all select 0, null) a on true
        where n.nspname = 'caregauge' and c.relkind = 'v'
          and coalesce(length(case when a.attnum = 0 then obj_description(c.oid, 'pg_class')
            else col_description(c.oid, a.attnum) end), 0) < 10
        """)
      #expect(try silent.map { try $0.decode(String.self, "name") } == [])
    }
  }

  @Test func partitionsAreMadeForTheYearsThatReportsNeed() async throws {
    try await withStore { store, pool in
      let reports = ["1987", "2023-12-31", "2024-Q1"].map {
        ReportBuilder($0, period: $0, on: "2024-04-01").reading(Sample.beds, Sample.xingqing, 1)
      }
      try await store.store(collected(reports[0], reports[1], reports[2], received: "2024-04-02T09:00:00+08:00"))
      let partitions = try await pool.query(
        """
        select c.relname::text as name from pg_inherits join pg_class c on c.oid = inhrelid
        where inhparent = 'caregauge.reading_block'::regclass order by 1
        """)
      let names = try partitions.map { try $0.decode(String.self, "name") }
      #expect(names == [1987, 2023, 2024].map { "reading_block_\($0)" })
    }
  }
}
