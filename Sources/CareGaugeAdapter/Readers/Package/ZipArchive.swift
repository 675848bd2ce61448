/// The central directory of a zip archive held in memory, checked before anything is unpacked.
///
/// Own code over zlib: no Swift package among those available reads zip, and the checks below are the point of it.
struct ZipArchive {
  struct Entry {
    var name: String
    var method: UInt16
    var checksum: UInt32
    var packedSize: Int
    var size: Int
    /// Where its own header begins.
    var header: Int
    /// Where its packed bytes begin.
    var start: Int
  }
  private let bytes: [UInt8]
  private let limits: PackageLimits
  private let entries: [String: Entry]

  init(_ bytes: [UInt8], limits: PackageLimits) throws(PackageFault) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZipDirectory(bytes: bytes, limits: limits).read()
  }

  /// The unpacked bytes of a file, or nil when the archive holds none of that name.
  func contents(of name: String) throws(PackageFault) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let packed = bytes[entry.start..<(entry.start + entry.packedSize)]
    let unpacked = entry.method == 0 ? Array(packed) : try inflated(packed, size: entry.size, name: name)
    guard unpacked.count == entry.size, crc32(of: unpacked) == entry.checksum else {
      throw PackageFault(
        .damaged, at: name, "the content does not match its checksum; ask the sender for the file again")
    }
    return unpacked
  }
}
