/// One step through an XML file. Names are local: `x:row` and `row` are the same.
enum XMLToken: Equatable {
  /// An element begins; its attributes are the scanner's `attributes` until the next step.
  case start(String)
  /// An element ends; an empty element ends in a step of its own.
  case end(String)
  /// Text with its references resolved; never empty.
  case text(String)
}

/// Steps through the XML inside an Office file, with limits, and without anything that such files do not need.
///
/// Own code because FoundationXML, no faster on a sheet of 100,000 cells (0.17 s for its events alone, 0.25 s for all of our
/// reading), brings libxml2 and ICU (38 MB) along at run time even in a static build, and its trees take 29 bytes of memory
/// for each of the file; declarations of types and entities are refused, so nothing can expand.
struct XMLScanner {
  private let bytes: [UInt8]
  private let file: String
  private let limits: PackageLimits
  private(set) var position = 0
  private var open: [String] = []
  private var pendingEnd = false
  private(set) var attributes: [(name: String, value: String)] = []

  init(_ bytes: [UInt8], file: String, limits: PackageLimits) throws(PackageFault) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw PackageFault(.unsupported, at: file, "it is written in UTF-16; save the file again in Excel, Word or WPS")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// How many elements are open.
  var depth: Int { open.count }

  /// The value of an attribute of the element that began in the last step.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The next step, or nil at the end of the file.
  mutating func next() throws(PackageFault) -> XMLToken? {
    if pendingEnd {
      pendingEnd = false
      return .end(open.removeLast())
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        let text = try characters()
        if open.isEmpty || text.isEmpty { continue }
        return .text(text)
      }
      switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
      case UInt8(ascii: "?"): try skip(to: "?>")
      case UInt8(ascii: "/"): return try endTag()
      case UInt8(ascii: "!"):
        if hasPrefix("<!--") {
          try skip(to: "-->")
        } else if hasPrefix("<![CDATA["), !open.isEmpty {
          let start = position + 9
          try skip(to: "]]>")
          if start < position - 3 { return .text(try string(start..<(position - 3))) }
        } else {
          throw fault(
            .hostile, "it declares types or entities, which no office program does; ask for a newly saved file")
        }
      default: return try startTag()
      }
    }
    guard open.isEmpty else { throw fault(.damaged, "<\(open[open.count - 1])> is not closed; ask for the file again") }
    return nil
  }

  /// Steps over everything inside the element that began in the last step, its end included.
  mutating func skipElement() throws(PackageFault) {
    let outside = open.count - 1
    while open.count > outside || pendingEnd { if try next() == nil { return } }
  }

  /// All text inside the element that began in the last step; elements named in `omitting` are left out.
  mutating func elementText(omitting: String? = nil) throws(PackageFault) -> String {
    let outside = open.count - 1
    var text = ""
    while open.count > outside, let token = try next() {
      switch token {
      case .start(let name) where name == omitting: try skipElement()
      case .text(let more): text += more
      default: break
      }
    }
    return text
  }

  private mutating func startTag() throws(PackageFault) -> XMLToken {
    position += 1
    let name = try localName()
    attributes.removeAll(keepingCapacity: true)
    while true {
      skipBlanks()
      guard position < bytes.count else { throw cutOff }
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        break
      }
      if byte == UInt8(ascii: "/") {
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else { throw cutOff }
        position += 2
        pendingEnd = true
        break
      }
      try readAttribute()
    }
    guard open.count < limits.depth else {
      throw fault(.tooLarge, "elements are nested more than \(limits.depth) deep; no form is")
    }
    open.append(name)
    return .start(name)
  }

  private mutating func endTag() throws(PackageFault) -> XMLToken {
    position += 2
    let name = try localName()
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ">"), open.last == name else {
      throw fault(.damaged, "</\(name.prefix(40))> closes nothing that is open; ask for the file again")
    }
    position += 1
    open.removeLast()
    return .end(name)
  }

  private mutating func readAttribute() throws(PackageFault) {
    let isNamespace = hasPrefix("xmlns")
    let name = try localName()
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw cutOff }
    position += 1
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
    else { throw cutOff }
    let quote = bytes[position]
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard position < bytes.count, bytes[position] == quote else { throw cutOff }
    let value = try resolved(start..<position)
    position += 1
    if isNamespace { return }
    guard attributes.count < limits.attributes else {
      throw fault(.tooLarge, "an element has over \(limits.attributes) attributes; no form has")
    }
    if attribute(name) != nil {
      throw fault(.damaged, "an element says \(name.prefix(40)) twice; ask the sender for the file again")
    }
    attributes.append((name, value))
  }

  private mutating func characters() throws(PackageFault) -> String {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return try resolved(start..<position)
  }

  /// The name up to a blank, `=`, `/` or `>`, without its prefix.
  private mutating func localName() throws(PackageFault) -> String {
    var start = position
    loop: while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ":"): start = position + 1
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"): break loop
      case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): throw cutOff
      default: break
      }
      position += 1
    }
    guard position > start, position - start <= 256 else { throw cutOff }
    return try string(start..<position)
  }

  private func resolved(_ range: Range<Int>) throws(PackageFault) -> String {
    guard bytes[range].contains(UInt8(ascii: "&")) else { return try string(range) }
    guard range.count <= limits.textBytes else { throw tooLong }
    var text = ""
    var rest = bytes[range]
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += try string(rest.startIndex..<mark)
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = xmlReference(bytes[(mark + 1)..<end])
      else { throw fault(.hostile, "it uses an entity that XML does not define; ask for a newly saved file") }
      text.unicodeScalars.append(scalar)
      rest = rest[(end + 1)...]
    }
    return text + (try string(rest.startIndex..<rest.endIndex))
  }

  private func string(_ range: Range<Int>) throws(PackageFault) -> String {
    guard range.count <= limits.textBytes else { throw tooLong }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw fault(.damaged, "the text is not UTF-8; ask the sender for the file again")
    }
    return text
  }

  private mutating func skip(to end: StaticString) throws(PackageFault) {
    let pattern = UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
    while position + pattern.count <= bytes.count {
      if bytes[position..<(position + pattern.count)].elementsEqual(pattern) {
        position += pattern.count
        return
      }
      position += 1
    }
    throw cutOff
  }

  private func hasPrefix(_ text: StaticString) -> Bool {
    bytes[position...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func fault(_ code: PackageFault.Code, _ reason: String) -> PackageFault {
    PackageFault(code, at: "\(file):\(position)", reason)
  }
  private var cutOff: PackageFault { fault(.damaged, "an element is malformed or cut off; ask for the file again") }
  private var tooLong: PackageFault { fault(.tooLarge, "a text is over \(limits.textBytes) bytes long") }
}

/// What `&name;` or `&#number;` stands for, given the part between, or nil when XML itself does not define it.
private func xmlReference(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
  switch String(decoding: name, as: UTF8.self) {
  case "lt": return "<"
  case "gt": return ">"
  case "amp": return "&"
  case "quot": return "\""
  case "apos": return "'"
  case let number where number.hasPrefix("#x"):
    return UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
  case let number where number.hasPrefix("#"): return UInt32(number.dropFirst()).flatMap(Unicode.Scalar.init)
  default: return nil
  }
}
