/// A piece of a page: a tag with its attributes, or text with its references resolved.
enum HTMLToken: Equatable {
  case start(String, attributes: [String: String])
  case end(String)
  case text(String)
}

/// Cuts a page, given as valid UTF-8, into tags and text; comments, scripts and styles are left out.
struct HTMLTokenizer {
  private let bytes: [UInt8]
  private let limits: HTMLLimits
  private var position = 0
  private static let hiddenContent: Set<String> = [
    "script", "style", "title", "textarea", "noscript", "noframes", "noembed", "template", "iframe",
  ]

  init(_ bytes: [UInt8], limits: HTMLLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func next() throws(HTMLFault) -> HTMLToken? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), opensMarkup(at: position) else { return .text(text()) }
      if hasPrefix("<!--") {
        skipComment()
      } else if bytes[position + 1] == UInt8(ascii: "!") || bytes[position + 1] == UInt8(ascii: "?") {
        skip(past: ">", from: position + 2)
      } else if bytes[position + 1] == UInt8(ascii: "/") {
        position += 2
        let name = tagName()
        skip(past: ">", from: position)
        return .end(name)
      } else {
        position += 1
        let name = tagName()
        let attributes = try attributes()
        if HTMLTokenizer.hiddenContent.contains(name) {
          skipContent(of: name)
          return .start(name, attributes: [:])
        }
        return .start(name, attributes: attributes)
      }
    }
    return nil
  }

  /// A `<` begins a tag only before a letter, `/` and a letter, `!` or `?`; else it is text ("<3人").
  private func opensMarkup(at index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    if isLetter(next) || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
    return next == UInt8(ascii: "/") && index + 2 < bytes.count && isLetter(bytes[index + 2])
  }

  private mutating func text() -> String {
    let start = position
    position += 1
    while position < bytes.count, !(bytes[position] == UInt8(ascii: "<") && opensMarkup(at: position)) { position += 1 }
    return htmlText(resolving: bytes[start..<position])
  }

  private mutating func tagName() -> String {
    let start = position
    while position < bytes.count, !isBlank(bytes[position]), bytes[position] != UInt8(ascii: ">"),
      bytes[position] != UInt8(ascii: "/")
    {
      position += 1
    }
    return String(decoding: bytes[start..<position].prefix(40), as: UTF8.self).lowercased()
  }

  private mutating func attributes() throws(HTMLFault) -> [String: String] {
    var found: [String: String] = [:]
    while true {
      while position < bytes.count, isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") { position += 1 }
      guard position < bytes.count else { return found }
      if bytes[position] == UInt8(ascii: ">") {
        position += 1
        return found
      }
      let start = position
      position += 1
      while position < bytes.count, !isBlank(bytes[position]), bytes[position] != UInt8(ascii: ">"),
        bytes[position] != UInt8(ascii: "/"), bytes[position] != UInt8(ascii: "=")
      {
        position += 1
      }
      let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
      let value = attributeValue()
      guard found.count < limits.attributes else {
        throw HTMLFault(.tooLarge, "a tag has over \(limits.attributes) attributes")
      }
      if found[name] == nil { found[name] = value }
    }
  }

  private mutating func attributeValue() -> String {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return "" }
    position += 1
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position < bytes.count else { return "" }
    let quote = bytes[position]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = position + 1
      position = bytes[start...].firstIndex(of: quote) ?? bytes.count
      defer { position = min(position + 1, bytes.count) }
      return htmlText(resolving: bytes[start..<position])
    }
    start = position
    while position < bytes.count, !isBlank(bytes[position]), bytes[position] != UInt8(ascii: ">") { position += 1 }
    return htmlText(resolving: bytes[start..<position])
  }

  private mutating func skipContent(of name: String) {
    let end = Array("</\(name)".utf8)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), position + end.count < bytes.count,
        zip(bytes[position...], end).allSatisfy({ lowercased($0) == $1 }), endsName(bytes[position + end.count])
      {
        skip(past: ">", from: position)
        return
      }
      position += 1
    }
  }

  /// `<!-->` and `<!--->` are whole comments, and `--!>` ends one too.
  private mutating func skipComment() {
    position += 4
    if hasPrefix(">") || hasPrefix("->") {
      skip(past: ">", from: position)
      return
    }
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "-"), hasPrefix("-->") || hasPrefix("--!>") {
        skip(past: ">", from: position)
        return
      }
      position += 1
    }
  }

  private mutating func skip(past end: StaticString, from start: Int) {
    let pattern = UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
    position = start
    while position + pattern.count <= bytes.count {
      if bytes[position..<(position + pattern.count)].elementsEqual(pattern) {
        position += pattern.count
        return
      }
      position += 1
    }
    position = bytes.count
  }

  private func hasPrefix(_ text: StaticString) -> Bool {
    bytes[position...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func endsName(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
}
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
private func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
