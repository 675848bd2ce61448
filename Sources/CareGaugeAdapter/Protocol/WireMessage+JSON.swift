extension WireMessage {
  /// Appends the message as one line of JSON.
  func write(to line: inout JSONLine, collection: String, zone: Zone) {
    line.begin()
    line.field("id", collection)
    line.field("type", type)
    switch self {
    case .hello(let name, let version):
      line.field("name", name)
      line.field("version", version)
      line.field("protocol", WireMessage.version)
    case .description(let description): WireMessage.write(description, to: &line)
    case .report(let head): WireMessage.write(head, to: &line, zone: zone)
    case .reading(let report, let indicator, let area, let figure, let origin):
      line.field("report", report)
      line.field("indicator", indicator.text)
      line.field("area", area.text)
      line.field("value", figure.stated)
      line.field("numerator", figure.numerator)
      line.field("denominator", figure.denominator)
      line.field("place", origin.place)
      line.field("raw", origin.raw)
    case .absent(let report, let indicator, let area, let reason):
      line.field("report", report)
      line.field("indicator", indicator.text)
      line.field("area", area.text)
      line.field("reason", reason.rawValue)
    case .rejected(let report, let origin, let reason):
      line.field("report", report)
      line.field("place", origin.place)
      line.field("raw", origin.raw)
      line.field("reason", reason)
    case .progress(let done, let total):
      line.field("done", done)
      line.field("of", total)
    case .done: break
    case .end(let counts):
      line.field("reports", counts.reports)
      line.field("readings", counts.readings)
      line.field("absent", counts.absent)
      line.field("rejected", counts.rejected)
    case .failed(let fault):
      line.field("code", fault.code.rawValue)
      line.field("reason", fault.reason)
    }
    line.end()
  }

  private var type: String {
    switch self {
    case .hello: "hello"
    case .description: "description"
    case .report: "report"
    case .reading: "reading"
    case .absent: "absent"
    case .rejected: "rejected"
    case .progress: "progress"
    case .done, .end: "end"
    case .failed: "failed"
    }
  }

  private static func write(_ description: AdapterDescription, to line: inout JSONLine) {
    line.field("region", description.region.text)
    line.field("indicators", description.indicators.map(\.text))
    line.field("areas", description.areas.map(\.text))
    line.field("options", each: description.options) { line, option in
      line.object {
        $0.field("name", option.name)
        $0.field("type", option.kind.rawValue)
        $0.field("required", option.required)
        $0.field("help", option.help)
        $0.field("default", option: option.fallback)
      }
    }
  }

  private static func write(_ head: ReportHead, to line: inout JSONLine, zone: Zone) {
    line.field("report", head.name)
    line.field("period", head.period.description)
    line.field("as_of", head.asOf?.description)
    line.field("reporter", head.reporter)
    line.field("reported_at", head.reportedAt.description)
    line.field("delivered_at", head.deliveredAt.map(zone.rfc3339))
    line.field("status", head.status.rawValue)
    line.field("obligation", head.obligation)
    line.field("source", head.source)
    line.field("sha256", head.sha256)
  }
}
