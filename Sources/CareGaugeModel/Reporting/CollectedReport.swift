/// One report as an adapter delivered it, checked against the protocol, its names replaced by numbers of a `Vocabulary`.
package struct CollectedReport: Sendable {
  package var head: ReportHead
  package var readings: ReadingColumns
  package var absences: [Absence]
  package var rejections: [Rejection]

  package init(
    head: ReportHead, readings: ReadingColumns = ReadingColumns(), absences: [Absence] = [],
    rejections: [Rejection] = []
  ) {
    self.head = head
    self.readings = readings
    self.absences = absences
    self.rejections = rejections
  }
}

/// Many readings as columns of equal length: a national report has hundreds of thousands.
package struct ReadingColumns: Sendable {
  /// Numbers in the vocabulary.
  package var indicators: [Int32] = []
  package var areas: [Int32] = []
  /// NaN where the source stated no value.
  package var stated: [Double] = []
  /// NaN where the source gave no parts.
  package var numerators: [Double] = []
  package var denominators: [Double] = []
  package var places = TextColumn()
  package var raws = TextColumn()

  package init() {}

  package var count: Int { indicators.count }

  package mutating func append(indicator: Int32, area: Int32, figure: Figure, origin: Origin = Origin()) {
    indicators.append(indicator)
    areas.append(area)
    stated.append(figure.stated ?? .nan)
    numerators.append(figure.numerator ?? .nan)
    denominators.append(figure.denominator ?? .nan)
    places.append(origin.place)
    raws.append(origin.raw)
  }

  /// The figure in a row.
  package func figure(at row: Int) -> Figure? {
    func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
    return Figure(
      stated: known(stated[row]), numerator: known(numerators[row]), denominator: known(denominators[row]))
  }
}

/// A column of optional texts in one run of bytes; rows after the last text need no space.
package struct TextColumn: Sendable, Hashable {
  /// End of each row's text in `bytes`; a row without text ends where it begins.
  package private(set) var ends: [UInt32] = []
  package private(set) var bytes: [UInt8] = []
  private var skipped = 0

  package init() {}

  /// A column from its parts, whose texts are valid UTF-8.
  package init(ends: [UInt32], bytes: [UInt8]) {
    self.ends = ends
    self.bytes = bytes
  }

  /// Whether no row has a text.
  package var isEmpty: Bool { bytes.isEmpty }

  package mutating func append(_ text: String?) {
    guard let text, !text.isEmpty else {
      skipped += 1
      return
    }
    appendUTF8(text.utf8)
  }

  /// Appends a text as valid UTF-8.
  package mutating func appendUTF8(_ text: some Swift.Collection<UInt8>) {
    if text.isEmpty {
      skipped += 1
      return
    }
    if skipped > 0 {
      ends.append(contentsOf: repeatElement(UInt32(bytes.count), count: skipped))
      skipped = 0
    }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  /// The text of a row, nil where it has none.
  package subscript(row: Int) -> String? {
    guard row < ends.count else { return nil }
    let start = row == 0 ? 0 : Int(ends[row - 1])
    let end = Int(ends[row])
    return start == end ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A figure that a report says it does not hold.
package struct Absence: Hashable, Sendable {
  package var indicator: Int32
  package var area: Int32
  package var reason: AbsentReason

  package init(indicator: Int32, area: Int32, reason: AbsentReason) {
    self.indicator = indicator
    self.area = area
    self.reason = reason
  }
}

/// A cell that an adapter could not map exactly, kept with its text.
package struct Rejection: Hashable, Sendable {
  package var origin: Origin
  package var reason: String

  package init(origin: Origin, reason: String) {
    self.origin = origin
    self.reason = reason
  }
}

/// Everything that one collection of one adapter brought, ready to be stored in one transaction.
package struct CollectedReports: Sendable {
  /// The adapter's name in the configuration.
  package var adapter: String
  /// The version that it said in `hello`.
  package var version: String
  package var region: RegionID
  /// The protocol's `id` of the collection.
  package var collection: String
  /// The service's calendar time at which the collection ended; `received_at` of its readings.
  package var receivedAt: Instant
  package var vocabulary: Vocabulary
  package var reports: [CollectedReport]
  package var findings: [Finding]

  package init(
    adapter: String, version: String, region: RegionID, collection: String, receivedAt: Instant,
    vocabulary: Vocabulary, reports: [CollectedReport], findings: [Finding] = []
  ) {
    self.adapter = adapter
    self.version = version
    self.region = region
    self.collection = collection
    self.receivedAt = receivedAt
    self.vocabulary = vocabulary
    self.reports = reports
    self.findings = findings
  }
}
