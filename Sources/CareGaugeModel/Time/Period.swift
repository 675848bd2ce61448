/// The stretch of days that a reading is about: a day, month, quarter, half-year or year.
public struct Period: Hashable, Sendable {
  /// The five lengths that reports use, shortest first.
  public enum Length: String, Sendable, CaseIterable, Comparable {
    case day, month, quarter, halfYear = "half_year", year
    private var rank: Int { Length.allCases.firstIndex(of: self) ?? 0 }
    /// Shorter is less.
    public static func < (left: Length, right: Length) -> Bool { left.rank < right.rank }
  }

  /// How long the period is.
  public let length: Length
  /// Its first day.
  public let start: Day
  /// Its last day, inclusive.
  public let end: Day

  private init(_ length: Length, start: Day, months: Int) {
    self.length = length
    self.start = start
    self.end = months == 0 ? start : start.adding(months: months) - 1
  }

  /// The period that is one day.
  public static func day(_ day: Day) -> Period { Period(.day, start: day, months: 0) }

  /// A year, or nil outside 1 to 9999.
  public static func year(_ year: Int) -> Period? {
    Day(year: year, month: 1, day: 1).map { Period(.year, start: $0, months: 12) }
  }

  /// A month (1–12), or nil.
  public static func month(_ month: Int, of year: Int) -> Period? {
    Day(year: year, month: month, day: 1).map { Period(.month, start: $0, months: 1) }
  }

  /// A quarter (1–4), or nil.
  public static func quarter(_ quarter: Int, of year: Int) -> Period? {
    guard (1...4).contains(quarter) else { return nil }
    return Day(year: year, month: quarter * 3 - 2, day: 1).map { Period(.quarter, start: $0, months: 3) }
  }

  /// A half-year (1–2), or nil.
  public static func halfYear(_ half: Int, of year: Int) -> Period? {
    guard (1...2).contains(half) else { return nil }
    return Day(year: year, month: half * 6 - 5, day: 1).map { Period(.halfYear, start: $0, months: 6) }
  }

  /// Reads `2023-09-06`, `2023-09`, `2023-Q3`, `2023-H1` or `2023`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    if bytes.count == 10, let day = Day(text) {
      self = .day(day)
      return
    }
    guard bytes.count == 4 || (bytes.count == 7 && bytes[4] == 0x2D), let year = Day.decimal(bytes[0..<4])
    else { return nil }
    let period: Period? =
      if bytes.count == 4 {
        .year(year)
      } else if bytes[5] == UInt8(ascii: "Q") {
        Day.decimal(bytes[6..<7]).flatMap { .quarter($0, of: year) }
      } else if bytes[5] == UInt8(ascii: "H") {
        Day.decimal(bytes[6..<7]).flatMap { .halfYear($0, of: year) }
      } else {
        Day.decimal(bytes[5..<7]).flatMap { .month($0, of: year) }
      }
    guard let period else { return nil }
    self = period
  }

  /// The period with exactly these bounds, or nil when no period has them.
  public init?(start: Day, end: Day) {
    let (year, month, _) = start.components
    let candidates: [Period?] = [
      .day(start), .month(month, of: year), .quarter((month + 2) / 3, of: year), .halfYear(month < 7 ? 1 : 2, of: year),
      .year(year),
    ]
    guard let match = candidates.lazy.compactMap({ $0 }).first(where: { $0.start == start && $0.end == end })
    else { return nil }
    self = match
  }

  /// Whether `day` lies within the period, both ends included.
  public func contains(_ day: Day) -> Bool { start <= day && day <= end }
}

extension Period: CustomStringConvertible {
  /// The text that `init(_:)` reads.
  public var description: String {
    let (year, month, _) = start.components
    let prefix = padded(year, to: 4)
    return switch length {
    case .day: start.description
    case .month: "\(prefix)-\(padded(month, to: 2))"
    case .quarter: "\(prefix)-Q\((month + 2) / 3)"
    case .halfYear: "\(prefix)-H\(month < 7 ? 1 : 2)"
    case .year: prefix
    }
  }
}
