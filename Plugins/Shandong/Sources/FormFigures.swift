import CareGaugeAdapter

/// What a form says, before it is written: figures with the day for which each stands, and rejections.
struct FormFigures {
  struct Item {
    let indicator: IndicatorID
    let area: AreaCode
    let value: Double
    let origin: Origin
    /// Nil: the form's own.
    var asOf: Day?
  }
  struct Rejection {
    let origin: Origin
    let reason: String
  }
  var figures: [Item] = []
  var rejections: [Rejection] = []

  mutating func reject(_ origin: Origin, _ reason: String) {
    rejections.append(Rejection(origin: origin, reason: reason))
  }

  /// Writes the report, and one more for each other day for which figures stand.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(_ head: ReportHead, to output: ReportWriter) throws {
    let own = head.asOf ?? head.period.end
    let report = try output.report(head)
    for figure in figures where figure.asOf ?? own == own { try FormFigures.write(figure, to: report) }
    for rejection in rejections { try report.rejected(rejection.origin, reason: rejection.reason) }
    for day in Set(figures.compactMap(\.asOf)).subtracting([own]).sorted() {
      var other = head
      (other.name, other.asOf, other.obligation) = ("\(head.name) \(day)", day, nil)
      let report = try output.report(other)
      for figure in figures where figure.asOf == day { try FormFigures.write(figure, to: report) }
    }
  }

  private static func write(_ figure: Item, to report: OpenReport) throws {
    guard let value = Figure(figure.value) else {
      return try report.rejected(figure.origin, reason: "not a number")
    }
    try report.reading(figure.indicator, area: figure.area, value, from: figure.origin)
  }
}
