import CareGaugeModel

/// Where the figures of a target in one area come from: numbers are places in `Judge.series`.
enum FigureSource: Hashable, Sendable {
  /// The indicator's own series.
  case own(Int)
  /// The quotient of two series where the share's own has no figure.
  case share(Int, part: Int, whole: Int, scale: Double)
  /// The change of another series since a day; the indicator's own fills periods that the other has not.
  case increase(Int, of: Int, since: Day)
  /// Events counted anew after the start of each window or year.
  case flow(Int)
  /// Events added up from a day on.
  case sum(Int, from: Day)
}

/// The figures of one series or derived from several, in order of their periods.
struct Figures {
  var readings: [HistoryReading]
  /// What readings were before they were restated, by place.
  var earlier: [Int: Double] = [:]

  init(_ history: SeriesHistory) {
    readings = history.readings
    earlier = history.earlier
  }

  /// Puts derived readings in a history's order.
  init(derived: [HistoryReading]) {
    readings = derived.sorted {
      $0.period.end == $1.period.end ? $0.period.start < $1.period.start : $0.period.end < $1.period.end
    }
  }
}

extension FigureSource {
  /// The figures that count in a window.
  func figures(_ known: [SeriesHistory], in window: Window, aim: Aim) -> Figures {
    switch self {
    case .own(let number): return Figures(known[number])
    case .share(let number, let part, let whole, let scale):
      return known[number].filled(with: known[part], over: known[whole], scale: scale)
    case .increase(let number, let other, let since):
      return known[other].increase(since: since, filledFrom: known[number])
    case .flow(let number):
      let sums = FlowSums(readings: known[number].readings, aim: aim)
      return Figures(derived: window.after == nil ? sums.byYear(around: window.due) : sums.within(window))
    case .sum(let number, let from):
      let sums = FlowSums(readings: known[number].readings, aim: aim)
      return Figures(derived: sums.within(Window(after: from - 1, due: nil)))
    }
  }
}

extension FigureSource {
  /// The newest period in a window of which a report has withdrawn a figure that these come from.
  func withdrawn(_ known: [SeriesHistory], in window: Window) -> Period? {
    let newest = { (number: Int) in known[number].withdrawn { window.holds($0) } }
    switch self {
    case .own(let number), .flow(let number), .sum(let number, _): return newest(number)
    case .share(let number, let part, let whole, _):
      return Period.later(newest(number), Period.later(newest(part), newest(whole)))
    case .increase(let number, let other, _): return Period.later(newest(number), known[other].withdrawn())
    }
  }
}

extension Period {
  /// The one that ends later; nil where there is none.
  static func later(_ left: Period?, _ right: Period?) -> Period? {
    guard let left, let right else { return left ?? right }
    return left.end < right.end ? right : left
  }
}

extension SeriesHistory {
  /// A share's figures, with the quotient of part and whole for periods that only these have.
  fileprivate func filled(with part: SeriesHistory, over whole: SeriesHistory, scale: Double) -> Figures {
    guard !part.isEmpty, !whole.isEmpty else { return Figures(self) }
    let quotients = part.readings.compactMap { above -> HistoryReading? in
      guard above.isFigure, !readings.contains(where: { $0.period == above.period }),
        let below = whole.readings.first(where: { $0.period == above.period }), below.value > 0
      else { return nil }
      var quotient = above.receivedAt < below.receivedAt ? below : above
      quotient.value = above.value / below.value * scale
      (quotient.numerator, quotient.denominator) = (above.value, below.value)
      return quotient
    }
    return quotients.isEmpty ? Figures(self) : Figures(derived: readings + quotients)
  }

  /// The change since the figure of a day; nothing where that day has no figure.
  fileprivate func increase(since: Day, filledFrom own: SeriesHistory) -> Figures {
    var changes: [HistoryReading] = []
    if let base = readings.reading(for: since) {
      changes = readings.filter { $0.period.end >= readings[base].period.end }
      for place in changes.indices where changes[place].isFigure {
        changes[place].value -= readings[base].value
        (changes[place].numerator, changes[place].denominator) = (.nan, .nan)
      }
    }
    guard !own.isEmpty else { return Figures(derived: changes) }
    let known = changes.filter(\.isFigure).map(\.period)
    return Figures(derived: changes + own.readings.filter { $0.day >= since && !known.contains($0.period) })
  }
}

extension [HistoryReading] {
  /// The place of the figure whose period contains or ends on a day: that which ends nearest to it, the shortest of those.
  func reading(for day: Day) -> Int? {
    var best: Int?
    for place in indices.reversed() {
      guard self[place].period.end >= day else { break }
      guard self[place].period.start <= day, self[place].isFigure else { continue }
      if let found = best, self[found].period.end == self[place].period.end { continue }
      best = place
    }
    return best
  }
}
