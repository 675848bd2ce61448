import CareGaugeModel
import PostgreSQL

/// What a report says about all its readings.
struct ReportFacts {
  var status: ReportStatus
  var adapter: String
  var reporter: String?
  var source: String?
  var asOf: Day?
  var obligation: String?
}

/// A series within a report.
struct SeriesOfReport: Hashable {
  var report: Int32
  var series: Int32
}

/// Places and raw texts by report and block, each pair of arrays kept as the server sent it.
struct OriginTexts {
  private struct Key: Hashable {
    var report: Int32
    var block: Int32
  }

  private var rows: [Key: (places: SlotArray<String>?, raws: SlotArray<String>?)] = [:]

  mutating func add(report: Int32, block: Int32, places: SlotArray<String>?, raws: SlotArray<String>?) {
    rows[Key(report: report, block: block)] = (places, raws)
  }

  func origin(_ series: SeriesOfReport) -> Origin {
    guard let row = rows[Key(report: series.report, block: series.series >> 8)] else { return Origin() }
    func text(_ array: SlotArray<String>?) -> String? {
      guard let array, array.elements.indices.contains(Int(series.series & 255)) else { return nil }
      return array.elements[Int(series.series & 255)]
    }
    return Origin(place: text(row.places), raw: text(row.raws))
  }
}

extension Connection {
  func reportFacts(_ numbers: [Int32]) throws -> [Int32: ReportFacts] {
    var facts: [Int32: ReportFacts] = [:]
    guard !numbers.isEmpty else { return facts }
    let rows = try query(
      """
      select r.report_id, r.status, a.name, r.reporter, r.source, r.as_of, r.obligation
      from caregauge.report r join caregauge.adapter a using (adapter_id) where r.report_id = any(\(numbers))
      """)
    for row in rows {
      facts[try row.decode(Int32.self, 0)] = ReportFacts(
        status: ReportStatus(rawValue: try row.value(1)) ?? .final, adapter: try row.value(2),
        reporter: try row.value(3), source: try row.value(4), asOf: try row.value(5), obligation: try row.value(6))
    }
    return facts
  }

  func originTexts(reports: [Int32], blocks: [Int32]) throws -> OriginTexts {
    var texts = OriginTexts()
    guard !reports.isEmpty else { return texts }
    let rows = try query(
      """
      select report_id, block_id, place, raw from caregauge.reading_origin
      where report_id = any(\(reports)) and block_id = any(\(blocks))
      """)
    for row in rows {
      texts.add(report: try row.value(0), block: try row.value(1), places: try row.value(2), raws: try row.value(3))
    }
    return texts
  }

  func absenceReasons(reports: [Int32], blocks: [Int32]) throws -> [SeriesOfReport: AbsentReason] {
    var reasons: [SeriesOfReport: AbsentReason] = [:]
    guard !reports.isEmpty else { return reasons }
    let rows = try query(
      """
      select report_id, block_id, slot, reason from caregauge.absence
      where report_id = any(\(reports)) and block_id = any(\(blocks))
      """)
    for row in rows {
      let block = try row.decode(Int32.self, 1)
      let key = SeriesOfReport(report: try row.value(0), series: block << 8 | Int32(try row.decode(Int16.self, 2)))
      reasons[key] = AbsentReason(rawValue: try row.value(3))
    }
    return reasons
  }
}
