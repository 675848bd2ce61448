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
    var unread = UnreadSource(name: name, source: PageFile.scheme + file, receivedAt: receivedAt, noun: "page")
    do {
      let content = try SourceFile(path: path, limit: HTMLLimits().bytes)
      unread.sha256 = content.sha256
      let page = StatisticsPage(try HTMLDocument(content.bytes), characters: characters)
      let form = try PageHead(page, headings: headings, receivedAt: receivedAt)
      let report = try output.report(
        ReportHead(
          name: name, period: form.period, reporter: form.reporter, reportedAt: form.reportedAt,
          deliveredAt: form.reportedAt.startInChina, source: PageFile.scheme + file, sha256: content.sha256,
          asOf: form.asOf))
      try StatisticsTable.write(page, form, headings: headings, to: report)
    } catch let fault as HTMLFault {
      try unread.reject(reason: fault.reason, to: output)
    } catch let fault as FormFault {
      try unread.reject(fault.origin, reason: fault.reason, to: output)
    } catch let fault as AdapterFault where unread.sha256 == nil {
      try unread.reject(reason: fault.reason, to: output)
    }
  }
}

/// Why a page as a whole cannot be read.
struct FormFault: Error {
  var origin = Origin()
  let reason: String
}
