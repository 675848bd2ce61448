/// One task said to be done, as `caregauge record` shows it.
package struct TaskItem: Codable, Sendable, Hashable {
  package var target: String
  package var doneOn: String
  package var evidence: String
  package var by: String
  package var recordedAt: String
  /// `record` for the command, `inbox` for a region's manual inbox.
  package var origin: String
  /// Whether this was already known.
  package var known: Bool

  enum CodingKeys: String, CodingKey {
    case target
    case doneOn = "done_on"
    case evidence, by
    case recordedAt = "recorded_at"
    case origin, known
  }
}
