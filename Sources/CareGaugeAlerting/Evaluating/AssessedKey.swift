import CareGaugeModel
import CareGaugeStore

/// Names a judgement: a target, and the occurrence of a recurring one.
package struct AssessedKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var target: String
  package var occurrence: String?

  package init(target: String, occurrence: String? = nil) {
    self.target = target
    self.occurrence = occurrence
  }

  init(_ judged: TargetAssessment) { self.init(target: judged.target, occurrence: judged.occurrence) }

  package var description: String { target + (occurrence.map { "@\($0)" } ?? "") }

  package static func < (left: AssessedKey, right: AssessedKey) -> Bool { left.description < right.description }
}
