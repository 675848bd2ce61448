import CareGaugeModel

/// What a workbook's cell holds.
public enum CellContent: Hashable, Sendable {
  /// Nothing, or only blanks.
  case blank
  /// Text, as typed; a number that is stored as text stands here too. Not trimmed, never blank.
  case text(String)
  /// A number as the workbook holds it: a percentage shown as 58% is 0.58.
  case number(Double)
  /// A number that its format shows as a day, by the workbook's date system; `fraction` is the part of the day, 0 up to 1.
  case day(Day, fraction: Double)
  /// True or false.
  case flag(Bool)
  /// An error value: `#N/A`, `#DIV/0!`.
  case failure(String)
  /// A formula without a stored result: the file was written by a program that does not calculate.
  case uncalculated
  /// Something stored that is no value of its kind, such as a number `1.2.3` or a day that no calendar has.
  case unreadable(String)

  /// The content as a person would type it, nil for blanks and for what has no value. Whole numbers carry no `.0`.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .number(let number): plainText(number)
    case .day(let day, _): day.description
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    case .failure(let text), .unreadable(let text): text
    case .blank, .uncalculated: nil
    }
  }
}

/// The shortest decimal text that is this number, without exponent or needless `.0` where it has at most 15 digits.
private func plainText(_ number: Double) -> String {
  if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
  return "\(number)"
}

/// Text, or blank when it holds nothing but blanks; a no-break space is a blank.
func textOrBlank(_ text: String) -> CellContent {
  text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? .blank : .text(text)
}

/// A day as strict workbooks store it: `2023-09-06` or `2023-09-06T12:00:00`.
func isoDay(_ text: String) -> CellContent {
  let parts = text.split(separator: "T", omittingEmptySubsequences: false)
  guard let day = Day(parts[0]), parts.count <= 2 else { return .unreadable(text) }
  guard parts.count == 2 else { return .day(day, fraction: 0) }
  let clock = parts[1].split(separator: ":").map { Double($0) ?? .nan }
  guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] < 60, clock.allSatisfy({ $0 >= 0 }) else {
    return .unreadable(text)
  }
  return .day(day, fraction: (clock[0] * 3600 + clock[1] * 60 + clock[2]) / 86_400)
}
