/// Base64 of RFC 4648, without Foundation.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < count ? Int(bytes[start + place]) : 0) }
      for place in 0...3 {
        encoded.append(place <= count ? alphabet[group >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
      }
    }
    return encoded
  }

  /// Lines of 76 columns, each ended by CRLF.
  static func lines(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let encoded = encode(bytes)
    var lines: [UInt8] = []
    lines.reserveCapacity(encoded.count + encoded.count / 38 + 2)
    for start in stride(from: 0, to: encoded.count, by: 76) {
      lines += encoded[start..<min(start + 76, encoded.count)]
      lines += [0x0D, 0x0A]
    }
    return lines
  }
}
