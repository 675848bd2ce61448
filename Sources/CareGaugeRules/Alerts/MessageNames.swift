import CareGaugeModel

extension MessageID {
  /// The id of a message with certain tidings: the same decision has the same id.
  ///
  /// The message before goes in, so that two decisions of one moment about the same alert differ.
  ///
  /// - Parameter tidings: in an order that depends on nothing but themselves.
  static func message(to receiver: String, _ tidings: [Tiding], at moment: Instant) -> MessageID {
    var print = Fingerprint()
    print.take("message")
    print.take(receiver)
    print.take(String(moment.microseconds))
    for tiding in tidings {
      print.take(tiding.news.alert.key.text)
      print.take(String(tiding.news.alert.episode))
      print.take(tiding.news.occasion.rawValue)
      print.take(tiding.news.alert.condition.rawValue)
      print.take(tiding.before?.message.text ?? "")
    }
    return MessageID(print.text)
  }
}
