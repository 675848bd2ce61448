/// An e-mail address with the name that stands before it, if any.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
  /// `CareGauge` of `CareGauge <caregauge@example.org>`.
  package var name: String?
  /// `caregauge@example.org`
  package var address: String

  package init(name: String?, address: String) {
    self.name = name
    self.address = address
  }

  package var description: String { name.map { "\($0) <\(address)>" } ?? address }
}
