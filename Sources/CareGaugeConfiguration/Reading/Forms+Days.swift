import CareGaugeModel

extension Form where Value == Day {
  /// `2023-12-31`
  static var day: Form {
    Form("a day such as 2023-12-31") { text, _ in
      if let day = Day(text) { return .success(day) }
      return .failure(dayMisfit(text))
    }
  }
}

extension Form where Value == Period {
  /// `2023-09-06`, `2023-09`, `2023-Q3`, `2023-H1`, `2023`
  static var period: Form {
    Form("a period such as 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023") { text, _ in
      if let period = Period(text) { return .success(period) }
      return .failure(dayMisfit(text))
    }
  }
}

extension Form where Value == Recurrence.MonthDay {
  /// `12-31`: a day of every year, so not 29 February.
  static var monthDay: Form {
    Form("month and day such as \"12-31\"") { text, _ in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let month = wholeNumber(parts[0]),
        let day = wholeNumber(parts[1]), Day(year: 2023, month: month, day: day) != nil
      else { return .failure(Misfit(text == "02-29" ? "which not every year has" : nil)) }
      return .success(Recurrence.MonthDay(month: month, day: day))
    }
  }
}

extension Form where Value == Int {
  /// `08:00`, as minutes since midnight; `24:00` is the end of the day.
  static var timeOfDay: Form {
    Form("a time such as \"08:00\"") { text, _ in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].count == 2, parts[0].count == 2, let hour = wholeNumber(parts[0]),
        let minute = wholeNumber(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
      else { return .failure(Misfit()) }
      return .success(hour * 60 + minute)
    }
  }
}

/// Why a text is no day, with the day that was probably meant.
private func dayMisfit(_ text: String) -> Misfit {
  if text.utf8.count == 8, wholeNumber(text) != nil,
    let day = Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
  {
    return Misfit(write: "\(day)")
  }
  let numbers = text.split { !("0"..."9").contains($0) }
  guard numbers.count == 3, numbers[0].count == 4, let year = wholeNumber(numbers[0]),
    let month = wholeNumber(numbers[1]),
    let day = wholeNumber(numbers[2])
  else { return Misfit() }
  guard let meant = Day(year: year, month: month, day: day) else {
    return Misfit("a day that the calendar does not have")
  }
  return Misfit(write: "\(meant)")
}

/// A number of ASCII digits only, or nil.
func wholeNumber(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int(text)
}
