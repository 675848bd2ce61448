import CareGaugeAdapter

/// One workbook of the inbox, which becomes one report.
struct FormFile {
  /// The report's name.
  let name: String
  /// The file's name within the inbox.
  let file: String
  let path: String

  /// Bytes of a file at most; a form has some tens of thousands.
  private static let limit = 16 << 20
  /// What `source` begins with.
  static let scheme = "file:"

  /// Reads the workbook and reports what it says; one that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ headings: Headings, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the inbox")
      return
    }
    let receivedAt = changed.wholeSeconds
    var unread = UnreadSource(name: name, source: FormFile.scheme + file, receivedAt: receivedAt)
    do {
      let content = try SourceFile(path: path, limit: FormFile.limit)
      unread.sha256 = content.sha256
      let form = try Form(try Workbook(content.bytes), headings: headings, receivedAt: receivedAt)
      let head = form.head
      let report = try output.report(
        ReportHead(
          name: name, period: head.period, reporter: head.reporter, reportedAt: head.reportedAt,
          deliveredAt: head.deliveredAt, status: head.status, source: FormFile.scheme + file, sha256: content.sha256,
          asOf: head.asOf))
      try form.write(to: report)
    } catch let fault as PackageFault {
      try unread.reject(Origin(place: fault.place), reason: fault.reason, to: output)
    } catch let fault as FormFault {
      try unread.reject(fault.origin, reason: fault.reason, to: output)
    } catch let fault as AdapterFault where unread.sha256 == nil {
      try unread.reject(reason: fault.reason, to: output)
    }
  }
}

/// Why a form as a whole cannot be read.
struct FormFault: Error {
  var origin = Origin()
  let reason: String
}
