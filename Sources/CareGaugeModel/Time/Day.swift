/// A calendar day without a time, in the proleptic Gregorian calendar.
///
/// Due days, report days and period bounds are days in the configured time zone (Asia/Shanghai), never instants.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int32

  /// The day that lies `number` days after 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// The day with this year, month and day of the month, or nil when there is none (30 February, month 13).
  ///
  /// Years from 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  /// Reads `2023-09-06`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = Day.decimal(bytes[0..<4]), let month = Day.decimal(bytes[5..<7]), let day = Day.decimal(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Year, month (1–12) and day of the month (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Earlier is less.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  /// The day `days` later.
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
  /// The day `days` earlier.
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - Int32(days)) }
  /// Whole days from `right` to `left`.
  public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

  /// The same day of the month `months` later, or that month's last day where it is shorter.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let last = Day.length(ofMonth: newMonth, year: newYear)
    return Day(number: Day.number(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// The last day of this day's month.
  public var endOfMonth: Day {
    let (year, month, _) = components
    return Day(number: Day.number(year: year, month: month, day: Day.length(ofMonth: month, year: year)))
  }

  /// 28 to 31; `month` from 1 to 12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func number(year: Int, month: Int, day: Int) -> Int32 {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2023-09-06`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// Decimal text of a value that is not negative, filled up with zeros on the left.
func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
