import CareGaugeModel
import PostgreSQL

extension Store {
  /// Takes over what the catalogues say about indicators and areas, and which figures documents publish.
  ///
  /// To be called before collections are stored: it decides which readings count as received on a day of issue.
  package func register(_ catalogue: Catalogue) async throws {
    let directory = try await transaction { connection in
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.writing))")
      var directory = try connection.refreshed(directories.current)
      let changed = directory.register(catalogue)
      try connection.writeAdditions(of: &directory)
      try connection.describe(catalogue)
      try connection.writePublished(catalogue)
      if changed { try connection.raiseGeneration(of: &directory) }
      return directory
    }
    directories.offer(directory)
  }
}

extension Directory {
  /// Adds what is new and updates what is known; true when something known changed.
  fileprivate mutating func register(_ catalogue: Catalogue) -> Bool {
    var changed = false
    for indicator in catalogue.indicators.sorted(by: { $0.id < $1.id }) {
      if let number = number(of: indicator.id) {
        if update(number, scale: indicator.scale) { changed = true }
      } else {
        _ = add(IndicatorEntry(id: indicator.id, scale: indicator.scale))
      }
    }
    for area in catalogue.areas.sorted(by: { $0.code < $1.code }) {
      if let number = number(of: area.code) {
        if update(number, name: area.name, region: area.region.text) { changed = true }
      } else {
        _ = add(AreaEntry(code: area.code, name: area.name, region: area.region.text))
      }
    }
    var published: [Period: Set<PublishedEntry>] = [:]
    for (figure, issued) in catalogue.publishedWithIssue {
      published[figure.period, default: []].insert(
        PublishedEntry(indicator: figure.indicator, area: figure.area, issued: issued))
    }
    if published != self.published {
      self.published = published
      changed = true
    }
    return changed
  }
}

extension Catalogue {
  /// The published figures whose documents are listed, with their days of issue.
  fileprivate var publishedWithIssue: [(PublishedFigure, Day)] {
    let issued = Dictionary(documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { first, _ in first })
    return published.compactMap { figure in issued[figure.document].map { (figure, $0) } }
  }
}

extension Connection {
  /// Writes names, units and levels where they differ.
  fileprivate func describe(_ catalogue: Catalogue) throws {
    let indicators = catalogue.indicators
    try execute(
      """
      update caregauge.indicator i set title_zh = n.zh, title_en = n.en, unit = n.unit, kind = n.kind, scale = n.scale
      from unnest(\(indicators.map(\.id.text)), \(indicators.map(\.name.zh)), \(indicators.map(\.name.en)),
        \(indicators.map(\.unit)), \(indicators.map(\.kind.rawValue)), \(indicators.map(\.scale)))
        n (name, zh, en, unit, kind, scale)
      where i.name = n.name
        and (i.title_zh, i.title_en, i.unit, i.kind, i.scale) is distinct from (n.zh, n.en, n.unit, n.kind, n.scale)
      """)
    let areas = catalogue.areas
    try execute(
      """
      update caregauge.area a set name = n.name, parent = n.parent, level = n.level, region = n.region
      from unnest(\(areas.map(\.code.text)), \(areas.map(\.name)), \(areas.map(\.parent?.text)),
        \(areas.map(\.level.rawValue)), \(areas.map(\.region.text))) n (code, name, parent, level, region)
      where a.code = n.code
        and (a.name, a.parent, a.level, a.region) is distinct from (n.name, n.parent, n.level, n.region)
      """)
  }

  /// Replaces the list of published figures by the catalogue's.
  fileprivate func writePublished(_ catalogue: Catalogue) throws {
    let (figures, issued) = (catalogue.publishedWithIssue.map(\.0), catalogue.publishedWithIssue.map(\.1))
    try execute("delete from caregauge.published_figure")
    try execute(
      """
      insert into caregauge.published_figure
        (published_id, indicator, area, period_start, period_end, value, document, clause, issued)
      select * from unnest(\(figures.map(\.id)), \(figures.map(\.indicator.text)), \(figures.map(\.area.text)),
        \(figures.map(\.period.start)), \(figures.map(\.period.end)), \(figures.map(\.value)),
        \(figures.map(\.document)), \(figures.map(\.clause)), \(issued))
      """)
  }
}
