/// Escapes of the text formats; everything but backslash, quote and line feed stays as it is, Chinese included.
enum Escaping {
  /// Escapes the text of a quoted label value.
  static func appendLabelValue(_ value: String, to bytes: inout [UInt8]) {
    append(value, quote: true, to: &bytes)
  }

  /// Escapes a HELP text: 0.0.4 refuses an escaped quote there, OpenMetrics asks for it.
  static func appendHelp(_ help: String, in format: ExpositionFormat, to bytes: inout [UInt8]) {
    append(help, quote: format == .openMetrics, to: &bytes)
  }

  private static func append(_ text: String, quote: Bool, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "\n"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "n"))
      case UInt8(ascii: "\"") where quote:
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "\""))
      default: bytes.append(byte)
      }
    }
  }
}
