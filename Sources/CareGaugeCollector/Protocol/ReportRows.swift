import CareGaugeModel

/// The rows of one report while it is being received.
struct ReportRows {
  var columns = ReadingColumns()
  private var places = TextRows()
  private var raws = TextRows()
  var absences: [Absence] = []
  var rejections: [Rejection] = []
  private var lastKey: UInt64 = 0
  /// Whether every reading so far came behind the one before it, in order of indicator and area: then none is there twice.
  private(set) var isAscending = true

  @inline(__always)
  mutating func append(_ row: ReadingRow) {
    let key = ReportRows.key(row.indicator, row.area) &+ 1
    if key <= lastKey { isAscending = false }
    lastKey = key
    columns.indicators.append(row.indicator)
    columns.areas.append(row.area)
    columns.stated.append(row.stated)
    columns.numerators.append(row.numerator)
    columns.denominators.append(row.denominator)
    places.append(row.place)
    raws.append(row.raw)
  }

  /// Makes room for as many rows as the report before had, up to what one batch may cost.
  mutating func reserve(_ count: Int) {
    let count = min(count, 10_000)
    columns.indicators.reserveCapacity(count)
    columns.areas.reserveCapacity(count)
    columns.stated.reserveCapacity(count)
    columns.numerators.reserveCapacity(count)
    columns.denominators.reserveCapacity(count)
  }

  /// The finished columns.
  mutating func finish() -> ReadingColumns {
    columns.places = TextColumn(ends: places.ends, bytes: places.bytes)
    columns.raws = TextColumn(ends: raws.ends, bytes: raws.bytes)
    return columns
  }

  @inline(__always)
  static func key(_ indicator: Int32, _ area: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: indicator)) << 32 | UInt64(UInt32(bitPattern: area))
  }
}

/// Texts in one run of bytes, as `TextColumn` keeps them.
private struct TextRows {
  var ends: [UInt32] = []
  var bytes: [UInt8] = []
  private var skipped = 0

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if text.isEmpty {
      skipped &+= 1
      return
    }
    if skipped > 0 { fill() }
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  private mutating func fill() {
    ends.append(contentsOf: repeatElement(UInt32(bytes.count), count: skipped))
    skipped = 0
  }
}
