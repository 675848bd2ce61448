/// One entry of a person who says that a task is done, as `caregauge record --list` shows it.
package struct TaskItem: Codable, Sendable, Hashable {
  /// The entry's number, by which it can be withdrawn.
  package var id: Int32
  package var target: String
  package var doneOn: String
  package var evidence: String
  package var by: String
  package var recordedAt: String
  /// `record` for the command, `inbox` for a region's manual inbox.
  package var origin: String
  /// Whether it had been entered before it was now.
  package var known: Bool
  /// When it was taken back, by whom and why; null while it stands.
  @Nullable package var withdrawnAt: String?
  @Nullable package var withdrawnBy: String?
  @Nullable package var withdrawnWhy: String?

  enum CodingKeys: String, CodingKey {
    case id, target
    case doneOn = "done_on"
    case evidence, by
    case recordedAt = "recorded_at"
    case origin, known
    case withdrawnAt = "withdrawn_at"
    case withdrawnBy = "withdrawn_by"
    case withdrawnWhy = "withdrawn_why"
  }
}
