import Foundation

/// The time zone in which the service counts days.
///
/// A value, so that pure code can turn instants into days without asking the machine's own zone.
package struct Zone: Sendable, Hashable {
  private let zone: TimeZone

  /// IANA name, `Asia/Shanghai`.
  package var identifier: String { zone.identifier }

  /// The zone with this IANA name, or nil when the machine knows none.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// UTC+8 all year: what Asia/Shanghai has been since 1992, for code that has no configuration.
  package static let shanghai =
    Zone(identifier: "Asia/Shanghai") ?? Zone(zone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)

  private init(zone: TimeZone) { self.zone = zone }

  /// Seconds east of Greenwich at a moment.
  package func offset(at instant: Instant) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds))))
  }

  /// The day that a moment belongs to.
  package func day(of instant: Instant) -> Day {
    let local = instant.seconds + offset(at: instant)
    return Day(number: Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// The first moment of a day.
  package func start(of day: Day) -> Instant {
    let midnight = Instant(seconds: Int64(day.number) * 86_400)
    let guess = midnight.adding(seconds: -offset(at: midnight))
    return midnight.adding(seconds: -offset(at: guess))
  }

  /// The moment of a local time such as `2023-10-08T09:00` or `2023-10-08T09:00:30`; nil when it is none.
  package func instant(localTime text: some StringProtocol) -> Instant? {
    let seconds = text.utf8.count == 16 ? ":00" : ""
    guard let asGreenwich = Instant(rfc3339: "\(text)\(seconds)Z") else { return nil }
    let guess = asGreenwich.adding(seconds: -offset(at: asGreenwich))
    return asGreenwich.adding(seconds: -offset(at: guess))
  }

  /// RFC 3339 with this zone's offset: `2023-09-25T16:20:00+08:00`; microseconds only where there are any.
  package func rfc3339(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    let local = instant.seconds + offset
    let second = Int(local - Int64(day(of: instant).number) * 86_400)
    let fraction = Int(instant.microseconds - instant.seconds * 1_000_000)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
    let decimals = fraction == 0 ? "" : "." + padded(fraction, to: 6)
    let minutes = Int(abs(offset) / 60)
    let sign = offset < 0 ? "-" : "+"
    return "\(day(of: instant))T\(clock)\(decimals)\(sign)\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
  }
}
