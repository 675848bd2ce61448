import CareGaugeModel

/// A `report` line: the head of a report, or why no such report can be.
struct ReportDeclaration {
  var name: String
  var head: ReportHead?
  /// What cannot be, as a sentence; nil exactly when there is a head.
  var refusal: String?

  init(_ line: ScannedLine) throws(CollectionFault) {
    name = try line.text(.report)
    guard (1...200).contains(name.utf8.count) else {
      throw line.fault(.malformed, .report, "a report's name has 1 to 200 bytes")
    }
    let texts = try Texts(line)
    switch ReportDeclaration.head(name, texts) {
    case .success(let head): self.head = head
    case .failure(let refusal): self.refusal = refusal.sentence
    }
  }

  private struct Texts {
    var period: String
    var reportedAt: String
    var status, reporter, deliveredAt, source, sha256, asOf, obligation: String?

    init(_ line: ScannedLine) throws(CollectionFault) {
      period = try line.text(.period)
      reportedAt = try line.text(.reportedAt)
      status = try line.optionalText(.status)
      reporter = try line.optionalText(.reporter)
      deliveredAt = try line.optionalText(.deliveredAt)
      source = try line.optionalText(.source)
      sha256 = try line.optionalText(.sha256)
      asOf = try line.optionalText(.asOf)
      obligation = try line.optionalText(.obligation)
    }
  }

  private struct Refusal: Error { var sentence: String }

  private static func head(_ name: String, _ texts: Texts) -> Result<ReportHead, Refusal> {
    func refuse(_ sentence: String) -> Result<ReportHead, Refusal> { .failure(Refusal(sentence: sentence)) }
    guard let period = Period(texts.period) else {
      return refuse(
        "the period \(quoted(texts.period)) cannot be; write 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023")
    }
    guard let reportedAt = Day(texts.reportedAt) else {
      return refuse("the day \(quoted(texts.reportedAt)) in reported_at cannot be; write 2023-09-25")
    }
    guard period.start <= reportedAt else {
      return refuse("the period \(period) begins after the report's own day \(reportedAt)")
    }
    guard let status = ReportStatus(rawValue: texts.status ?? "final") else {
      return refuse("the status \(quoted(texts.status ?? "")) is none of provisional, final, revised")
    }
    var head = ReportHead(name: name, period: period, reporter: texts.reporter, reportedAt: reportedAt, status: status)
    if let text = texts.deliveredAt {
      guard let instant = Instant(rfc3339: text) else {
        return refuse("the time \(quoted(text)) in delivered_at cannot be; write 2023-09-25T16:20:00+08:00")
      }
      head.deliveredAt = instant
    }
    if let text = texts.asOf {
      guard let day = Day(text), period.contains(day) else {
        return refuse("as_of \(quoted(text)) is no day within the period \(period)")
      }
      head.asOf = day
    }
    if let text = texts.sha256 {
      guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return refuse("sha256 must be 64 lower-case hexadecimal digits") }
      head.sha256 = text
    }
    head.source = texts.source
    head.obligation = texts.obligation
    return .success(head)
  }
}

/// A text of an adapter for a sentence: in quotes, its control characters replaced, cut at 60 characters.
func quoted(_ text: String) -> String {
  let cut = text.prefix(60).map { $0.unicodeScalars.contains { $0.value < 0x20 } ? "\u{FFFD}" : $0 }
  return "\"" + String(cut) + (text.count > 60 ? "…" : "") + "\""
}
