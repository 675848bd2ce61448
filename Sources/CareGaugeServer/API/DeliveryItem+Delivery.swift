import CareGaugeModel
import CareGaugeStore

extension DeliveryItem {
  /// - Parameter hasRoute: whether the configuration has a way for mails to leave.
  init(_ delivery: Delivery, hasRoute: Bool, zone: Zone) {
    func text(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
    self.init(
      message: delivery.message.text,
      receiver: delivery.receiver,
      recipient: delivery.recipient,
      subject: delivery.subject,
      state: delivery.state.rawValue,
      attempts: delivery.attempts,
      createdAt: text(delivery.plannedAt),
      notBefore: delivery.notBefore.map(text),
      settledAt: delivery.state == .pending ? nil : delivery.last.map { text($0.at) },
      stage: delivery.last?.stage,
      code: delivery.last?.code,
      answer: hasRoute || delivery.state != .pending
        ? delivery.last?.text : "no mail leaves: the configuration has neither smtp nor maildir under email")
  }
}
