/// FNV-1a of 128 bits over texts: it needs no library and depends on nothing but the texts and their order.
struct Fingerprint {
  private var high: UInt64 = 0x6c62_272e_07bb_0142
  private var low: UInt64 = 0x62b8_2175_6295_c58d

  /// Takes in a text and its end, so that texts cannot run into each other.
  mutating func take(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes { take(byte) }
    }
    take(0x1F)
  }

  /// 32 hexadecimal digits.
  var text: String { hexadecimal(high) + hexadecimal(low) }

  /// The prime is 2^88 + 0x13B, so the product is a shift and a small factor.
  private mutating func take(_ byte: UInt8) {
    low ^= UInt64(byte)
    let (carry, product) = low.multipliedFullWidth(by: 0x13b)
    high = high &* 0x13b &+ carry &+ low &<< 24
    low = product
  }

  private func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
