import CareGaugeModel

extension TargetNews {
  /// Areas listed at most.
  private static let mostAreas = 20
  /// The areas of a scope over areas, the worst first.
  var areas: Letter.Table? {
    guard isEach, let assessment, !assessment.areas.isEmpty else { return nil }
    let shown = assessment.areas.prefix(TargetNews.mostAreas)
    let rows = shown.map { area -> [String] in
      let figure = area.reading.map {
        words.figure($0.value) + desk.remark(DayWords.period($0.period, in: desk.language, isShort: true))
      }
      return [desk.areaName(area.area), area.state.word(in: desk.language), figure ?? "—"]
    }
    let rest = assessment.areas.count - shown.count
    return Letter.Table(
      columns: [desk.say("地区", "Area"), desk.say("状态", "State"), desk.say("数值", "Figure")], rows: Array(rows),
      note: rest > 0 ? desk.say("另有 \(desk.count(rest)) 个地区", "and \(desk.count(rest)) more") : nil)
  }

  /// The series whose readings are listed: the target's own, and that whose change it grades.
  var series: [(key: SeriesKey, heading: String)] {
    guard !isEach else { return [] }
    let heading = desk.say("近期报告", "Last reports")
    var series = [(SeriesKey(target.indicator, target.area), heading)]
    if let base = target.increaseOf {
      let name = desk.names.indicators[base]?.name.text(in: desk.language) ?? base.text
      series.append((SeriesKey(base, target.area), "\(heading)\(desk.say("：", ": "))\(name)"))
    }
    return series
  }

  /// The last reports of each series, the newest first.
  var reports: [(heading: String, table: Letter.Table)] {
    series.compactMap { key, heading in
      guard let history = desk.known[key], !history.isEmpty else { return nil }
      let isOwn = key.indicator == target.indicator
      let figures = desk.names.indicators[key.indicator].map { FigureWords($0, in: desk.language) } ?? words.figures
      return (heading, desk.reportTable(history, figures, against: isOwn ? words.bounds : []))
    }
  }
}
