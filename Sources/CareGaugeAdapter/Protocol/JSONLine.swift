/// One JSON object being written at the end of a byte buffer.
///
/// Written here rather than with an encoder because an adapter may send millions of lines.
struct JSONLine {
  var bytes: [UInt8] = []
  private var fields = 0

  /// Begins an object; `end()` finishes the line.
  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    fields = 0
  }

  mutating func end() {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func key(_ name: StaticString) {
    if fields > 0 { bytes.append(UInt8(ascii: ",")) }
    fields += 1
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func field(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    key(name)
    string(text)
  }

  mutating func field(_ name: StaticString, _ number: Double?) {
    guard let number else { return }
    key(name)
    bytes.append(contentsOf: decimalText(number).utf8)
  }

  mutating func field(_ name: StaticString, _ number: Int) {
    key(name)
    bytes.append(contentsOf: String(number).utf8)
  }

  mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  mutating func field(_ name: StaticString, _ texts: [String]) {
    field(name, each: texts) { line, text in line.string(text) }
  }

  /// An array whose elements are written by `element`.
  mutating func field<Element>(
    _ name: StaticString, each items: [Element], _ element: (inout JSONLine, Element) -> Void
  ) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      element(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// An object within the line.
  mutating func object(_ write: (inout JSONLine) -> Void) {
    let outer = fields
    begin()
    write(&self)
    bytes.append(UInt8(ascii: "}"))
    fields = outer
  }

  /// A field with any option's value.
  mutating func field(_ name: StaticString, option value: OptionValue?) {
    guard let value else { return }
    key(name)
    self.value(value)
  }

  private mutating func value(_ value: OptionValue) {
    switch value {
    case .text(let text): string(text)
    case .number(let number): bytes.append(contentsOf: decimalText(number).utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        self.value(item)
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let items):
      bytes.append(UInt8(ascii: "{"))
      for (index, item) in items.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(item.key)
        bytes.append(UInt8(ascii: ":"))
        self.value(item.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      // Nearly no text has anything to escape, and copying it whole is much faster.
      if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != 0x7F }) {
        bytes.append(contentsOf: utf8)
      } else {
        for byte in utf8 { escaped(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
    case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
    case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
    case 0..<0x20, 0x7F:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: #"\u00"#.utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
