import CLibPQ

/// libpq's own reading of a connection text.
enum Conninfo {
  /// The key words that are given, in libpq's order; nil when the text is not well formed.
  static func parse(_ text: String) -> [(key: String, value: String)]? {
    var message: UnsafeMutablePointer<CChar>?
    // The message can quote the password, so it is dropped.
    defer { PQfreemem(message) }
    guard let options = PQconninfoParse(text, &message) else { return nil }
    defer { PQconninfoFree(options) }
    var found: [(key: String, value: String)] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { found.append((String(cString: keyword), String(cString: value))) }
      option += 1
    }
    return found
  }
}
