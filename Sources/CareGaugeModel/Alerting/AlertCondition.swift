/// What is wrong: for a target the state that it is in, for every other kind of alert a word of its own.
package enum AlertCondition: String, Hashable, Sendable, CaseIterable, Codable {
  case missed, slipped
  case offTrack = "off_track"
  case atRisk = "at_risk"
  /// No fresh figure, and the due day is near.
  case dueSoon = "due_soon"
  /// The target is `unknown`.
  case unreported
  /// A report is overdue.
  case late
  /// A figure cannot be right.
  case implausible
  /// An adapter does not collect.
  case failing
  /// A threshold rule's condition holds.
  case crossed

  /// The states of a target that raise an alert.
  package static let ofTargets: [AlertCondition] = [.missed, .slipped, .offTrack, .atRisk]

  /// The severity unless the configuration sets another.
  package var severity: Severity {
    switch self {
    case .missed, .slipped: .critical
    case .offTrack, .late, .implausible, .failing, .crossed: .warning
    case .atRisk, .dueSoon, .unreported: .info
    }
  }
}
