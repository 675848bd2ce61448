import CareGaugeModel
import YAML

extension CatalogueReading {
  func readPublished() {
    var first: [String: (figure: PublishedFigure, section: Section)] = [:]
    for row in rows[.published] {
      guard let figure = readPublished(row) else { continue }
      catalogue.published.append(figure)
      let key = "\(figure.indicator) \(figure.area) \(figure.period)"
      guard let former = first[key] else {
        first[key] = (figure, row.section)
        continue
      }
      if former.figure.value != figure.value {
        let place = "\(former.section.file):\(former.section.valuePlace(of: "value"))"
        let what =
          "\(former.figure.id) at \(place) publishes another value for this indicator, area and period; correct one of them"
        row.section.fault(atValueOf: "value", what)
      }
    }
  }

  private func readPublished(_ row: CatalogueRow) -> PublishedFigure? {
    let section = row.section
    let id = section.required("id", .name("YC-009"))
    let indicator = reference(section, "indicator", .indicator, to: .indicators)
    let area = reference(section, "area", .area, to: .areas)
    let period = section.required("period", .period)
    let asOf = section.optional("as_of", .day)
    let value = section.required("value", .figure(of: indicator.flatMap { indicators[$0.text] }))
    let (document, clause) = readSource(section)
    section.finish()
    if let period, let asOf, !period.contains(asOf) {
      section.fault(atValueOf: "as_of", "\(asOf) is not in the period \(period); write a day within it")
    }
    if let period, let issued = document.flatMap({ documents[$0] })?.issued, period.start > issued {
      let what =
        "the period \(period) begins after the document was issued on \(issued); correct the period or the document"
      section.fault(atValueOf: "period", what)
    }
    guard let id, let indicator, let area, let period, let value, let document, let clause,
      let region = row.region
    else { return nil }
    return PublishedFigure(
      id: id, indicator: indicator, area: area, period: period, asOf: asOf, value: value, document: document,
      clause: clause, region: region)
  }
}

extension Form where Value == Double {
  /// A figure of an indicator, in its unit and within its range; percents only where the unit is `ratio`.
  static func figure(of indicator: Indicator?) -> Form {
    Form<WrittenNumber>.number.then { written in
      guard let indicator else { return .success(written.value) }
      if written.isPercent && indicator.unit != "ratio" {
        return .failure(
          Misfit("a percentage of an indicator in \(indicator.unit)", write: "a number of \(indicator.unit)"))
      }
      guard indicator.range.contains(written.value) else {
        let isPercentMeant =
          indicator.unit == "ratio" && !written.isPercent && written.value >= 2
          && indicator.range.contains(written.value / 100)
        let remedy = isPercentMeant ? "\(plainNumber(written.value))%" : "a value within it, or correct the range"
        return .failure(Misfit("outside \(indicator.rangeText), the range of \(indicator.id)", write: remedy))
      }
      return .success(written.value)
    }
    .asking(
      for: indicator.map { $0.unit == "ratio" ? "a share such as 60%" : "a number of \($0.unit)" }
        ?? "a number such as 60% or 700")
  }
}

extension Indicator {
  /// `0 to 2000000`, in percent for a ratio.
  var rangeText: String {
    let isRatio = unit == "ratio"
    let ends = [range.lowerBound, range.upperBound].map {
      isRatio ? "\(plainNumber(($0 * 1e11).rounded() / 1e9))%" : plainNumber($0)
    }
    return ends.joined(separator: " to ")
  }
}

/// A number without a needless `.0`.
func plainNumber(_ value: Double) -> String {
  let text = String(value)
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
