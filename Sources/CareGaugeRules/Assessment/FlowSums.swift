import CareGaugeModel

/// Adds up figures that count events, so that months and quarters can be held against what a year asks.
struct FlowSums {
  let readings: [HistoryReading]
  let aim: Aim

  /// For each figure in a window the sum from the window's start to it.
  func within(_ window: Window) -> [HistoryReading] {
    guard let after = window.after else { return readings }
    return running(readings.filter { window.holds($0) }, from: after + 1)
  }

  /// For each figure the sum since its year's first day; of the years after the due day's only whole ones.
  func byYear(around due: Day?) -> [HistoryReading] {
    let lastYear = due?.components.year ?? .max
    let years = Dictionary(grouping: readings) { $0.period.end.components.year }
    return years.flatMap { year, figures -> [HistoryReading] in
      guard let first = Day(year: year, month: 1, day: 1) else { return [] }
      let sums = running(figures, from: first)
      return year <= lastYear ? sums : sums.filter { $0.period.end == first.adding(months: 12) - 1 }
    }
  }

  private struct Part {
    let start: Day
    let end: Day
    let value: Double
  }

  /// A figure that stands for one day counts from the start, one of a longer period from its own first day.
  private func running(_ figures: [HistoryReading], from first: Day) -> [HistoryReading] {
    var parts: [Part] = []
    for figure in figures where figure.isFigure && figure.period.length != .day {
      parts.append(Part(start: max(figure.period.start, first), end: figure.period.end, value: figure.value))
    }
    parts.sort { left, right in left.start == right.start ? left.end > right.end : left.start < right.start }
    return figures.compactMap { last in
      last.isFigure && last.period.length != .day ? sum(parts, to: last, from: first) : last
    }
  }

  /// Nil where a part is missing that could still change the answer: what it would add is not known.
  private func sum(_ parts: [Part], to last: HistoryReading, from first: Day) -> HistoryReading? {
    var sum = last
    var isWhole = true
    var next = first
    (sum.value, sum.numerator, sum.denominator) = (0, .nan, .nan)
    for part in parts where part.end <= last.period.end && part.start >= next {
      isWhole = isWhole && part.start == next
      sum.value += part.value
      next = part.end + 1
    }
    return isWhole || sum.value >= aim.low || aim.isExceeded(sum.value) ? sum : nil
  }
}
