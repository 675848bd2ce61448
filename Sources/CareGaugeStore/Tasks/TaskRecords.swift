import CareGaugeModel
import Crypto
import PostgreSQL

extension Store {
  /// Records that a person says a task was done. A running service hears of it by `entries()`.
  ///
  /// The same person's same word for the same day changes nothing. Once it was withdrawn, only the command says it anew: a
  /// row that is still in an inbox is the old word.
  ///
  /// - Returns: the entry as it stands, and whether it is new.
  @discardableResult
  package func record(_ task: TaskRecord) async throws -> (record: TaskRecord, isNew: Bool) {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.entering))")
      let earlier = try connection.records(of: task.target)
      let same = earlier.filter { $0.withdrawal == nil && $0.word == task.word }
      if let standing = earlier.standing.first(where: { $0.word == task.word }) { return (standing, false) }
      if let last = same.last, task.origin == "inbox" { return (last, false) }
      let added = try connection.add(task, identity: task.identity(again: same.count))
      return (added, true)
    }
  }

  /// Takes an entry back by a further one; what was entered stays.
  ///
  /// - Parameter entry: the number of an entry that stands.
  /// - Returns: the further entry; nil when no entry of this number stands.
  package func withdraw(
    _ entry: Int32, by: String, why: String, at moment: Instant, origin: String = "record"
  ) async throws -> TaskRecord? {
    try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.entering))")
      guard var record = try connection.records().standing.first(where: { $0.id == entry }) else { return nil }
      record.withdrawal = TaskRecord.Withdrawal(entry: entry, why: why)
      (record.by, record.recordedAt, record.origin) = (by, moment, origin)
      return try connection.add(record, identity: record.identity(again: 0))
    }
  }

  /// What people said of tasks, in the order in which they were recorded, withdrawals among it.
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
      select record_id, target, done_on, evidence, by_whom, recorded_at, origin, withdraws, why
      from caregauge.task_record
      where (\(target)::text is null or target = \(target)) and recorded_at <= \(moment ?? .forever)
      order by record_id
      """
    ).map { row in
      let why = try row.decode(String?.self, 8)
      let withdrawal = try row.decode(Int32?.self, 7).map { TaskRecord.Withdrawal(entry: $0, why: why ?? "") }
      return TaskRecord(
        id: try row.value(0), target: try row.value(1), doneOn: try row.value(2), evidence: try row.value(3),
        by: try row.value(4), recordedAt: try row.value(5), origin: try row.value(6), withdrawal: withdrawal)
    }
  }

  /// Adds an entry and tells listeners at commit.
  fileprivate func add(_ task: TaskRecord, identity: [UInt8]) throws -> TaskRecord {
    var added = task
    added.id = try query(
      """
      insert into caregauge.task_record (record_id, identity, target, done_on, evidence, by_whom, origin, recorded_at,
        withdraws, why)
      select coalesce(max(record_id), 0) + 1, \(identity), \(storable(task.target)), \(task.doneOn),
        \(storable(task.evidence)), \(storable(task.by)), \(storable(task.origin)), \(task.recordedAt),
        \(task.withdrawal?.entry)::int4, \(task.withdrawal.map { storable($0.why) })::text
      from caregauge.task_record returning record_id
      """
    ).only().value(0)
    try notify(entered: .tasks)
    return added
  }
}

extension TaskRecord {
  /// What makes two records the same word of the same person.
  fileprivate var word: [String] { [target, doneOn.description, evidence, by].map(storable) }

  /// SHA-256 of the word, of what it withdraws, and of how often it had been withdrawn before it was said again.
  fileprivate func identity(again: Int) -> [UInt8] {
    var hash = SHA256()
    let more = withdrawal.map { ["withdraws", "\($0.entry)"] } ?? (again == 0 ? [] : ["again", "\(again)"])
    for part in [target, doneOn.description, evidence, by] + more {
      let bytes = Array(part.utf8)
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    return Array(hash.finalize())
  }
}
