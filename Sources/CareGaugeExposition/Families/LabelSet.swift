/// The labels of one sample as they are written between the braces, escaped once and shared by all families that have
/// a sample for the same thing.
package struct LabelSet: Hashable, Sendable {
  /// `region="ningxia",area="640100"`, without braces.
  let text: [UInt8]

  /// No labels.
  package static let none = LabelSet(text: [])

  /// Labels with empty values are left out: to Prometheus they are the same.
  ///
  /// - Throws: `MetricFault` when there are more or fewer values than names.
  package init(_ names: LabelNames, _ values: [String]) throws(MetricFault) {
    guard values.count == names.names.count else {
      throw MetricFault(.count, "labels \(names.names): \(values.count) values given for \(names.names.count) names")
    }
    var text: [UInt8] = []
    text.reserveCapacity(24 * values.count)
    for (opening, value) in zip(names.openings, values) where !value.isEmpty {
      if !text.isEmpty { text.append(UInt8(ascii: ",")) }
      text += opening
      Escaping.appendLabelValue(value, to: &text)
      text.append(UInt8(ascii: "\""))
    }
    self.text = text
  }

  init(text: [UInt8]) { self.text = text }

  /// All bytes at once: a hash of each byte takes seven times as long.
  package func hash(into hasher: inout Hasher) {
    text.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The same labels with one more behind them, which the caller knows to be new.
  func adding(_ name: String, _ value: String) -> LabelSet {
    var text = text
    if !text.isEmpty { text.append(UInt8(ascii: ",")) }
    text += Array("\(name)=\"".utf8)
    Escaping.appendLabelValue(value, to: &text)
    text.append(UInt8(ascii: "\""))
    return LabelSet(text: text)
  }
}
