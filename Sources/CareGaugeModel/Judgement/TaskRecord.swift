/// A person's word on a task: that it is done, or that an earlier word was wrong. Entries are only ever added.
package struct TaskRecord: Hashable, Sendable, Codable {
  /// A number given by the store, in the order of entering; 0 before that.
  package var id: Int32
  package var target: String
  package var doneOn: Day
  /// A file, address or sentence that proves it.
  package var evidence: String
  package var by: String
  package var recordedAt: Instant
  /// `record` for the command, `inbox` for the manual inbox.
  package var origin: String
  /// The number of the entry that this one takes back, and why; such an entry repeats target, day and evidence of that one.
  package var withdrawal: Withdrawal?

  package struct Withdrawal: Hashable, Sendable, Codable {
    package var entry: Int32
    package var why: String

    package init(entry: Int32, why: String) {
      self.entry = entry
      self.why = why
    }
  }

  package init(
    id: Int32 = 0, target: String, doneOn: Day, evidence: String, by: String, recordedAt: Instant, origin: String,
    withdrawal: Withdrawal? = nil
  ) {
    self.id = id
    self.target = target
    self.doneOn = doneOn
    self.evidence = evidence
    self.by = by
    self.recordedAt = recordedAt
    self.origin = origin
    self.withdrawal = withdrawal
  }
}

extension Sequence<TaskRecord> {
  /// The entries that say that something was done and were not taken back by another of these.
  package var standing: [TaskRecord] {
    let withdrawn = Set(compactMap(\.withdrawal?.entry))
    return filter { $0.withdrawal == nil && !withdrawn.contains($0.id) }
  }
}
