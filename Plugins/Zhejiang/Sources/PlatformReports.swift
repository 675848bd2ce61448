import CareGaugeAdapter

/// Turns the rows of a listing into reports: one for each period and day of revision.
struct PlatformReports {
  private let listing: PageListing
  private let headings: Headings
  private let source: String
  /// Whether the answers were stored: then the day of their files says nothing about what they may hold.
  private let isStored: Bool

  init(_ listing: PageListing, headings: Headings, source: String, isStored: Bool) {
    self.isStored = isStored
    self.listing = listing
    self.headings = headings
    self.source = source
  }

  /// A row whose period and day are known.
  private struct DatedRow {
    let row: PageListing.Row
    let period: Period
    let reportedAt: Day
    let deliveredAt: Instant?
  }

  /// Writes the reports from the earliest to the latest, and last what belongs to no period.
  /// - Throws: `AdapterFault` with code `format` when nothing says of what day the listing is, or when the collector is
  ///   gone.
  func write(to output: ReportWriter) throws {
    var dated: [DatedRow] = []
    var astray: [(origin: Origin, reason: String)] = []
    for row in listing.rows {
      do {
        dated.append(try self.dated(row))
      } catch let fault as NotationFault {
        astray.append((origin(of: row), fault.reason))
      }
    }
    for conflict in listing.conflicts {
      let places = conflict.places.joined(separator: ", ")
      astray.append((Origin(place: places.isEmpty ? nil : places, raw: conflict.raw), conflict.reason))
    }
    if let total = listing.total, total != listing.distinct {
      astray.append(
        (Origin(place: "total", raw: "\(total)"), "the platform counts \(total) rows, and \(listing.distinct) came"))
    }
    let groups = Dictionary(grouping: dated) { "\($0.period) \($0.reportedAt) \($0.deliveredAt?.microseconds ?? 0)" }
    let ordered = groups.values.compactMap { rows in rows.first.map { (first: $0, rows: rows) } }.sorted {
      ($0.first.reportedAt, $0.first.deliveredAt ?? Instant(seconds: 0), $0.first.period.description)
        < ($1.first.reportedAt, $1.first.deliveredAt ?? Instant(seconds: 0), $1.first.period.description)
    }
    for (index, group) in ordered.enumerated() { try write(group.rows, group.first, name: "r\(index + 1)", to: output) }
    if !astray.isEmpty { try write(astray, newest: dated.map(\.reportedAt).max(), to: output) }
  }

  private func write(_ rows: [DatedRow], _ first: DatedRow, name: String, to output: ReportWriter) throws {
    let report = try output.report(
      ReportHead(
        name: name, period: first.period, reporter: "浙里养", reportedAt: first.reportedAt,
        deliveredAt: first.deliveredAt, source: sourceName(of: rows.map(\.row)),
        sha256: listing.sha256(of: rows.map(\.row))))
    var figures = ReportFigures()
    for dated in rows {
      do throws(NotationFault) {
        try read(dated, into: &figures)
      } catch {
        figures.reject(origin(of: dated.row), error.reason)
      }
    }
    try figures.write(to: report)
  }

  private func read(_ dated: DatedRow, into figures: inout ReportFigures) throws(NotationFault) {
    let row = dated.row
    guard let code = row["zbdm"], let measure = headings.measure(code) else {
      throw NotationFault("the code zbdm is not in the table of codes")
    }
    guard let area = headings.area(row["xzqh"] ?? "", on: dated.period.end) else {
      throw NotationFault("the region code xzqh does not hold on \(dated.period.end), or is not in the table of codes")
    }
    switch row.content["dw"] {
    case .list, .map, .flag: throw NotationFault("the unit dw is no text")
    case nil, .null, .number, .text: break
    }
    let unit = try row["dw"].map { text throws(NotationFault) in try WrittenUnit(text) }
    if unit == nil, measure.dimension == .yuan { throw NotationFault("nothing says whether it is in 元 or 万元") }
    switch row.content["zbz"] {
    case .list, .map, .flag: throw NotationFault("the value zbz is neither a number nor a text")
    case nil, .null, .number, .text: break
    }
    let notation = QuantityNotation(heading: unit, expected: measure.isTask ? nil : measure.dimension)
    let place = Origin(place: row.place, raw: written(row))
    switch try notation.read(row["zbz"] ?? "") {
    case .missing(let reason): figures.add(.missing(reason), measure.indicator, area, place, origin(of: row))
    case .quantity(let quantity):
      guard let exact = quantity.exact, let figure = Figure(exact) else {
        throw NotationFault("a bound or range, not one figure")
      }
      if measure.isTask, exact != 0, exact != 1 { throw NotationFault("neither done (1) nor not done (0)") }
      figures.add(.figure(figure), measure.indicator, area, place, origin(of: row))
    }
  }

