import CareGaugeModel

/// Message-IDs of planned messages and threads.
struct MessageIdentifier: Sendable {
  /// The domain of the sender's address.
  let domain: String

  init(from: EmailAddress) {
    let domain = from.address.split(separator: "@").last.map(String.init) ?? ""
    let clean = String(decoding: domain.utf8.filter { MessageIdentifier.isAtom($0) || $0 == 0x2E }, as: UTF8.self)
    self.domain = clean.isEmpty ? "caregauge.invalid" : clean
  }

  /// `<id@domain>`; characters that a Message-ID may not have are written as their codes.
  func whole(_ id: MessageID) -> String { "<\(MessageIdentifier.local(id.text))@\(domain)>" }

  private static func local(_ text: String) -> String {
    var local = ""
    for byte in text.utf8 {
      if isAtom(byte) || (byte == 0x2E && !local.isEmpty && local.last != ".") {
        local.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        local += "=\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
      }
    }
    if local.last == "." { local = local.dropLast() + "=2e" }
    // A line may have 998 characters, and a Message-ID cannot be folded.
    return local.utf8.count > 200 ? fingerprint(text) : local
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

/// FNV-1a of 64 bits as 16 hexadecimal digits.
func fingerprint(_ text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
