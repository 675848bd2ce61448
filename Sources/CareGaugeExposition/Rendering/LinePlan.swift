/// Which lines a family has, before there are numbers: every set of labels with every ending.
struct LinePlan {
  /// What follows the name of the family: `_bucket` and the like, and a last label of its own.
  struct Ending {
    var suffix = ""
    var label: (name: String, value: String)?
  }

  let name: String
  let labels: [LabelSet]
  let endings: [Ending]

  init(_ name: String, _ labels: [LabelSet], endings: [Ending] = [Ending()]) {
    self.name = name
    self.labels = labels
    self.endings = endings
  }

  /// - Throws: `MetricFault` when a set of labels comes twice: a scraper takes only one of them, or nothing at all.
  func checkDistinct() throws(MetricFault) {
    var seen: Set<LabelSet> = []
    seen.reserveCapacity(labels.count)
    for label in labels where !seen.insert(label).inserted {
      throw MetricFault(.duplicate, "\(name){\(String(decoding: label.text, as: UTF8.self))}: given twice; keep one")
    }
  }

  /// The lines with their values, in blocks.
  func blocks(_ values: [Double]) -> [LineBlock] {
    let count = values.count
    return stride(from: 0, to: count, by: LineBlock.capacity).map { start in
      let lines = start..<Swift.min(start + LineBlock.capacity, count)
      var prefixes: [UInt8] = []
      var lengths: [UInt32] = []
      lengths.reserveCapacity(lines.count)
      for line in lines {
        let before = prefixes.count
        append(labels[line / endings.count], endings[line % endings.count], to: &prefixes)
        lengths.append(UInt32(truncatingIfNeeded: prefixes.count - before))
      }
      return values.withUnsafeBufferPointer {
        LineBlock(prefixes: prefixes, prefixLengths: lengths, values: UnsafeBufferPointer(rebasing: $0[lines]))
      }
    }
  }

  private func append(_ labels: LabelSet, _ ending: Ending, to bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes += ending.suffix.utf8
    let labels = ending.label.map { labels.adding($0.name, $0.value) } ?? labels
    if !labels.text.isEmpty {
      bytes.append(UInt8(ascii: "{"))
      bytes += labels.text
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: " "))
  }
}
