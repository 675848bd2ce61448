import CareGaugeModel

extension LetterDesk {
  /// The last reports of a series, the newest first; at most four.
  func reportTable(_ history: SeriesHistory, _ figures: FigureWords, against bounds: [Double]) -> Letter.Table {
    let newest = history.readings.indices.suffix(4).reversed()
    let isRestated = newest.contains { history.earlier[$0] != nil }
    let rows = newest.map { place -> [String] in
      let reading = history.readings[place]
      let before = history.earlier[place]
      var value = say("无", "none")
      if reading.isFigure {
        value = figures.figure(reading.value, against: bounds + [before].compactMap { $0 })
        if !reading.numerator.isNaN, !reading.denominator.isNaN {
          let parts = [reading.numerator, reading.denominator].map { DecimalNumber($0).rounded(to: 2).text }
          value += remark(parts.joined(separator: "/"))
        }
      } else if let absent = reading.absent {
        value = absentWord(absent)
      }
      var row = [
        DayWords.period(reading.period, in: language, isShort: true), value,
        DayWords.day(reading.receivedOn, in: language, isShort: true),
      ]
      if isRestated { row.append(before.map { figures.figure($0, against: bounds + [reading.value]) } ?? "—") }
      return row
    }
    var columns = [say("报告期", "Period"), say("数值", "Figure"), say("收到", "Received")]
    if isRestated { columns.append(say("更正前", "Before correction")) }
    return Letter.Table(columns: columns, rows: Array(rows), note: nil)
  }

  private func absentWord(_ reason: AbsentReason) -> String {
    switch reason {
    case .notReported: say("未报", "not reported")
    case .notApplicable: say("不适用", "not applicable")
    case .notYetPublished: say("尚未公布", "not yet published")
    }
  }
}
