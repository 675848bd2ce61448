import CareGaugeAdapter

/// What the tables of a page say, in the order of the page, each indicator and area at most once.
struct PageFigures {
  /// What one cell says.
  enum Content: Equatable {
    case figure(Figure)
    case missing(AbsentReason)
  }
  private enum Entry {
    case content(Content, [String], IndicatorID, AreaCode, Origin)
    case rejected(Origin, String)
  }
  private var entries: [Entry] = []
  private var places: [[String]: [(content: Content, place: String)]] = [:]

  mutating func add(_ content: Content, _ indicator: IndicatorID, _ area: AreaCode, _ origin: Origin) {
    let key = [indicator.text, area.text]
    places[key, default: []].append((content, origin.place ?? ""))
    entries.append(.content(content, key, indicator, area, origin))
  }

  mutating func reject(_ origin: Origin, _ reason: String) { entries.append(.rejected(origin, reason)) }

  /// Writes all of it. The same figure twice counts once; of figures that contradict each other none does.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    var written: Set<[String]> = []
    for entry in entries {
      switch entry {
      case .rejected(let origin, let reason): try report.rejected(origin, reason: reason)
      case .content(let content, let key, let indicator, let area, let origin):
        let all = places[key] ?? []
        let figures = all.filter { if case .figure = $0.content { true } else { false } }
        if Set(figures.map { "\($0.content)" }).count > 1 {
          guard case .figure = content else { continue }
          let elsewhere = figures.map(\.place).filter { $0 != origin.place }.joined(separator: ", ")
          try report.rejected(origin, reason: "the page has another figure for the same at \(elsewhere)")
          continue
        }
        if case .missing = content, !figures.isEmpty { continue }
        guard written.insert(key).inserted else { continue }
        switch content {
        case .figure(let figure): try report.reading(indicator, area: area, figure, from: origin)
        case .missing(let reason): try report.absent(indicator, area: area, reason)
        }
      }
    }
  }
}
