/// Reads and checks the central directory at the end of a zip archive.
struct ZipDirectory {
  let bytes: [UInt8]
  let limits: PackageLimits

  func read() throws(PackageFault) -> [String: ZipArchive.Entry] {
    let end = try endRecord()
    let count = Int(word16(end + 10))
    let size = Int(word32(end + 12))
    let start = Int(word32(end + 16))
    guard word16(end + 4) == 0, word16(end + 6) == 0, word16(end + 8) == word16(end + 10) else {
      throw PackageFault(.unsupported, "the archive is split over several files; ask for one whole file")
    }
    guard count != 0xFFFF, start != 0xFFFF_FFFF, size != 0xFFFF_FFFF else {
      throw PackageFault(.unsupported, "zip64 archives are not read; save the file again in Excel, Word or WPS")
    }
    guard count <= limits.entries else {
      throw PackageFault(.tooLarge, "the archive holds \(count) files; at most \(limits.entries) are read")
    }
    guard start + size <= end else { throw damaged("the directory of the archive lies outside the file") }

    var entries: [String: ZipArchive.Entry] = [:]
    var position = start
    var total = 0
    for _ in 0..<count {
      guard position + 46 <= start + size, word32(position) == 0x0201_4B50 else {
        throw damaged("the directory of the archive is cut off")
      }
      let lengths = (
        name: Int(word16(position + 28)), extra: Int(word16(position + 30)), note: Int(word16(position + 32))
      )
      guard position + 46 + lengths.name <= start + size else { throw damaged("a file name is cut off") }
      let entry = try entry(at: position, nameLength: lengths.name, directory: start)
      guard entries.updateValue(entry, forKey: entry.name) == nil else {
        throw PackageFault(.hostile, "the archive holds two files of one name; ask for a file saved by Excel or WPS")
      }
      total += entry.size
      guard total <= limits.totalBytes else {
        throw PackageFault(.tooLarge, "unpacked, the archive is over \(limits.totalBytes) bytes")
      }
      position += 46 + lengths.name + lengths.extra + lengths.note
    }
    try refuseOverlaps(entries.values.sorted { $0.header < $1.header })
    return entries
  }

  /// Position of the end record: the last one in the file whose comment ends with the file.
  private func endRecord() throws(PackageFault) -> Int {
    guard bytes.count >= 22 else { throw damaged("the file is too short to be an .xlsx or .docx") }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw PackageFault(
        .unsupported, "this is an old .xls or .doc, or a file with a password; save it as .xlsx or .docx without one")
    }
    var position = bytes.count - 22
    let first = max(0, position - 0xFFFF)
    while position >= first {
      if word32(position) == 0x0605_4B50, position + 22 + Int(word16(position + 20)) == bytes.count { return position }
      position -= 1
    }
    throw damaged("this is no .xlsx or .docx, or its end is missing")
  }

  private func entry(
    at position: Int, nameLength: Int, directory: Int
  ) throws(PackageFault) -> ZipArchive.Entry {
    let rawName = bytes[(position + 46)..<(position + 46 + nameLength)]
    let name = try safeName(rawName)
    let method = word16(position + 10)
    let packedSize = Int(word32(position + 20))
    let size = Int(word32(position + 24))
    let header = Int(word32(position + 42))
    guard word16(position + 8) & 0x2041 == 0 else {
      throw PackageFault(.unsupported, at: name, "the file is encrypted; send it without password")
    }
    guard method == 0 || method == 8 else {
      throw PackageFault(
        .unsupported, at: name, "packing method \(method) is not read; save the file again in Excel, Word or WPS")
    }
    guard size != 0xFFFF_FFFF, packedSize != 0xFFFF_FFFF, header != 0xFFFF_FFFF else {
      throw PackageFault(
        .unsupported, at: name, "zip64 archives are not read; save the file again in Excel, Word or WPS")
    }
    guard size <= limits.entryBytes else {
      throw PackageFault(.tooLarge, at: name, "unpacked it has \(size) bytes; at most \(limits.entryBytes) are read")
    }
    guard method == 8 || size == packedSize else { throw damaged("stored and unpacked size differ", name) }
    guard size <= 1 << 20 || size / max(1, packedSize) <= limits.ratio else {
      throw PackageFault(.tooLarge, at: name, "it unpacks to over \(limits.ratio) times its size; no form does")
    }
    guard header + 30 <= directory, word32(header) == 0x0403_4B50 else { throw damaged("its header is missing", name) }
    let headerName = header + 30..<header + 30 + Int(word16(header + 26))
    let start = headerName.upperBound + Int(word16(header + 28))
    guard start + packedSize <= directory else { throw damaged("it reaches beyond the end of the files", name) }
    guard bytes[headerName].elementsEqual(rawName), word16(header + 8) == method else {
      throw PackageFault(.hostile, at: name, "header and directory contradict each other; ask for a newly saved file")
    }
    return ZipArchive.Entry(
      name: name, method: method, checksum: word32(position + 16), packedSize: packedSize, size: size, header: header,
      start: start)
  }

  /// The name with nothing in it that could lead out of the archive.
  private func safeName(_ raw: ArraySlice<UInt8>) throws(PackageFault) -> String {
    let name = String(decoding: raw, as: UTF8.self)
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !raw.isEmpty, !name.hasPrefix("/"), !name.contains("\\"), !name.contains(":"), !raw.contains(0),
      !parts.contains(".."), !parts.contains(".")
    else {
      throw PackageFault(.hostile, "a file name in the archive leads out of it; ask for a file saved by Excel or WPS")
    }
    return name
  }

  /// Files that share bytes unpack to far more than their own sizes say (the better zip bomb).
  private func refuseOverlaps(_ entries: [ZipArchive.Entry]) throws(PackageFault) {
    for (entry, next) in zip(entries, entries.dropFirst()) where entry.start + entry.packedSize > next.header {
      throw PackageFault(.hostile, at: next.name, "files in the archive overlap; ask for a newly saved file")
    }
  }

  private func damaged(_ reason: String, _ name: String? = nil) -> PackageFault {
    PackageFault(.damaged, at: name, "\(reason); ask the sender for the file again")
  }
  private func word16(_ at: Int) -> UInt16 { UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8 }
  private func word32(_ at: Int) -> UInt32 { UInt32(word16(at)) | UInt32(word16(at + 2)) << 16 }
}
