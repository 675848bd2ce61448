import CareGaugeModel

/// Addresses as they stand in From and To.
enum MailboxField {
  /// Words of a mailbox: the name, if any, and the address; nil for an address that is not ASCII or none at all.
  ///
  /// Addresses beyond ASCII would need a message of RFC 6532; the envelope still has them.
  static func words(_ mailbox: EmailAddress) -> [String]? {
    let address = mailbox.address
    let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    guard isPlain, address.utf8.count <= 254, let at = address.lastIndex(of: "@"), at != address.startIndex,
      address.index(after: at) < address.endIndex
    else { return nil }
    let name = oneLine(mailbox.name ?? "")
    guard !name.isEmpty else { return [address] }
    return phrase(name) + ["<\(address)>"]
  }

  private static let forbidden = Set("<>()[],;:\\\"".utf8)

  /// A display name as atoms where it is made of such, else as encoded-words.
  private static func phrase(_ name: String) -> [String] {
    let words = name.split(separator: " ").map(String.init)
    let isAtoms = words.allSatisfy { word in
      word.utf8.count <= 60
        && word.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            || $0 == UInt8(ascii: "-")
        }
    }
    return isAtoms ? words : EncodedWords(name, after: 10).words
  }
}
