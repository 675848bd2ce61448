import CareGaugeModel

@testable import CareGaugeCollector

/// All that a collection says, with names for numbers and bits for figures, so that two can be compared whatever their
/// vocabularies.
struct PlainCollection: Hashable {
  struct Report: Hashable {
    let head: ReportHead
    let indicators: [IndicatorID]
    let areas: [AreaCode]
    let figures: [[UInt64]]
    let places: [String?]
    let raws: [String?]
    let absences: [String]
    let rejections: [Rejection]
  }

  let names: [String]
  let moments: [Instant?]
  let reports: [Report]
  let findings: [Finding]
  let findingBits: [UInt64?]

  init(_ collected: CollectedReports, startedAt: Instant?) {
    names = [collected.adapter, collected.version, collected.region.text, collected.collection]
    moments = [collected.receivedAt, startedAt]
    let vocabulary = collected.vocabulary
    reports = collected.reports.map { PlainCollection.plain($0, vocabulary) }
    findings = collected.findings
    findingBits = collected.findings.flatMap { [$0.value?.bitPattern, $0.expected?.bitPattern] }
  }

  private static func plain(_ report: CollectedReport, _ vocabulary: Vocabulary) -> Report {
    let readings = report.readings
    let columns = [readings.stated, readings.numerators, readings.denominators]
    return Report(
      head: report.head, indicators: readings.indicators.map { vocabulary.indicators[Int($0)] },
      areas: readings.areas.map { vocabulary.areas[Int($0)] },
      figures: columns.map { $0.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern } },
      places: readings.indicators.indices.map { readings.places[$0] },
      raws: readings.indicators.indices.map { readings.raws[$0] },
      absences: report.absences.map {
        "\(vocabulary.indicators[Int($0.indicator)]) \(vocabulary.areas[Int($0.area)]) \($0.reason.rawValue)"
      }, rejections: report.rejections)
  }
}
