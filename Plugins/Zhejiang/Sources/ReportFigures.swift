import CareGaugeAdapter

/// The figures of one report, each indicator and area at most once.
///
/// Different codes or ways of writing a period can name the same figure, and a report that says one thing twice would be
/// refused as a whole.
struct ReportFigures {
  /// What one row says.
  enum Content: Equatable {
    case figure(Figure)
    case missing(AbsentReason)
  }
  private enum Entry {
    case content(Content, IndicatorID, AreaCode, Origin, whole: Origin)
    case rejected(Origin, String)
  }
  private var entries: [Entry] = []
  private var contents: [[String]: [Content]] = [:]

  /// - Parameter whole: Where the row is, with all its fields, for when it contradicts another.
  mutating func add(
    _ content: Content, _ indicator: IndicatorID, _ area: AreaCode, _ origin: Origin, _ whole: Origin
  ) {
    contents[[indicator.text, area.text], default: []].append(content)
    entries.append(.content(content, indicator, area, origin, whole: whole))
  }

  mutating func reject(_ origin: Origin, _ reason: String) { entries.append(.rejected(origin, reason)) }

  /// Writes all of it: rows that say the same once, rows that contradict each other as rejections.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    var written: Set<[String]> = []
    for entry in entries {
      switch entry {
      case .rejected(let origin, let reason): try report.rejected(origin, reason: reason)
      case .content(let content, let indicator, let area, let origin, let whole):
        let key = [indicator.text, area.text]
        if let all = contents[key], all.contains(where: { $0 != content }) {
          try report.rejected(whole, reason: "another row says something else of the same figure")
          continue
        }
        guard written.insert(key).inserted else { continue }
        switch content {
        case .figure(let figure): try report.reading(indicator, area: area, figure, from: origin)
        case .missing(let reason): try report.absent(indicator, area: area, reason)
        }
      }
    }
  }
}
