import CareGaugeAdapter

/// One page of the inbox, which becomes one report.
struct PageFile {
  /// The report's name.
  let name: String
  /// The file's name within the inbox.
  let file: String
  let path: String

  /// What `source` begins with.
  static let scheme = "file:"

  /// Reads the page and reports what it says; a page that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ headings: Headings, _ characters: Characters, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the inbox")
      return
    }
    let receivedAt = changed.wholeSeconds
    var digest: String?
    do {
      let content = try SourceFile(path: path, limit: HTMLLimits().bytes)
      digest = content.sha256
      let page = StatisticsPage(try HTMLDocument(content.bytes), characters: characters)
      let form = try PageHead(page, headings: headings, receivedAt: receivedAt)
      let report = try output.report(
        ReportHead(
          name: name, period: form.period, reporter: form.reporter, reportedAt: form.reportedAt,
          deliveredAt: form.reportedAt.startInChina, source: PageFile.scheme + file, sha256: digest, asOf: form.asOf))
      try StatisticsTable.write(page, form, headings: headings, to: report)
    } catch let fault as HTMLFault {
      try reject(Origin(), fault.reason, receivedAt, digest, to: output)
    } catch let fault as FormFault {
      try reject(fault.origin, fault.reason, receivedAt, digest, to: output)
    } catch let fault as AdapterFault where digest == nil {
      try reject(Origin(), fault.reason, receivedAt, digest, to: output)
    }
  }

  /// A page whose form cannot be read: all that is known is when it came, and that day stands for its period.
  private func reject(
    _ origin: Origin, _ reason: String, _ receivedAt: Instant, _ digest: String?, to output: ReportWriter
  ) throws {
    let day = receivedAt.dayInChina
    let head = ReportHead(
      name: name, period: .day(day), reportedAt: day, deliveredAt: receivedAt, source: PageFile.scheme + file,
      sha256: digest)
    try output.report(head).rejected(origin, reason: "the whole page: \(reason)")
  }
}

/// Why a page as a whole cannot be read.
struct FormFault: Error {
  var origin = Origin()
  let reason: String
}
