import CareGaugeModel
import PostgreSQL

/// One row of `reading_block`, its arrays still in the server's bytes.
struct BlockRow {
  static let columns: Query = """
    block_id, period_end, period_start, reported_at, report_id, received_at, value, numerator, denominator
    """

  let block: Int32
  let periodEnd: Day
  let periodStart: Day
  let reportedAt: Day
  let report: Int32
  let receivedAt: Instant
  private let row: Row

  init(_ row: Row) throws {
    self.row = row
    block = try row.value(0)
    periodEnd = try row.value(1)
    periodStart = try row.value(2)
    reportedAt = try row.value(3)
    report = try row.value(4)
    receivedAt = try row.value(5)
  }

  /// Calls `body` for each slot of which the report speaks, in their order.
  ///
  /// `stated` is NaN where the source stated no value, parts where it gave none; where all are, there is no figure.
  func forEachSlot(
    _ body: (_ slot: Int, _ stated: Double, _ numerator: Double, _ denominator: Double) -> Void
  ) throws {
    try row.withBytes(6) { value in
      try row.withBytes(7) { numerator in
        try row.withBytes(8) { denominator in
          var columns = (try Elements(value), try Elements(numerator), try Elements(denominator))
          guard let bounds = columns.0.bounds ?? columns.1.bounds, bounds.lowerBound >= 0,
            bounds.upperBound <= Directory.slots,
            columns.0.fits(bounds), columns.1.fits(bounds), columns.2.fits(bounds)
          else { throw corrupt }
          for slot in bounds {
            let stated = try columns.0.next()
            let numerator = try columns.1.next()
            let denominator = try columns.2.next()
            if stated == nil, numerator == nil { continue }
            body(slot, stated ?? .nan, numerator ?? .nan, denominator ?? .nan)
          }
        }
      }
    }
  }

  /// The elements of a float8[] one after the other; nil for those that are NULL, and for all of a NULL array.
  private struct Elements {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 20
    let bounds: Range<Int>?

    init(_ bytes: UnsafeRawBufferPointer?) throws {
      self.bytes = bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
      guard let bytes else {
        bounds = nil
        return
      }
      guard bytes.count >= 20 else { throw corrupt }
      func integer(_ offset: Int) -> Int {
        Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
      }
      guard integer(0) == 1, integer(8) == 701, (1...Directory.slots).contains(integer(12)) else { throw corrupt }
      bounds = integer(16)..<integer(16) + integer(12)
    }

    func fits(_ other: Range<Int>) -> Bool { bounds == nil || bounds == other }

    mutating func next() throws -> Double? {
      guard bounds != nil else { return nil }
      guard offset + 4 <= bytes.count else { throw corrupt }
      let length = Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
      offset += 4
      guard length == 8 else {
        guard length == -1 else { throw corrupt }
        return nil
      }
      guard offset + 8 <= bytes.count else { throw corrupt }
      defer { offset += 8 }
      return Double(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
  }
}

private let corrupt = StoreError(
  .corrupt, "caregauge.reading_block holds a row that the service never writes; restore the table from a backup")
