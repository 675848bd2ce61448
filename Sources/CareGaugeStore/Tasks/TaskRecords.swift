import CareGaugeModel
import Crypto
import PostgreSQL

extension Store {
  /// Records that a person says a task was done; false when the same person said so before, for the same day and with
  /// the same evidence, which changes nothing. A running service hears of it by `entries()`.
  @discardableResult
  package func record(_ task: TaskRecord) async throws -> Bool {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.entering))")
      let added = try connection.execute(
        """
        insert into caregauge.task_record (record_id, identity, target, done_on, evidence, by_whom, origin, recorded_at)
        select (select coalesce(max(record_id), 0) + 1 from caregauge.task_record), \(task.identity),
          \(storable(task.target)), \(task.doneOn), \(storable(task.evidence)), \(storable(task.by)),
          \(storable(task.origin)), \(task.recordedAt)
        on conflict (identity) do nothing
        """)
      if added > 0 { try connection.notify(entered: .tasks) }
      return added > 0
    }
  }

  /// What people said of tasks, in the order in which they were recorded.
  ///
  /// - Parameters:
  ///   - target: only of this one.
  ///   - moment: only what had been recorded by then.
  package func taskRecords(of target: String? = nil, asOf moment: Instant? = nil) async throws -> [TaskRecord] {
    try await pool.withConnection { try await $0.records(of: target, asOf: moment) }
  }
}

extension Connection {
  func records(of target: String? = nil, asOf moment: Instant? = nil) throws -> [TaskRecord] {
    try query(
      """
      select target, done_on, evidence, by_whom, recorded_at, origin from caregauge.task_record
      where (\(target)::text is null or target = \(target)) and recorded_at <= \(moment ?? .forever)
      order by record_id
      """
    ).map { row in
      TaskRecord(
        target: try row.value(0), doneOn: try row.value(1), evidence: try row.value(2), by: try row.value(3),
        recordedAt: try row.value(4), origin: try row.value(5))
    }
  }
}

extension TaskRecord {
  /// SHA-256 of what makes two records the same word of the same person.
  fileprivate var identity: [UInt8] {
    var hash = SHA256()
    for part in [target, doneOn.description, evidence, by] {
      let bytes = Array(part.utf8)
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    return Array(hash.finalize())
  }
}
