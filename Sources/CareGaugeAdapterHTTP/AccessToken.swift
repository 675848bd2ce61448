import CareGaugeAdapter

/// A token with the moment up to which it may be used.
struct AccessToken: Sendable {
  /// What the `Authorization` field says.
  let header: String
  private let goodUntil: ContinuousClock.Instant?

  /// Seconds before its end at which a token is no longer used, so that it does not end on the way.
  private static let margin = 5.0

  init(_ answer: PageValue, login: HTTPLogin, now: ContinuousClock.Instant) throws {
    guard let text = answer[path: login.token]?.text, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw AdapterFault(
        .credentials, "the login's answer holds no token at \(login.token.joined(separator: ".")); compare the form")
    }
    header = login.scheme.isEmpty ? text : "\(login.scheme) \(text)"
    let seconds = answer[path: login.lifetime]?.text.flatMap { Double($0) }
    goodUntil = seconds.flatMap { $0 >= 0 && $0 < 1e9 ? now + .seconds($0 - min(AccessToken.margin, $0 / 2)) : nil }
  }

  func isGood(at moment: ContinuousClock.Instant) -> Bool { goodUntil.map { moment < $0 } ?? true }
}