  /// What belongs to no period: the listing's own faults, in a report of the day that it is of.
  private func write(
    _ astray: [(origin: Origin, reason: String)], newest: Day?, to output: ReportWriter
  ) throws {
    guard let day = newest ?? listing.receivedAt?.dayInChina else {
      throw AdapterFault(.format, "no row of the listing has a period and a day that can be read")
    }
    let report = try output.report(
      ReportHead(
        name: "listing", period: .day(day), reportedAt: day, source: sourceName(of: []),
        sha256: listing.sha256(of: [])))
    for (origin, reason) in astray { try report.rejected(origin, reason: reason) }
  }

  private func dated(_ row: PageListing.Row) throws -> DatedRow {
    guard let text = row["tjq"] else { throw NotationFault("the row has no tjq") }
    guard let period = try Period(text) ?? PeriodNotation(text).period else {
      throw NotationFault("its period tjq cannot be read")
    }
    guard let revised = row["gxsj"] else {
      guard let day = listing.receivedAt?.dayInChina else { throw NotationFault("nothing says of what day the row is") }
      return DatedRow(row: row, period: period, reportedAt: day, deliveredAt: listing.receivedAt?.wholeSeconds)
    }
    let (day, moment) = try revision(revised)
    if period.start > day { throw NotationFault("its period tjq begins after its revision gxsj") }
    if !isStored, let answered = listing.receivedAt?.dayInChina, day > answered {
      throw NotationFault("its revision gxsj is later than the day of the answer")
    }
    return DatedRow(row: row, period: period, reportedAt: day, deliveredAt: moment)
  }

  /// `2021-04-02`, `2021-04-02 09:30:00` in China's time, or a moment with its offset.
  private func revision(_ text: String) throws(NotationFault) -> (Day, Instant) {
    let inChina = text.replacing(" ", with: "T", maxReplacements: 1) + "+08:00"
    if let moment = Instant(rfc3339: text) ?? Instant(rfc3339: inChina) { return (moment.dayInChina, moment) }
    let day = try DateNotation.day(text)
    return (day, day.startInChina)
  }

  /// `2.34 万个`: the figure and its unit as the row has them.
  private func written(_ row: PageListing.Row) -> String {
    [row["zbz"], row["dw"]].compactMap { $0 }.joined(separator: " ")
  }

  /// The row's place, and the fields that a person needs to see what it said.
  private func origin(of row: PageListing.Row) -> Origin {
    let fields = ["xzqh", "zbdm", "zbz", "dw", "tjq"].map { name in "\(name)=\(shown(row.content[name]))" }
    return Origin(place: row.place, raw: fields.joined(separator: " "))
  }

  private func shown(_ value: PageValue?) -> String {
    switch value {
    case .list, .map: String(decoding: value?.json ?? [], as: UTF8.self)
    default: value?.text ?? ""
    }
  }

  /// `file:page-1.json`, the pages that hold the rows.
  private func sourceName(of rows: [PageListing.Row]) -> String {
    let pages = rows.reduce(into: [String]()) { pages, row in
      if pages.last != row.page { pages.append(row.page) }
    }
    return source + (pages.isEmpty ? "listing" : pages.joined(separator: ","))
  }
}
