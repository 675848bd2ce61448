import CareGaugeModel

/// Encodes rows of `reading_block` in COPY's binary format into a buffer that is used again.
struct BlockEncoder: ~Copyable {
  /// What all rows of a report have in common.
  struct Head {
    var period: Period
    var reportedAt: Day
    var reportID: Int32
    var receivedAt: Instant
  }

  private let buffer: UnsafeMutableRawBufferPointer
  private var used = 0
  /// Bits of each slot's value, numerator and denominator.
  private let columns: UnsafeMutableBufferPointer<UInt64>

  /// Marks a slot of which the report does not speak; no such NaN is ever stored.
  private static let silent: UInt64 = 0x7FF8_5349_4C45_4E54
  private static let noFigure = Double.nan.bitPattern
  /// Three arrays of 256 figures with their heads, and the fixed fields.
  private static let longestRow = 3 * (24 + 256 * 12) + 80

  init() {
    buffer = .allocate(byteCount: 4 * 16_384, alignment: 16)
    columns = .allocate(capacity: 3 * Directory.slots)
  }

  deinit {
    buffer.deallocate()
    columns.deallocate()
  }

  /// Encodes the blocks of a report; `flush` gets full buffers.
  mutating func encode(
    _ readings: ReadingColumns, _ rows: SeriesRows, _ head: Head, flush: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var start = 0
    let series = rows.series
    while start < series.count {
      let block = series[start] >> 8
      var end = start + 1
      while end < series.count, series[end] >> 8 == block { end += 1 }
      let first = Int(series[start] & 255)
      let width = Int(series[end - 1] & 255) - first + 1
      let given = gather(readings, rows, start..<end, first: first, width: width)
      if buffer.count - used < BlockEncoder.longestRow { try finish(flush) }
      appendRow(block, head, given, first: first, width: width)
      start = end
    }
  }

  /// Hands over what is left in the buffer.
  mutating func finish(_ flush: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard used > 0 else { return }
    try flush(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
    used = 0
  }

  /// How many slots have a value (a figure or "no figure"), and how many have parts.
  private struct Given {
    var values = 0
    var parts = 0
  }

  private func gather(
    _ readings: ReadingColumns, _ rows: SeriesRows, _ positions: Range<Int>, first: Int, width: Int
  ) -> Given {
    if positions.count < width {
      for column in 0..<3 {
        for slot in 0..<width { columns[column * Directory.slots + slot] = BlockEncoder.silent }
      }
    }
    var given = Given()
    for position in positions {
      let slot = Int(rows.series[position] & 255) - first
      let row = rows.row(at: position)
      var value = Double.nan
      var numerator = Double.nan
      var denominator = Double.nan
      if row < readings.count {
        value = readings.stated[row]
        numerator = readings.numerators[row]
        denominator = readings.denominators[row]
      }
      let hasParts = !numerator.isNaN && !denominator.isNaN
      let hasValue = !value.isNaN || !hasParts
      columns[slot] =
        hasValue ? (value.isNaN ? BlockEncoder.noFigure : (value + 0).bitPattern) : BlockEncoder.silent
      columns[Directory.slots + slot] = hasParts ? (numerator + 0).bitPattern : BlockEncoder.silent
      columns[2 * Directory.slots + slot] = hasParts ? (denominator + 0).bitPattern : BlockEncoder.silent
      given.values += hasValue ? 1 : 0
      given.parts += hasParts ? 1 : 0
    }
    return given
  }

  private mutating func appendRow(_ block: Int32, _ head: Head, _ given: Given, first: Int, width: Int) {
    append(Int16(9))
    appendField(block)
    appendField(head.period.end.serverNumber)
    appendField(head.period.start.serverNumber)
    appendField(head.reportedAt.serverNumber)
    appendField(head.reportID)
    appendField(head.receivedAt.serverNumber)
    appendArray(0, given.values, first: first, width: width)
    appendArray(1, given.parts, first: first, width: width)
    appendArray(2, given.parts, first: first, width: width)
  }

  /// A float8[] whose bounds are slots, NULL where the report is silent; NULL as a whole when it always is.
  private mutating func appendArray(_ column: Int, _ given: Int, first: Int, width: Int) {
    guard given > 0 else { return append(Int32(-1)) }
    let silent = width - given
    append(Int32(20 + given * 12 + silent * 4))
    append(Int32(1))
    append(Int32(silent > 0 ? 1 : 0))
    append(Int32(701))
    append(Int32(width))
    append(Int32(first))
    let base = column * Directory.slots
    if silent == 0 {
      for slot in 0..<width {
        buffer.storeBytes(of: Int32(8).bigEndian, toByteOffset: used, as: Int32.self)
        buffer.storeBytes(of: columns[base + slot].bigEndian, toByteOffset: used + 4, as: UInt64.self)
        used += 12
      }
    } else {
      for slot in 0..<width {
        if columns[base + slot] == BlockEncoder.silent {
          append(Int32(-1))
        } else {
          append(Int32(8))
          append(columns[base + slot])
        }
      }
    }
  }

  private mutating func appendField<Integer: FixedWidthInteger>(_ value: Integer) {
    append(Int32(MemoryLayout<Integer>.size))
    append(value)
  }

  private mutating func append<Integer: FixedWidthInteger>(_ value: Integer) {
    buffer.storeBytes(of: value.bigEndian, toByteOffset: used, as: Integer.self)
    used += MemoryLayout<Integer>.size
  }
}
