/// A sample as a reader of the page sees it; values compare by their bits, every NaN as one.
struct ParsedSample: Hashable, CustomStringConvertible {
  let name: String
  let labels: [String: String]
  let bits: UInt64

  init(_ name: String, _ labels: [String: String], _ value: Double) {
    self.name = name
    self.labels = labels
    bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
  }

  var description: String { "\(name)\(labels) \(Double(bitPattern: bits))" }
}

/// A family as a reader of the page sees it.
struct ParsedFamily: Hashable {
  var name: String
  var kind: String
  var unit: String
  var help: String
  var samples: [ParsedSample] = []
}
