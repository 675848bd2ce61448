import CareGaugeModel
import CareGaugeRules

/// What a catalogue's published figures bring, as adapters would deliver them on their documents' days of issue.
struct PublishedArrivals {
  private let catalogue: Catalogue
  let zone: Zone
  private let issues: [String: Day]
  private let figures: [Key: PublishedFigure]
  private let indicators: [IndicatorID: Indicator]

  private struct Key: Hashable {
    var series: SeriesKey
    var period: Period
  }

  init(_ catalogue: Catalogue, zone: Zone) {
    self.catalogue = catalogue
    self.zone = zone
    issues = Dictionary(catalogue.documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { first, _ in first })
    figures = Dictionary(
      catalogue.published.map { (Key(series: SeriesKey($0.indicator, $0.area), period: $0.period), $0) },
      uniquingKeysWith: { first, _ in first })
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// All of them, in the order of the catalogue; none where a document is not listed.
  var all: [RuleTest.Arrival] {
    catalogue.published.compactMap { figure in
      guard let issued = issues[figure.document] else { return nil }
      let series = SeriesKey(figure.indicator, figure.area)
      var reading = HistoryReading(
        period: figure.period, asOf: figure.asOf, value: figure.value, reportedAt: issued,
        receivedAt: zone.start(of: issued), receivedOn: issued, report: 0)
      if let parts = parts(of: figure) {
        (reading.numerator, reading.denominator) = parts
        reading.value = parts.numerator / parts.denominator * (indicators[figure.indicator]?.scale ?? 1)
      }
      return RuleTest.Arrival(series: series, reading: reading)
    }
  }

  /// From when on a figure counts as received that a document announced: its day of issue.
  ///
  /// - Parameter isFirst: whether no report has spoken of the series in the period before.
  func issue(of arrival: RuleTest.Arrival, isFirst: Bool) -> Day? {
    guard let figure = figures[Key(series: arrival.series, period: arrival.reading.period)],
      let issued = issues[figure.document]
    else { return nil }
    return isFirst || arrival.reading.reportedAt <= issued ? issued : nil
  }

  /// Part and whole of a share, where the document publishes both and its share agrees with them.
  private func parts(of figure: PublishedFigure) -> (numerator: Double, denominator: Double)? {
    guard let indicator = indicators[figure.indicator], let part = indicator.numerator,
      let whole = indicator.denominator,
      let above = figures[Key(series: SeriesKey(part, figure.area), period: figure.period)]?.value,
      let below = figures[Key(series: SeriesKey(whole, figure.area), period: figure.period)]?.value, below > 0,
      Precision(of: figure.value, isShare: indicator.unit == "ratio").agrees(
        printed: figure.value, exact: above / below * indicator.scale)
    else { return nil }
    return (above, below)
  }
}
