/// A metric family as it stands on the page, an immutable value that shares everything that did not change with the
/// family it was made from.
package struct RenderedFamily: Sendable {
  package let description: FamilyDescription
  let head: FamilyHead
  let blocks: [LineBlock]
  /// How many lines a sample takes: 1, or a histogram's or state set's number.
  let linesPerSample: Int
  /// One for each sample, or none at all when the family says nothing about regions and levels.
  package let places: [SamplePlace]

  package var lineCount: Int { blocks.reduce(0) { $0 + $1.lineCount } }
  /// How many samples, a histogram or set of states counted as one.
  package var sampleCount: Int { lineCount / linesPerSample }

  /// A gauge, counter or state family with one line for each set of labels, in the given order.
  ///
  /// - Throws: `MetricFault` when the numbers of labels, values and places differ, a set of labels comes twice, or a
  ///   value is one that the kind does not have (a negative counter, a state of 2).
  package init(
    _ description: FamilyDescription, labels: [LabelSet], values: [Double], places: [SamplePlace] = []
  ) throws(MetricFault) {
    if case .histogram = description.kind {
      throw MetricFault(.count, "histogram \(description.name): give histograms, not values")
    }
    try Self.check(values, description)
    try self.init(description, lines: LinePlan(description.name, labels), values: values, places: places)
  }

  init(
    _ description: FamilyDescription, lines: LinePlan, values: [Double], places: [SamplePlace]
  ) throws(MetricFault) {
    try lines.checkDistinct()
    let count = lines.labels.count * lines.endings.count
    guard values.count == count else {
      throw MetricFault(.count, "\(description.name): \(values.count) values given for \(count) lines")
    }
    guard places.isEmpty || places.count == lines.labels.count else {
      throw MetricFault(
        .count, "\(description.name): \(places.count) places given for \(lines.labels.count) samples; give one each")
    }
    self.init(
      description, head: FamilyHead(description), blocks: lines.blocks(values), linesPerSample: lines.endings.count,
      places: places)
  }

  init(
    _ description: FamilyDescription, head: FamilyHead, blocks: [LineBlock], linesPerSample: Int,
    places: [SamplePlace]
  ) {
    self.description = description
    self.head = head
    self.blocks = blocks
    self.linesPerSample = linesPerSample
    self.places = places
  }

  /// The same labels with other values in the same order; blocks of lines whose text stays the same are shared, with
  /// what was compressed of them.
  ///
  /// - Throws: `MetricFault` when there are more or fewer values than lines, or a value is none of the kind.
  package func replacing(values: [Double]) throws(MetricFault) -> RenderedFamily {
    guard values.count == lineCount else {
      throw MetricFault(.count, "\(description.name): \(values.count) values given for \(lineCount) lines")
    }
    try Self.check(values, description)
    var start = 0
    let renewed = blocks.map { block in
      defer { start += block.lineCount }
      return values.withUnsafeBufferPointer {
        block.replacing(values: UnsafeBufferPointer(rebasing: $0[start..<(start + block.lineCount)]))
      }
    }
    return RenderedFamily(
      description, head: head, blocks: renewed, linesPerSample: linesPerSample, places: places)
  }

  private static func check(_ values: [Double], _ description: FamilyDescription) throws(MetricFault) {
    switch description.kind {
    case .gauge: return
    case .counter, .histogram:
      guard let wrong = values.first(where: { !($0 >= 0) }) else { return }
      throw MetricFault(.value, "\(description.name): \(wrong) is no count or sum; such values are 0 or more")
    case .info, .state:
      guard let wrong = values.first(where: { $0 != 1 && ($0 != 0 || description.kind == .info) }) else { return }
      throw MetricFault(
        .value, "\(description.name): \(wrong) is no value of a fact or state; write 1, or 0 for other states")
    }
  }
}
