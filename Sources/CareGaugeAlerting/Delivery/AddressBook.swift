import CareGaugeModel
import CareGaugeRules
import CareGaugeStore

/// Who gets mails, and in which hours, as the configuration has it now: messages may be older than that.
package struct AddressBook: Sendable, Hashable {
  private let addresses: [String: [String]]
  private let hours: [String: Receiver.Hours]
  private let all: Set<String>
  private let zone: Zone

  /// For how many seconds a message that just became due may still leave when its receiver's hours end.
  static let grace: Int64 = 600

  package init(_ receivers: [Receiver], zone: Zone) {
    var (addresses, hours) = ([String: [String]](), [String: Receiver.Hours]())
    for receiver in receivers {
      guard case .email(let to, _) = receiver.way else { continue }
      addresses[receiver.name] = to.map(\.address)
      hours[receiver.name] = receiver.sendBetween
    }
    (self.addresses, self.hours, self.zone) = (addresses, hours, zone)
    all = Set(addresses.values.joined())
  }

  /// Whether a receiver has the address; any receiver, where there is none of that name any more.
  func isKnown(_ address: String, of receiver: String) -> Bool {
    addresses[receiver]?.contains(address) ?? all.contains(address)
  }

  /// The addresses that a receiver has; none where there is no such receiver any more.
  func addresses(of receiver: String) -> [String] { addresses[receiver] ?? [] }

  /// Whether a message may leave to a recipient now: later attempts keep to the receiver's hours as the first one does.
  func mayLeave(_ message: PendingMessage, to recipient: PendingMessage.Recipient, at now: Instant) -> Bool {
    guard let hours = hours[message.receiver], hours.opening(from: now, in: zone) != nil else { return true }
    let due = max(message.plannedAt, message.notBefore ?? message.plannedAt)
    return recipient.attempts == 0 && now.seconds - due.seconds < AddressBook.grace
  }

  /// When the hours of the next receiver begin of those that have hours and are outside them.
  func opening(after now: Instant) -> Instant? {
    hours.values.compactMap { $0.opening(from: now, in: zone) }.min()
  }
}
