import CareGaugeModel

extension MessageID {
  /// The id of a message with certain tidings: the same decision has the same id, whatever their order.
  ///
  /// The message before goes in, so that two decisions of one moment about the same alert differ.
  static func message(to receiver: String, _ tidings: [Tiding], at moment: Instant) -> MessageID {
    let texts = tidings.map { tiding in
      let alert = tiding.news.alert
      return [
        alert.key.text, String(alert.episode), tiding.news.occasion.rawValue, alert.condition.rawValue,
        tiding.before?.message.text ?? "",
      ].joined(separator: "\u{1F}")
    }
    return MessageID(digest(["message", receiver, String(moment.microseconds)] + texts.sorted()))
  }

  /// The id of the thread of one episode of an alert at one receiver.
  static func thread(of receiver: String, _ key: AlertKey, episode: Int) -> MessageID {
    MessageID(digest(["thread", receiver, key.text, String(episode)]))
  }

  /// FNV-1a of 128 bits, as 32 hexadecimal digits: it needs no library and depends on nothing but the texts.
  private static func digest(_ texts: [String]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for byte in texts.lazy.map({ $0.utf8 }).joined(separator: [0x1E]) {
      hash = (hash ^ UInt128(byte)) &* prime
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
