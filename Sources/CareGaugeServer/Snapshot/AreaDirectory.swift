import CareGaugeExposition
import CareGaugeModel

/// Areas and indicators by their names, with the small numbers by which `/metrics` is cut down.
package struct AreaDirectory: Sendable {
  /// Regions in the order of the catalogues.
  package let regions: [RegionID]
  package let areas: [AreaCode: Area]
  package let indicators: [IndicatorID: Indicator]
  /// `region` and `area` of each area, written once and shared by all families.
  private let labels: [AreaCode: LabelSet]

  /// - Throws: `MetricFault` when a name cannot stand in a label.
  package init(_ catalogue: Catalogue) throws(MetricFault) {
    var regions: [RegionID] = []
    for area in catalogue.areas where regions.last != area.region && !regions.contains(area.region) {
      regions.append(area.region)
    }
    self.regions = regions
    areas = Dictionary(catalogue.areas.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
    let names = try LabelNames(["region", "area"])
    var labels: [AreaCode: LabelSet] = [:]
    for area in catalogue.areas { labels[area.code] = try LabelSet(names, [area.region.text, area.code.text]) }
    self.labels = labels
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The labels of a figure of an area.
  func labels(of area: Area) -> LabelSet { labels[area.code] ?? .none }

  /// Where a sample about an area belongs.
  func place(of area: Area) -> SamplePlace {
    let region = regions.firstIndex(of: area.region) ?? Int(SamplePlace.unspecified)
    let level = Area.Level.allCases.firstIndex(of: area.level) ?? Int(SamplePlace.unspecified)
    return SamplePlace(region: UInt8(clamping: region), level: UInt8(clamping: level))
  }

  /// The cut that `?region=` and `?level=` ask for; nil where one of them names nothing that exists.
  func cut(region: String?, level: String?) -> PageCut? {
    var cut = PageCut()
    if let region {
      guard let number = regions.firstIndex(where: { $0.text == region }) else { return nil }
      cut.regions = [UInt8(clamping: number)]
    }
    if let level {
      guard let number = Area.Level.allCases.firstIndex(where: { $0.rawValue == level }) else { return nil }
      cut.levels = [UInt8(clamping: number)]
    }
    return cut
  }
}
