/// A moment in time, to the microsecond, as PostgreSQL stores it.
public struct Instant: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
  public let microseconds: Int64

  /// The moment this many microseconds after 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The moment this many seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.init(microseconds: seconds * 1_000_000) }

  /// Seconds since 1970-01-01T00:00:00Z, rounded down.
  public var seconds: Int64 {
    microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
  }

  /// Earlier is less.
  public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

  /// The moment `seconds` later, or earlier when negative.
  public func adding(seconds: Int64) -> Instant { Instant(microseconds: microseconds + seconds * 1_000_000) }

  /// Reads RFC 3339 with an offset (`2023-09-25T16:20:00+08:00`, `…Z`, up to six decimals); anything else is nil.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == 0x3A, bytes[16] == 0x3A,
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Day.decimal(bytes[11..<13]), hour < 24, let minute = Day.decimal(bytes[14..<16]), minute < 60,
      let second = Day.decimal(bytes[17..<19]), second < 60
    else { return nil }
    var rest = bytes[19...]
    var fraction: Int64 = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard (1...6).contains(digits.count), let value = Day.decimal(digits) else { return nil }
      fraction = (digits.count..<6).reduce(Int64(value)) { scaled, _ in scaled * 10 }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Instant.offset(Array(rest)) else { return nil }
    let clock = Int64(hour * 3600 + minute * 60 + second)
    self.init(microseconds: (Int64(day.number) * 86_400 + clock - offset) * 1_000_000 + fraction)
  }

  /// Seconds east of Greenwich of `Z` or `+08:00`.
  private static func offset(_ bytes: [UInt8]) -> Int64? {
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == 0x3A, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = Day.decimal(bytes[1..<3]), hours < 24, let minutes = Day.decimal(bytes[4..<6]), minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return bytes[0] == UInt8(ascii: "-") ? -seconds : seconds
  }
}
