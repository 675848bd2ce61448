import CZlib
import CareGaugeModel

/// A collection as a spool file holds it: a mark, the checksum of the rest, and the content.
package struct SpooledCollection: Sendable {
  package var collected: CollectedReports
  package var startedAt: Instant?

  /// The first eight bytes of a file; the digit is the format's version.
  static let mark = Array("CGSPOOL1".utf8)

  package init(_ collected: CollectedReports, startedAt: Instant?) {
    self.collected = collected
    self.startedAt = startedAt
  }

  /// The file's content.
  package func encoded() throws(SpoolFault) -> [UInt8] {
    if let contradiction {
      throw SpoolFault(
        .notWritten,
        "collection \(collected.collection) of \(collected.adapter) cannot be spooled: \(contradiction); mend the adapter"
      )
    }
    var writer = ByteWriter()
    writer.put(startedAt) { $0.put($1.microseconds) }
    writer.put(collected)
    return SpooledCollection.mark + SpooledCollection.checksum(writer.bytes[...]) + writer.bytes
  }

  package init(decoding bytes: [UInt8]) throws(SpoolFault) {
    let head = SpooledCollection.mark.count + 4
    guard bytes.count >= head, bytes.starts(with: SpooledCollection.mark) else {
      throw SpoolFault(.damaged, "the file is no spooled collection of this version")
    }
    guard Array(bytes[SpooledCollection.mark.count..<head]) == SpooledCollection.checksum(bytes[head...]) else {
      throw SpoolFault(.damaged, "the checksum does not fit the file's content")
    }
    var reader = ByteReader(bytes[head...])
    startedAt = try reader.optional { reader throws(SpoolFault) in Instant(microseconds: try reader.integer()) }
    collected = try CollectedReports(&reader)
    if let contradiction { throw SpoolFault(.damaged, contradiction) }
    guard reader.isAtEnd else { throw SpoolFault(.damaged, "something stands behind the file's content") }
  }

  static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let sum = bytes.withUnsafeBytes { raw in
      crc32_z(0, raw.bindMemory(to: UInt8.self).baseAddress, raw.count)
    }
    return withUnsafeBytes(of: UInt32(truncatingIfNeeded: sum).littleEndian) { Array($0) }
  }
}
