import CareGaugeModel

/// Messages that are due, decided from how alerts stand and what was told of them.
package struct MessagePlan: Sendable {
  /// In the order of receivers' names.
  package var messages: [PlannedMessage] = []
  /// What the receivers know once the messages are recorded: only rows that the messages change, in the order of keys;
  /// among them one with `AlertKey.unreportedList` where a message lists what nobody reports on.
  package var told: [Told] = []
  /// When the next message may fall due by the passing of time alone; nil for never.
  package var next: Instant?

  package init() {}
}
