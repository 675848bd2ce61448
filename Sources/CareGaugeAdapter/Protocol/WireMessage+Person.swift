extension WireMessage {
  /// The message as a line for a person, who tries an adapter without the collector.
  var forPerson: String {
    switch self {
    case .hello(let name, let version): "\(name) \(version)\n"
    case .description(let description): WireMessage.forPerson(description)
    case .report(let head): WireMessage.forPerson(head)
    case .reading(let report, let indicator, let area, let figure, let origin):
      "\(report)  reading   \(area)  \(indicator)  \(WireMessage.forPerson(figure))\(WireMessage.forPerson(origin))\n"
    case .absent(let report, let indicator, let area, let reason):
      "\(report)  absent    \(area)  \(indicator)  \(reason.rawValue)\n"
    case .rejected(let report, let origin, let reason):
      "\(report)  rejected  \(reason)\(WireMessage.forPerson(origin))\n"
    case .progress(let done, let total): "progress \(done) of \(total)\n"
    case .done: ""
    case .end(let counts):
      "end: reports \(counts.reports), readings \(counts.readings), absent \(counts.absent), rejected \(counts.rejected)\n"
    case .failed(let fault): "failed: \(fault)\n"
    }
  }

  private static func forPerson(_ figure: Figure) -> String {
    var parts: [String] = []
    if let numerator = figure.numerator, let denominator = figure.denominator {
      parts.append("\(decimalText(numerator)) / \(decimalText(denominator))")
    }
    if let stated = figure.stated { parts.append((parts.isEmpty ? "" : "stated ") + decimalText(stated)) }
    return parts.joined(separator: ", ")
  }

  private static func forPerson(_ origin: Origin) -> String {
    let place = origin.place.map { "  at \($0)" } ?? ""
    let raw = origin.raw.map { "  “\($0.map { $0.isNewline ? "⏎" : String($0) }.joined())”" } ?? ""
    return place + raw
  }

  private static func forPerson(_ head: ReportHead) -> String {
    var words = ["\(head.name)  report  period \(head.period)"]
    if let asOf = head.asOf { words.append("as of \(asOf)") }
    words.append("\(head.status.rawValue) of \(head.reportedAt)")
    if let reporter = head.reporter { words.append("by \(reporter)") }
    if let delivered = head.deliveredAt { words.append("delivered \(Zone.shanghai.rfc3339(delivered))") }
    if let obligation = head.obligation { words.append("meets \(obligation)") }
    if let source = head.source { words.append("from \(source)") }
    return words.joined(separator: ", ") + "\n"
  }

  private static func forPerson(_ description: AdapterDescription) -> String {
    var lines = ["\(description.summary)", "region      \(description.region)"]
    lines.append("indicators  " + description.indicators.map(\.text).joined(separator: " "))
    lines.append("areas       " + description.areas.map(\.text).joined(separator: " "))
    for option in description.options {
      lines.append(
        "option      \(option.name) (\(option.kind.rawValue)\(option.required ? ", required" : "")): \(option.help)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
