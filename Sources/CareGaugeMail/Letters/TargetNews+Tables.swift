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

  /// The series whose readings may be listed: the target's own, that whose change it grades, and the parts of a share.
  var series: [SeriesKey] { isEach ? [] : desk.names.series(of: target) }

  /// The last reports of each series, the newest first.
  ///
  /// Parts of a share are listed where the share was worked out from them and reported by nobody.
  var reports: [(heading: String, table: Letter.Table)] {
    let own = SeriesKey(target.indicator, target.area)
    let heading = desk.say("近期报告", "Last reports")
    let hasOwn = desk.known[own]?.readings.contains { $0.period == assessment?.reading?.period } ?? false
    return series.compactMap { key in
      guard let history = desk.known[key], !history.isEmpty else { return nil }
      let isOwn = key == own
      if !isOwn, hasOwn, key.indicator != target.increaseOf { return nil }
      let indicator = desk.names.indicators[key.indicator]
      let figures = indicator.map { FigureWords($0, in: desk.language) } ?? words.figures
      let name = indicator?.name.text(in: desk.language) ?? key.indicator.text
      return (
        isOwn ? heading : "\(heading)\(desk.say("：", ": "))\(name)",
        desk.reportTable(history, figures, against: isOwn ? words.bounds : [])
      )
    }
  }
}
