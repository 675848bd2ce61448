/// Files as one text that the store keeps: each with its path and length in a line before it, so that they can be read back.
package struct StoredFiles: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    package var path: String
    /// Whether its rows replace those of earlier files.
    package var isOverride: Bool
    package var bytes: [UInt8]

    package init(path: String, isOverride: Bool = false, bytes: [UInt8]) {
      self.path = path
      self.isOverride = isOverride
      self.bytes = bytes
    }
  }

  package var files: [File]

  package init(_ files: [File]) { self.files = files }

  /// `# 17202 Plugins/Ningxia/catalogue.yaml`, the file's bytes and a line end, one file after the other.
  package var text: [UInt8] {
    files.flatMap { file in
      Array("# \(file.bytes.count)\(file.isOverride ? " override" : "") \(file.path)\n".utf8) + file.bytes + [0x0A]
    }
  }

  /// Reads what `text` wrote; nil for anything else.
  package init?(text: [UInt8]) {
    files = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ", maxSplits: 2)
      guard words.count == 3, words[0] == "#", let length = Int(words[1]), length >= 0,
        rest.index(after: end) + length < rest.endIndex
      else { return nil }
      let start = rest.index(after: end)
      let isOverride = words[2].hasPrefix("override ")
      files.append(
        File(
          path: String(isOverride ? words[2].dropFirst("override ".count) : words[2]), isOverride: isOverride,
          bytes: Array(rest[start..<start + length])))
      rest = rest[(start + length + 1)...]
    }
  }
}
