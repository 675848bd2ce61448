import CareGaugeModel

/// Makes up the deliveries of many series: wide reports, restatements of few areas, withdrawals, replays, days in any
/// order, periods of all lengths that overlap.
struct RandomHistory {
  let catalogue: Catalogue
  let vocabulary: Vocabulary
  /// The areas that each indicator is reported for.
  let areasOf: [[Int32]]
  private(set) var model = ReferenceModel()
  private(set) var moments: [Instant] = []
  private(set) var replays = 0
  private var random: SeededGenerator
  private var periods: [Period] = []
  private var days: [Day] = []
  private var past: [CollectedReport] = []
  private var clock = at("2022-01-01T08:00:00+08:00")
  private var order = 0
  private let announced: [ReferenceModel.Series: [Period: Day]]

  /// - Parameter sizes: how many areas each indicator has.
  init(seed: UInt64, sizes: [Int]) {
    random = SeededGenerator(seed: seed)
    let indicators = sizes.indices.map { id("indicator_\($0 + 10)", IndicatorID.init) }
    let areas = (0..<(sizes.max() ?? 0)).map { id(String(100_000 + $0 * 7), AreaCode.init) }
    let issued = day("2022-06-01")
    let starts = ["2022-01-01", "2022-02-28", "2022-06-30", "2022-12-31", "2023-03-31", "2023-12-31"]
    periods = starts.map { .day(day($0)) } + ["2022", "2023", "2022-H1", "2022-H2", "2023-H2"].map { period($0) }
    periods += [1, 4, 6, 12].flatMap { month in [2022, 2023].compactMap { Period.month(month, of: $0) } }
    periods += [1, 2, 4].flatMap { quarter in [2022, 2023].compactMap { Period.quarter(quarter, of: $0) } }
    days = (0..<30).map { day("2022-01-15") + $0 * 29 }
    var published: [PublishedFigure] = []
    var announced: [ReferenceModel.Series: [Period: Day]] = [:]
    for number in 0..<200 {
      let indicator = Int.random(in: 0..<sizes.count, using: &random)
      let area = Int.random(in: 0..<sizes[indicator], using: &random)
      let series = ReferenceModel.Series(indicator: Int32(indicator), area: Int32(area))
      let period = random.pick(periods)
      guard announced[series]?[period] == nil else { continue }
      announced[series, default: [:]][period] = issued
      published.append(
        PublishedFigure(
          id: "P-\(number)", indicator: indicators[indicator], area: areas[area], period: period, value: 1,
          document: "d", clause: "1", region: Sample.region))
    }
    self.announced = announced
    catalogue = Catalogue(
      indicators: indicators.enumerated().map { number, id in
        Indicator(
          id: id, name: LocalizedName(zh: id.text, en: id.text),
          unit: number % 3 == 0 ? "beds_per_1000_elders" : "beds",
          kind: .stock, range: 0...1e9)
      },
      areas: areas.map { Area(code: $0, name: "", parent: nil, level: .county, region: Sample.region) },
      documents: [
        PolicyDocument(
          id: "d", title: "", number: nil, issuer: "", issued: issued, validUntil: nil, region: Sample.region)
      ],
      published: published)
    vocabulary = Vocabulary(catalogue)
    areasOf = sizes.map { (0..<Int32($0)).map { $0 } }
  }

  /// The next collection, which the model then knows of.
  mutating func collection(_ number: Int) -> CollectedReports {
    clock = clock.adding(seconds: Int64.random(in: 1...200_000, using: &random))
    if random.oneIn(3) { moments.append(clock) }
    if random.oneIn(5) { moments.append(clock.adding(seconds: -1)) }
    var reports: [CollectedReport] = []
    for index in 0..<Int.random(in: 1...4, using: &random) {
      if !past.isEmpty, random.oneIn(6) {
        var replay = random.pick(past)
        replay.head.name = "replay\(index)"
        replay.head.source = "file:\(number)"
        if !reports.contains(where: { $0.head.name == replay.head.name }) { reports.append(shuffled(replay)) }
        replays += 1
      } else {
        let report = makeReport("r\(index)")
        past.append(report)
        reports.append(report)
        learn(report)
      }
    }
    return CollectedReports(
      adapter: "a", version: "1", region: Sample.region, collection: "c\(number)", receivedAt: clock,
      vocabulary: vocabulary, reports: reports)
  }

  private mutating func makeReport(_ name: String) -> CollectedReport {
    var report = CollectedReport(
      head: ReportHead(
        name: name, period: random.pick(periods), reportedAt: random.pick(days),
        status: random.pick(ReportStatus.allCases)))
    if random.oneIn(5) { report.head.asOf = report.head.period.start }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let indicator = Int32(Int.random(in: 0..<areasOf.count, using: &random))
      guard !report.readings.indicators.contains(indicator),
        !report.absences.contains(where: { $0.indicator == indicator })
      else { continue }
      let areas = areasOf[Int(indicator)]
      let isWide = random.oneIn(2)
      for area in areas where isWide ? !random.oneIn(20) : random.oneIn(max(2, areas.count / 5)) {
        if random.oneIn(12) {
          report.absences.append(Absence(indicator: indicator, area: area, reason: random.pick(AbsentReason.allCases)))
        } else if let figure = makeFigure() {
          report.readings.append(indicator: indicator, area: area, figure: figure)
        }
      }
    }
    if random.oneIn(4) { report = shuffled(report) }
    return report
  }

  private mutating func makeFigure() -> Figure? {
    let value = Double(Int.random(in: 0...100_000, using: &random)) / 100
    guard random.oneIn(3) else { return Figure(value) }
    let whole = Double(Int.random(in: 1...9999, using: &random))
    return Figure(stated: random.oneIn(2) ? value : nil, numerator: value, denominator: whole)
  }

  /// The same report with its rows in another order.
  private mutating func shuffled(_ report: CollectedReport) -> CollectedReport {
    var other = report
    other.readings = ReadingColumns()
    for row in (0..<report.readings.count).shuffled(using: &random) {
      guard let figure = report.readings.figure(at: row) else { continue }
      other.readings.append(
        indicator: report.readings.indicators[row], area: report.readings.areas[row], figure: figure)
    }
    other.absences.shuffle(using: &random)
    return other
  }

  private mutating func learn(_ report: CollectedReport) {
    order += 1
    for row in 0..<report.readings.count {
      learn(
        ReferenceModel.Series(indicator: report.readings.indicators[row], area: report.readings.areas[row]),
        report.readings.figure(at: row), nil, report.head)
    }
    for absence in report.absences {
      learn(ReferenceModel.Series(indicator: absence.indicator, area: absence.area), nil, absence.reason, report.head)
    }
  }

  private mutating func learn(
    _ series: ReferenceModel.Series, _ figure: Figure?, _ absent: AbsentReason?, _ head: ReportHead
  ) {
    var receivedAt = clock
    if let issued = announced[series]?[head.period],
      head.reportedAt <= issued || !model.knows(series, head.period)
    {
      receivedAt = Zone.shanghai.start(of: issued)
    }
    model.add(
      ReferenceModel.Entry(
        period: head.period, reportedAt: head.reportedAt, receivedAt: receivedAt, order: order, figure: figure,
        absent: absent, asOf: head.asOf, status: head.status),
      to: series)
  }
}
