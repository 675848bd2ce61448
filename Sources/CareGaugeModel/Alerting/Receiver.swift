/// Somebody who is told.
package struct Receiver: Hashable, Sendable {
  package enum Way: Hashable, Sendable {
    /// Mails, in Chinese or English.
    case email(to: [EmailAddress], language: Language)
    /// An Alertmanager's address.
    case alertmanager(url: String)
  }
  package typealias Language = CareGaugeModel.Language

  package var name: String
  package var way: Way
  /// When mails leave; nil for at any time.
  package var sendBetween: Hours?

  package init(name: String, way: Way, sendBetween: Hours? = nil) {
    self.name = name
    self.way = way
    self.sendBetween = sendBetween
  }

  /// A part of each day, in minutes since midnight; it may reach over midnight.
  package struct Hours: Hashable, Sendable {
    package var from: Int
    package var to: Int

    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Whether mails go to it.
  package var isEmail: Bool {
    if case .email = way { true } else { false }
  }
}
