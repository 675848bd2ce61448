/// Names an alert for ever, over restarts and reloads: `target:YC-011`, `target:SD-004@2023`, `threshold:beds_below_floor:640100`.
package struct AlertKey: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// The alert of a target, or of one occurrence of a recurring one.
  package static func target(_ id: String, occurrence: String? = nil) -> AlertKey {
    AlertKey("target:\(id)\(occurrence.map { "@\($0)" } ?? "")")
  }

  /// The alert of a target, or occurrence, that nobody reports on.
  package static func unreported(_ id: String, occurrence: String? = nil) -> AlertKey {
    AlertKey("target_unreported:\(id)\(occurrence.map { "@\($0)" } ?? "")")
  }

  /// The alert of a threshold rule in an area.
  package static func threshold(_ rule: String, area: AreaCode) -> AlertKey { AlertKey("threshold:\(rule):\(area)") }

  /// The alert of an adapter that does not collect.
  package static func adapter(_ name: String) -> AlertKey { AlertKey("adapter_failing:\(name)") }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var description: String { text }
  package static func < (left: AlertKey, right: AlertKey) -> Bool { left.text < right.text }
}
