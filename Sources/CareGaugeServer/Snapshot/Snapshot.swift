import CareGaugeAlerting
import CareGaugeExposition
import CareGaugeModel
import CareGaugeStore
import Synchronization

/// What pages and `/metrics` show: an immutable value in memory, replaced as a whole when something changed.
package struct Snapshot: Sendable {
  package let catalogue: Catalogue
  package let directory: AreaDirectory
  package let latest: LatestFigures
  /// How targets and alerts stand; empty until they are judged for the first time.
  package let judgement: Judgement
  /// Figures, catalogue and judgement as metric families; byte-identical while nothing changes.
  package let page: ExpositionPage
  /// The day on which the catalogue's part was written: targets begin and fall due as days pass.
  let day: Day
  let zone: Zone
  /// Grows with every change of the page.
  let generation: UInt64

  /// The families of `latest`, of the catalogue as it counts on `day`.
  package init(
    catalogue: Catalogue, latest: LatestFigures, judgement: Judgement = Judgement(), day: Day, zone: Zone
  ) throws {
    self.catalogue = catalogue
    self.latest = latest
    self.judgement = judgement
    self.day = day
    self.zone = zone
    generation = Snapshot.nextGeneration()
    directory = try AreaDirectory(catalogue)
    let families = FigureFamilies(directory: directory, zone: zone)
    let figures = try latest.indicators.compactMap { try families.family(of: $0, in: latest) }
    page = try ExpositionPage(
      figures + [try families.periodEnds(of: latest)]
        + (try CatalogueFamilies.all(of: catalogue, directory: directory, zone: zone, on: day))
        + (try JudgementFamilies(directory: directory).all(of: judgement)))
  }

  private init(
    _ old: Snapshot, latest: LatestFigures, page: ExpositionPage, day: Day? = nil, judgement: Judgement? = nil
  ) {
    self.judgement = judgement ?? old.judgement
    catalogue = old.catalogue
    directory = old.directory
    self.day = day ?? old.day
    zone = old.zone
    self.latest = latest
    self.page = page
    generation = Snapshot.nextGeneration()
  }

  private static let generations = Atomic<UInt64>(0)

  private static func nextGeneration() -> UInt64 { generations.add(1, ordering: .relaxed).newValue }

  /// The snapshot after figures changed; families of which nothing changed are kept as they are.
  func replacing(latest new: LatestFigures, changed: Set<IndicatorID>) throws -> Snapshot {
    let before = Set(latest.indicators.lazy.filter { $0.count > 0 }.map(\.indicator))
    let after = Set(new.indicators.lazy.filter { $0.count > 0 }.map(\.indicator))
    guard before == after else {
      return try Snapshot(catalogue: catalogue, latest: new, judgement: judgement, day: day, zone: zone)
    }
    let families = FigureFamilies(directory: directory, zone: zone)
    var page = page
    for indicator in changed {
      guard let figures = new[indicator], let known = directory.indicators[indicator] else { continue }
      let previous = latest[indicator].flatMap { old in page[MetricName(of: known).family].map { (old, $0) } }
      if let family = try families.family(of: figures, in: new, after: previous) { page = try page.replacing(family) }
    }
    let ends = page["caregauge_indicator_period_end_timestamp_seconds"].map { (latest, $0) }
    page = try page.replacing(try families.periodEnds(of: new, after: ends))
    return Snapshot(self, latest: new, page: page)
  }

  /// The same figures under another catalogue.
  func replacing(catalogue: Catalogue) throws -> Snapshot {
    try Snapshot(catalogue: catalogue, latest: latest, judgement: judgement, day: day, zone: zone)
  }

  /// The same figures, judged anew.
  func replacing(judgement new: Judgement) throws -> Snapshot {
    var page = page
    for family in try JudgementFamilies(directory: directory).all(of: new) {
      page = try page.replacing(family)
    }
    return Snapshot(self, latest: latest, page: page, judgement: new)
  }

  /// The same figures on another day: targets begin and fall due.
  func turned(to day: Day) throws -> Snapshot {
    var page = page
    for family in try CatalogueFamilies.all(of: catalogue, directory: directory, zone: zone, on: day) {
      page = try page.replacing(family)
    }
    return Snapshot(self, latest: latest, page: page, day: day)
  }

  /// A figure with its names, for pages.
  struct Shown: Sendable {
    let indicator: Indicator
    let area: Area
    let value: Double
    let period: Period?
  }

  /// The newest figures of a region in the order of the catalogue's indicators, at most `limit`.
  func shown(_ region: RegionID, limit: Int) -> [Shown] {
    let families = FigureFamilies(directory: directory, zone: zone)
    var shown: [Shown] = []
    for indicator in catalogue.indicators where shown.count < limit {
      guard let figures = latest[indicator.id] else { continue }
      for row in families.rows(of: figures, in: latest, region: region) where shown.count < limit {
        let figure = figures.blocks[row.block].figure(at: row.row)
        shown.append(Shown(indicator: indicator, area: row.area, value: figure.value, period: figure.period))
      }
    }
    return shown
  }
}
