import CareGaugeModel
import PostgreSQL

extension Connection {
  func writeReports(
    _ new: [NewReport], of collected: CollectedReports, _ digests: [[UInt8]], adapter: Int32, collection: Int32
  ) throws {
    try copyIn(
      """
      copy caregauge.report (report_id, adapter_id, collection_id, name, period_start, period_end, reporter, reported_at,
        delivered_at, received_at, status, source, sha256, as_of, obligation, readings, absences, rejections, digest)
      from stdin (format binary)
      """
    ) { rows in
      for report in new {
        let content = collected.reports[report.index]
        let head = content.head
        try rows.beginRow(fields: 19)
        try rows.append(report.id)
        try rows.append(adapter)
        try rows.append(collection)
        try rows.append(value: storable(head.name))
        try rows.append(value: head.period.start)
        try rows.append(value: head.period.end)
        try rows.append(value: head.reporter.map(storable))
        try rows.append(value: head.reportedAt)
        try rows.append(value: head.deliveredAt)
        try rows.append(value: collected.receivedAt)
        try rows.append(value: head.status.rawValue)
        try rows.append(value: head.source.map(storable))
        try rows.append(value: head.sha256.map(storable))
        try rows.append(value: head.asOf)
        try rows.append(value: head.obligation.map(storable))
        try rows.append(Int32(content.readings.count))
        try rows.append(Int32(content.absences.count))
        try rows.append(Int32(content.rejections.count))
        try rows.append(value: digests[report.index])
      }
    }
  }

  func writeBlocks(_ parts: [ReportPart], of collected: CollectedReports) throws {
    try copyIn(
      """
      copy caregauge.reading_block (block_id, period_end, period_start, reported_at, report_id, received_at, value,
        numerator, denominator) from stdin (format binary)
      """
    ) { writer in
      var encoder = BlockEncoder()
      for part in parts {
        let content = collected.reports[part.report.index]
        let head = BlockEncoder.Head(
          period: content.head.period, reportedAt: content.head.reportedAt, reportID: part.report.id,
          receivedAt: part.receivedAt)
        try encoder.encode(content.readings, part.rows, head) { try writer.append(raw: $0) }
      }
      try encoder.finish { try writer.append(raw: $0) }
    }
  }

  func writeOrigins(_ parts: [ReportPart], of collected: CollectedReports) throws {
    let parts = parts.filter { part in
      let readings = collected.reports[part.report.index].readings
      return !readings.places.isEmpty || !readings.raws.isEmpty
    }
    guard !parts.isEmpty else { return }
    try copyIn(
      "copy caregauge.reading_origin (report_id, block_id, place, raw) from stdin (format binary)"
    ) { writer in
      var encoder = OriginEncoder()
      for part in parts {
        let content = collected.reports[part.report.index]
        guard let rows = part.whole else { continue }
        try rows.forEachBlock { _, positions in
          encoder.append(content, rows, positions, reportID: part.report.id)
          try writer.append(raw: encoder.bytes)
          encoder.removeAll()
        }
      }
    }
  }

  func writeAbsences(_ parts: [ReportPart], of collected: CollectedReports) throws {
    let parts = parts.filter { !collected.reports[$0.report.index].absences.isEmpty }
    guard !parts.isEmpty else { return }
    try copyIn("copy caregauge.absence (report_id, block_id, slot, reason) from stdin (format binary)") { rows in
      for part in parts {
        let content = collected.reports[part.report.index]
        for position in 0..<part.rows.count {
          let row = part.rows.row(at: position) - content.readings.count
          guard row >= 0 else { continue }
          try rows.beginRow(fields: 4)
          try rows.append(part.report.id)
          try rows.append(part.rows.series[position] >> 8)
          try rows.append(value: Int16(part.rows.series[position] & 255))
          try rows.append(value: content.absences[row].reason.rawValue)
        }
      }
    }
  }
}

/// Text that PostgreSQL can hold: without NUL.
func storable(_ text: String) -> String {
  text.utf8.contains(0) ? String(decoding: text.utf8.map { $0 == 0 ? UInt8(ascii: " ") : $0 }, as: UTF8.self) : text
}
