/// Whether an address may stand in a command.
enum AddressCheck {
  /// Octets that a path may have (RFC 5321, 4.5.3.1.3) without its brackets.
  static let longest = 254

  /// Why an address may not be sent to a server; nil where it may.
  ///
  /// Stricter than RFC 5321 on purpose: an address with a space, a quote or a bracket is far more often an attempt to
  /// smuggle a command in than somebody's mailbox.
  static func fault(in address: String) -> String? {
    if address.isEmpty { return "the address is empty" }
    if address.utf8.count > longest { return "the address has more than \(longest) bytes" }
    for scalar in address.unicodeScalars {
      if scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.properties.isWhitespace {
        return "the address has a space, line end or control character in it"
      }
      if "<>\"\\(),;:[]".unicodeScalars.contains(scalar) { return "the address has \(scalar) in it" }
    }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return "the address is not of the form name@domain"
    }
    return nil
  }

  /// Whether a server must offer SMTPUTF8 to take it.
  static func needsUTF8(_ address: String) -> Bool { address.utf8.contains { $0 >= 0x80 } }
}
