/// Label names in the order in which they are written, checked once for many samples.
package struct LabelNames: Hashable, Sendable {
  package let names: [String]
  /// `region="` for each name, ready to copy.
  let openings: [[UInt8]]

  /// No labels at all.
  package static let none = LabelNames()

  /// - Throws: `MetricFault` for a name that a scraper would refuse, or the same name twice.
  package init(_ names: [String]) throws(MetricFault) {
    for name in names { try NameRules.checkLabel(name) }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw MetricFault(.labelName, "label \(names[twice]): given twice; write it once")
    }
    self.names = names
    openings = names.map { Array("\($0)=\"".utf8) }
  }

  private init() {
    names = []
    openings = []
  }
}
