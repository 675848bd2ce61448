import CareGaugeModel
import CareGaugeStore
import Logging
import SMTP
import Synchronization

extension Dispatcher {
  /// The recipients of an errand that the configuration still has; what becomes of the others is written down.
  ///
  /// Addresses that the receiver got meanwhile, in place of those or beside them, get the message too: whoever corrects an
  /// address wants the mail that waits to arrive.
  func withdraw(_ errand: DeliveryBoard.Errand) async -> [PendingMessage.Recipient] {
    guard let book = state.withLock({ $0.book }) else { return errand.recipients }
    let receiver = errand.message.receiver
    let gone = errand.recipients.filter { !book.isKnown($0.recipient, of: receiver) }
    if gone.isEmpty { return errand.recipients }
    let now = clock.now()
    let results = gone.map { recipient in
      DeliveryResult(
        delivery: recipient.id,
        attempt: DeliveryAttempt(
          number: recipient.attempts + 1, outcome: .failed,
          answer: Delivery.Answer(
            at: now, stage: SMTPStage.preparation.rawValue, code: "withdrawn",
            text: "withdrawn: address no longer in the configuration")))
    }
    do {
      try await store.redirect(errand.message.id, results, to: book.addresses(of: receiver))
      for recipient in gone {
        count(.failed)
        log.warning(
          "a mail is not sent, since its address is no longer in the configuration",
          metadata: ["recipient": "\(recipient.recipient)", "message": "\(errand.message.id)"])
      }
      // New recipients of the message may wait now.
      ring()
    } catch {
      log.error(
        "a mail whose address is no longer in the configuration could not be ended; it is tried again: \(error)")
    }
    return errand.recipients.filter { book.isKnown($0.recipient, of: receiver) }
  }
}
