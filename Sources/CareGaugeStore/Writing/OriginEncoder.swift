import CareGaugeModel

/// Encodes rows of `reading_origin` in COPY's binary format.
struct OriginEncoder {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends the row of a block; nothing when the report gives no text for it.
  mutating func append(_ report: CollectedReport, _ rows: SeriesRows, _ positions: Range<Int>, reportID: Int32) {
    let before = bytes.count
    integer(Int16(4))
    integer(Int32(4))
    integer(reportID)
    integer(Int32(4))
    integer(rows.series[positions.lowerBound] >> 8)
    let places = array(report.readings.places, report.readings.count, rows, positions)
    let raws = array(report.readings.raws, report.readings.count, rows, positions)
    if !places, !raws { bytes.removeLast(bytes.count - before) }
  }

  /// Appends a text[] from slot 0 to the last one used, NULL where there is no text; false when nowhere is one.
  private mutating func array(_ column: TextColumn, _ count: Int, _ rows: SeriesRows, _ positions: Range<Int>) -> Bool {
    let start = bytes.count
    var hasText = false
    integer(Int32(0))
    integer(Int32(1))
    integer(Int32(1))
    integer(Int32(25))
    let lengthAt = bytes.count
    integer(Int32(0))
    integer(Int32(0))
    var slot: Int32 = 0
    for position in positions {
      let row = rows.row(at: position)
      guard row < count, let range = column.range(row) else { continue }
      let own = rows.series[position] & 255
      while slot < own {
        integer(Int32(-1))
        slot += 1
      }
      integer(Int32(range.count))
      let textAt = bytes.count
      bytes.append(contentsOf: column.bytes[range])
      // PostgreSQL's text cannot hold NUL.
      for index in textAt..<bytes.count where bytes[index] == 0 { bytes[index] = UInt8(ascii: " ") }
      slot += 1
      hasText = true
    }
    guard hasText else {
      bytes.removeLast(bytes.count - start)
      integer(Int32(-1))
      return false
    }
    overwrite(slot, at: lengthAt)
    overwrite(Int32(bytes.count - start - 4), at: start)
    return true
  }

  private mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func overwrite(_ value: Int32, at offset: Int) {
    withUnsafeBytes(of: value.bigEndian) { source in
      for (index, byte) in source.enumerated() { bytes[offset + index] = byte }
    }
  }
}

extension TextColumn {
  /// The bytes of a row's text, nil where it has none.
  fileprivate func range(_ row: Int) -> Range<Int>? {
    guard row < ends.count else { return nil }
    let start = row == 0 ? 0 : Int(ends[row - 1])
    let end = Int(ends[row])
    return start == end ? nil : start..<end
  }
}
